"""Test persons on the page: whose answers a preview shows, and keeping what was typed as one."""

from mobio.engine.persona_answers import record_of
from mobio.engine.persona_writer import written
from mobio.engine.personas import FOLDER
from mobio.engine.records import Record
from mobio.resources.drafts import Draft
from mobio.services import drafting
from mobio.services.personas import personas_of


def path_of(persona_id):
    """Return the path of the file of a test person."""
    return f"{FOLDER}/{persona_id}"


def persona_drafts(schemas):
    """Return the drafts of test persons; they may still expect what is not so."""
    drafts = schemas.drafts.values()
    return [each for each in drafts if each.path.startswith(f"{FOLDER}/") and each.text is not None]


def visible_personas(catalogue):
    """Return {id: Persona} of those in *catalogue* that can be looked through."""
    return {name: each for name, each in personas_of(catalogue).items() if each.today is not None}


def answers_of(catalogue, persona):
    """Return the Record of *persona*, with a place for the answers of every section."""
    record = record_of(catalogue, persona)
    empty = {form.id: {} for form in catalogue.sections}
    answers = {**empty, **record.answers}
    return Record(catalogue, answers, record.today, record.consents)


def begin(schemas, record, persona_id, title, account, now):
    """Return the draft of a test person: the one that is there, else one with *record*'s answers.

    Raises NotAllowed if a new one cannot be called so.
    """
    path = path_of(persona_id)
    if schemas.knows(path):
        return drafting.begin(schemas, path, account, now)
    draft = drafting.begin_new(schemas, FOLDER, persona_id, title, account, now)
    words = " ".join(title.split()) or persona_id
    _write(schemas, draft, record, (words, words, False), account, now)
    return draft


def keep(schemas, persona, record, account, now):
    """Write the answers of *record*, and what is so today, into the draft of *persona*."""
    draft: Draft = schemas.drafts[path_of(persona.reference.id)]
    about = (persona.title, persona.about, persona.staff)
    _write(schemas, draft, record, about, account, now)


def _write(schemas, draft, record, about, account, now):
    german = record.catalogue.in_language("de")
    record = Record(german, record.answers, record.today, record.consents)
    text = written(record, *about)
    number = schemas.in_force.get(draft.path, 0) + 1
    draft.write(text, number, account.__name__, now)
