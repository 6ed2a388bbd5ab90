"""All that is stored about one person, as a document to read and as JSON to take along."""

import json
from dataclasses import replace

from mobio.engine.lines import Reader, SectionLines, section_lines
from mobio.engine.names import LANGUAGES
from mobio.engine.set_aside import former_lines, parked_lines
from mobio.engine.words import _
from mobio.resources.consents import FACTS
from mobio.services.casework import acts_for_the_person, fact_lines, lines_of
from mobio.services.clock import BERLIN, today
from mobio.services.documents import (
    PRINT,
    Change,
    Fact,
    GivenConsent,
    GivenShare,
    Opening,
    Voice,
    everything_document,
)
from mobio.services.reading import record_of

FORMAT = "mobio-1"
"""The name of this JSON's layout; it changes when a reader of the old one would fail."""
BINARY = ("shown", "document")
DELETED = _("gelöscht")
COPIED = _("Aus der Biografie, Stand ${day}")
OTHERS = _("Weitere Gespräche und Notizen Ihrer Beratung. Sie können verlangen, sie zu lesen.")


def as_document(site, person, catalogue, now, stylesheet=PRINT):
    """Return the page *Alles über mich* in the language of *catalogue*."""
    record = record_of(person, catalogue, today(now))
    sections = [_section(catalogue, form, record) for form in catalogue.sections]
    for entry in for_the_person(person):
        sections += _filled(catalogue, entry, today(now))
    return everything_document(
        Voice(LANGUAGES[catalogue.language][2], catalogue.direction, catalogue.say),
        record.name(),
        sections,
        facts=_facts(site, person, catalogue, now),
        shares=[_share(catalogue, share, now) for share in person["shares"].newest_first()],
        consents=[_consent(catalogue, consent) for consent in person["consents"].values()],
        changes=list(_changes(site, person, catalogue)),
        printed=today(now),
        stylesheet=stylesheet,
    )


def _section(catalogue, form, record):
    """Return the SectionLines of what is asked today, and of what is kept without being asked."""
    asked = section_lines(catalogue, form, record)
    kept = (
        *parked_lines(catalogue, form, record),
        *former_lines(catalogue, form.id, record),
    )
    return replace(asked, lines=(*asked.lines, *kept))


def for_the_person(person):
    """Return what staff filled in and the person may read by herself: agreements, some notes."""
    notes = [entry for entry in person["casework"].newest_first() if entry.read_by == "person"]
    return [*person["agreements"].newest_first(), *notes]


def _filled(catalogue, entry, day):
    """Yield the SectionLines of what staff filled in, with the day it was begun, and its facts."""
    found = lines_of(entry, catalogue, day, False)
    title = f"{found.title} · {entry.created.astimezone(BERLIN):%d.%m.%Y}"
    yield replace(found, title=title)
    facts = fact_lines(entry, catalogue, False)
    if facts:
        of_then = _(COPIED, mapping={"day": f"{entry.facts_on:%d.%m.%Y}"})
        yield SectionLines(found.id, f"{title} · {catalogue.say(of_then)}", facts)


def _facts(site, person, catalogue, now):
    account = site["accounts"].get(person.account_id)
    if account is not None:
        yield Fact(catalogue.say(_("Benutzername")), account.login, "ltr")
    for name in person.workers(today(now)):
        worker = site["accounts"].get(name)
        if worker is not None:
            yield Fact(catalogue.say(_("Ihre Beratung")), worker.name)
    others = len(person["casework"]) + len(person["agreements"]) - len(for_the_person(person))
    if others:
        yield Fact(catalogue.say(OTHERS), str(others), "ltr")


def _share(catalogue, share, now):
    package = catalogue.package(share.package_id, share.package_version)
    names = tuple(recipient["name"] or recipient["address"] for recipient in share.recipients)
    openings = tuple(
        Opening(opening["when"], names[opening["recipient"]], opening["kind"])
        for opening in share.openings
    )
    recipients = tuple(
        " ".join(part for part in (recipient["name"], recipient["address"]) if part)
        for recipient in share.recipients
    )
    state = share.state(now)
    return GivenShare(package.title, state, recipients, share.sent_at, share.valid_until, openings)


