"""Look at the newest test persons through the newest forms: is what they expect still so?"""

from mobio.engine.catalogue import Catalogue
from mobio.engine.expectations import is_asked, told
from mobio.engine.folders import PACKAGES
from mobio.engine.loading import newest
from mobio.engine.mistakes import Mistake, Notebook, guess
from mobio.engine.persona_answers import record_of, was_asked
from mobio.engine.personas import FOLDER
from mobio.engine.references import Reference

MENU = "site"


def check_personas(definitions, files, objections):
    """Return the objections of the newest test persons in *definitions*.

    They are run only where no other file has an error: else they would repeat it in other words.
    *objections* are those found so far.
    """
    wrong = {each.file for each in objections if each.severity == "error"}
    personas = [definitions[reference] for reference in _newest_personas(definitions)]
    if not personas or wrong - {files[each] for each in definitions if each.folder == FOLDER}:
        return []
    catalogue = Catalogue(definitions, newest(definitions))
    found = []
    for persona in personas:
        notebook = Notebook(files[persona.reference])
        if not any(each.folder == MENU for each in definitions):
            notebook.note(Mistake.NO_SUCH_FILE, 1, id=f"{MENU}/menu")
        elif notebook.file not in wrong:
            _check(catalogue, persona, notebook)
        found += notebook.objections
    return found


def _newest_personas(definitions):
    for path, version in sorted(newest(definitions).items()):
        folder, _slash, name = path.partition("/")
        if folder == FOLDER:
            yield Reference(folder, name, version)


def _check(catalogue, persona, notebook):
    _check_consents(catalogue, persona, notebook)
    record = record_of(catalogue, persona, notebook.note)
    for claim in persona.claims:
        _check_claim(catalogue, persona, record, claim, notebook)
    for claim in persona.packages:
        if f"{PACKAGES}/{claim.package}" in catalogue.in_force:
            _check_package(catalogue, record, claim, notebook)
        else:
            words = {"id": f"{PACKAGES}/{claim.package}"}
            notebook.note(Mistake.NO_SUCH_FILE, claim.line, **words)


def _check_consents(catalogue, persona, notebook):
    for consent in persona.consents:
        if f"consents/{consent}" not in catalogue.in_force:
            line = persona.line_of("consents")
            notebook.note(Mistake.NO_SUCH_FILE, line, id=f"consents/{consent}")


def _check_claim(catalogue, persona, record, claim, notebook):
    forms = {form.id: form for form in catalogue.sections}
    form = forms.get(claim.section)
    if form is None:
        words = {"id": claim.section, "guess": guess(claim.section, forms)}
        notebook.note(Mistake.NO_SUCH_SECTION, claim.line, **words)
    elif claim.question not in form:
        _note_unknown(catalogue, form, claim.question, claim.line, notebook)
    elif is_asked(record, form, claim.question, persona.staff) != claim.is_asked:
        mistake = Mistake.NOT_ASKED if claim.is_asked else Mistake.ASKED
        notebook.note(mistake, claim.line, id=f"{claim.section}.{claim.question}")


def _note_unknown(catalogue, form, question_id, line, notebook):
    if was_asked(catalogue, form.id, question_id):
        notebook.note(Mistake.FORMER_ANSWER, line, "warning", id=question_id)
    else:
        near = [question.id for question in form.every_question()]
        words = {"id": question_id, "guess": guess(question_id, near)}
        notebook.note(Mistake.NO_SUCH_QUESTION, line, **words)


def _check_package(catalogue, record, claim, notebook):
    """What is named must read exactly so; what is answered and not named is worth a look."""
    found = told(catalogue, catalogue.package(claim.package), record)
    for line in claim.lines:
        words = {"package": claim.package, "id": line.place}
        if line.place in found and found[line.place].words != line.words:
            words |= {"actual": in_words(found[line.place].words), "expected": in_words(line.words)}
            notebook.note(Mistake.READS_OTHERWISE, line.line, **words)
        elif line.place not in found:
            _note_absent(catalogue, found, line, words, notebook)
    named = {line.place for line in claim.lines}
    for place, each in found.items():
        if each.is_answered and place not in named:
            words = {"package": claim.package, "id": place, "actual": in_words(each.words)}
            notebook.note(Mistake.SHOWS_MORE, claim.line, "warning", **words)


def _note_absent(catalogue, found, line, words, notebook):
    section, _dot, question = line.place.partition(".")
    form = next((form for form in catalogue.sections if form.id == section), None)
    is_gone = form is not None and question not in form
    if is_gone and was_asked(catalogue, section, question):
        notebook.note(Mistake.FORMER_ANSWER, line.line, "warning", id=line.place)
    else:
        hint = guess(line.place, found)
        notebook.note(Mistake.NOT_IN_PACKAGE, line.line, guess=hint, **words)


def in_words(told_words):
    """Return what an actor reads, in one line: a list for the rows of a group."""
    if isinstance(told_words, str):
        return f"'{told_words}'"
    return f"[{', '.join(map(in_words, told_words))}]"