def _consent(catalogue, consent):
    text = catalogue.consent(consent.text_id, consent.text_version)
    return GivenConsent(
        text.title,
        consent.language,
        str(consent.text_version),
        consent.accepted_at,
        consent.sha256,
        consent.withdrawn_at,
    )


def _changes(site, person, catalogue):
    """Yield every change of the history, with what stood there before in words."""
    reader = Reader(catalogue)
    for entry in person["log"].entries():
        account = site["accounts"].get(entry.account_id)
        who = (account.name or account.login) if account else ""
        then = catalogue.at(entry.sequence) if entry.sequence else catalogue
        form = then.section(entry.section)
        for change in entry.changes:
            if change["question"] in form:
                question = form.question(change["question"])
                before = _before(reader, question, change)
                when = entry.when.astimezone(BERLIN)
                yield Change(when, who, form.title, question.label, before)


def _before(reader, question, change):
    old = change.get("old")
    if change.get("deleted"):
        return reader.say(DELETED)
    if not question.members:
        return reader.line(question, old).value
    titles = (reader.row_title(question, row, n) for n, row in enumerate(old or (), 1))
    return "; ".join(titles)


def as_json(site, person, catalogue):
    """Return all that is stored about the person as JSON text; codes with their German words."""
    account = site["accounts"].get(person.account_id)
    biography = {
        name: {
            "form": f"biography/{name}@{section.version}",
            "answers": section.answers,
            "former": section.former,
            "origin": section.provenance,
        }
        for name, section in person["biography"].items()
    }
    everything = {
        "format": FORMAT,
        "login": account.login if account else None,
        "created": person.created,
        "responsible": [
            {key: entry[key] for key in ("organisation", "from", "until")}
            for entry in person.responsibilities
        ],
        "biography": biography,
        "words": _words(catalogue),
        "drafts": [
            {"place": typed.place, "when": typed.when, "typed": typed.pairs}
            for typed in _drafts(person)
        ],
        "history": [_history(entry) for entry in person["log"].entries()],
        "files": [
            {**file.answer, "when": file.when, "place": file.place}
            for file in person["attachments"].values()
        ],
        "casework": [
            {
                "form": f"casework/{entry.form_id}@{entry.version}",
                "created": entry.created,
                "answers": entry.answers,
                "facts": entry.facts,
                "history": [_history(act) for act in acts_for_the_person(entry, catalogue)],
            }
            for entry in for_the_person(person)
        ],
        "shares": [_plain(share) for share in person["shares"].values()],
        "consents": [
            {name: getattr(consent, name) for name in FACTS if name not in BINARY}
            for consent in person["consents"].values()
        ],
    }
    return json.dumps(everything, ensure_ascii=False, indent=2, default=str)


def _drafts(person):
    """Return the drafts the person may read by herself: none of contacts and notes."""
    agreements = f"{person['agreements'].__name__}/"
    staffs = person["typed_casework"].values()
    return [
        *person["typed"].values(),
        *(typed for typed in staffs if typed.place.startswith(agreements)),
    ]


def _plain(share):
    """Return the facts of a share without the halves of its links."""
    recipients = [
        {key: recipient[key] for key in ("kind", "name", "address")}
        for recipient in share.recipients
    ]
    return {
        "package": f"{share.package_id}@{share.package_version}",
        "recipients": recipients,
        "created": share.created,
        "accepted": share.accepted_at,
        "sent": share.sent_at,
        "valid_until": share.valid_until,
        "withdrawn": share.withdrawn_at,
        "openings": share.openings,
        "attachments": share.attachments,
    }


def _history(entry):
    return {
        "when": entry.when,
        "role": entry.role,
        "section": entry.section,
        "changes": entry.changes,
        "verdicts": entry.verdicts,
        "assisted": entry.assisted,
    }


def _words(catalogue):
    """Return {section: {question: label}}, so that the answers can be read without the program."""
    return {
        form.id: {question.id: question.label for question in form.every_question()}
        for form in catalogue.sections
    }
