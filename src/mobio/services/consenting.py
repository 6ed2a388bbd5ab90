"""What a consent text says, who may agree to it, and the evidence that is kept."""

from datetime import date, datetime, timedelta
from hashlib import sha256 as hash_of

from mobio.engine import disclosure
from mobio.engine.answers import state_of
from mobio.engine.consent_texts import OFFICE
from mobio.engine.consent_words import comma, semicolon
from mobio.engine.lines import Reader
from mobio.engine.names import direction
from mobio.engine.words import NO_ANSWER, _
from mobio.resources.consents import Consent, Document
from mobio.services.clock import BERLIN, today
from mobio.services.reading import record_of
from mobio.services.refusals import NotAllowed
from mobio.services.shared_files import files_in_words

HTML = "text/html; charset=utf-8"
PDF = "application/pdf"
LEFT_TO_RIGHT, FIRST_STRONG, END_OF_ISOLATE = "\u2066", "\u2068", "\u2069"
ISOLATES = {"ltr": LEFT_TO_RIGHT, "rtl": "\u2067"}
DIRECTING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def isolated(text: str, way: str = FIRST_STRONG) -> str:
    """Return *text* so that it does not disturb the direction of what stands around it."""
    return f"{way}{text.translate(DIRECTING)}{END_OF_ISOLATE}" if text else ""


def in_words(texts: dict[str, str], language: str) -> dict[str, str]:
    """Return *texts*, written in *language*, isolated with its direction.

    The first letter would not tell it: words of Arabic may begin with the name of an office.
    """
    way = ISOLATES[direction(language)]
    return {key: isolated(text, way) for key, text in texts.items()}


def date_text(day: date) -> str:
    """Return *day* as it is written in a German letter."""
    return f"{day:%d.%m.%Y}"


def last_day(share, now: datetime) -> date:
    """Return the last day on which the link of *share* works, if it is accepted today."""
    return share.valid_until or today(now) + timedelta(days=share.valid_days)


def consent_fields(site, person, share, catalogue, language: str, now: datetime) -> dict[str, str]:
    """Return the values for the placeholders of the consent text of a share in *language*.

    *catalogue* may be in any language. Every value is isolated from the direction of the text.
    """
    words = catalogue.in_language(language)
    package = words.package(share.package_id, share.package_version)
    about = declaration_fields(site, person, package.consent_id, catalogue, language, now)
    texts = {
        "package_title": package.title,
        "package_headings": comma(language).join(disclosure.headings(words, package)),
        "purpose": package.purpose,
    }
    filled = in_words(texts, language)
    filled["valid_until"] = isolated(date_text(last_day(share, now)))
    record = record_of(person, words, today(now))
    filled["attachments"] = files_in_words(words, share, record, language, isolated)
    return {**about, **filled, "recipients": recipients_text(share.recipients, language)}


def declaration_fields(site, person, text_id, catalogue, language: str, now) -> dict[str, str]:
    """Return the values for the placeholders of a text that belongs to no share, in *language*."""
    words = catalogue.in_language(language)
    record = record_of(person, catalogue, today(now))
    fields = {
        "family_name": role_text(record, "family_name"),
        "given_names": role_text(record, "given_names"),
        "birth_date": shown_role(words, record, "birth_date") or words.say(NO_ANSWER),
        "worker": _workers(site, person, now) or words.say(NO_ANSWER),
        "consent_version": str(words.consent(text_id).version),
        "date": date_text(today(now)),
    }
    if not fields["family_name"] + fields["given_names"]:
        account = site["accounts"].get(person.account_id)
        fields["given_names"] = account.login if account else ""
    office = words.texts("office")
    filled = {key: isolated(text) for key, text in fields.items()}
    filled |= in_words({key: office[key] for key in OFFICE}, language)
    controller = catalogue.in_language("de").texts("office")["controller"]
    others = map(isolated, _organisations(site, person, controller, now))
    return {**filled, "worker_organisation": semicolon(language).join(others)}


def recipients_text(recipients, language="de") -> str:
    """Return name and address of every recipient, as the person must read them before agreeing.

    Several stand on a line each, so that none is overlooked.
    """
    pairs = (
        (isolated(recipient["name"]), isolated(recipient["address"], LEFT_TO_RIGHT))
        for recipient in recipients
    )
    named = (comma(language).join(part for part in pair if part) for pair in pairs)
    return f"{semicolon(language).rstrip()}\n".join(named)


def role_text(record, role: str) -> str:
    """Return the text that answers the question with *role*, "" for a state or nothing."""
    answer = record.role(role)
    return answer if isinstance(answer, str) else ""


def shown_role(catalogue, record, role: str) -> str:
    """Return what the answer with *role* reads like in the language of *catalogue*, or ""."""
    section_id, question_id = record.catalogue.holder(role)
    question = record.catalogue.section(section_id).question(question_id)
    return Reader(catalogue).line(question, record.role(role)).value


def refuse_too_young(record, consent_text) -> None:
    """Raise NotAllowed if the person may be too young to agree; an unknown age may be any."""
    if not consent_text.from_age:
        return
    age = record.youngest_age()
    if age is None:
        raise NotAllowed(
            _(
                "Für eine Datenfreigabe brauchen wir das Geburtsdatum. "
                "Bitte tragen Sie es zuerst in der Biografie ein."
            )
        )
    if age < consent_text.from_age:
        raise NotAllowed(
            _(
                "Eine Datenfreigabe ist erst ab ${age} Jahren möglich. "
                "Bitte sprechen Sie mit Ihrer Beratung.",
                mapping={"age": consent_text.from_age},
            )
        )


def refuse_incomplete(record) -> None:
    """Raise NotAllowed if an answer is missing that the forms need for any share."""
    missing = [
        question.label
        for form in record.catalogue.sections
        for question in record.asked(form)
        if "share" in question.needed_for
        and state_of(record.stored(form.id, question.id)) != "answered"
    ]
    if missing:
        words = {"questions": ", ".join(missing)}
        raise NotAllowed(_("Für eine Datenfreigabe fehlt noch: ${questions}.", mapping=words))


def evidence(
    *, person, share, package, consent_text, language, shown, sha256, pdf, account, now, **how
) -> Consent:
    """Return the evidence of what was agreed to: the text *shown* and, if there is one, its PDF.

    *how* is ``interpreter`` and ``read_aloud``. Raise NotAllowed if *sha256* is not the hash of
    *shown*: then the person read something else, because it has changed since.
    """
    return Consent(
        share_id=share.__name__,
        package_id=package.id,
        package_version=package.version,
        questions=tuple(f"{asked.section}.{asked.id}" for asked in package.questions),
        attachments=share.attachments,
        purpose=package.purpose,
        recipients=tuple(
            {key: recipient[key] for key in ("kind", "name", "address")}
            for recipient in share.recipients
        ),
        valid_until=last_day(share, now),
        **facts_of_reading(person, consent_text, language, shown, sha256, pdf, account, now),
        **how,
    )


def facts_of_reading(person, consent_text, language, shown, sha256, pdf, account, now) -> dict:
    """Return the facts of any evidence: who read which text, where and when."""
    if hash_of(shown.encode()).hexdigest() != sha256:
        raise NotAllowed(
            _("Der Text hat sich inzwischen geändert. Bitte lesen Sie ihn noch einmal.")
        )
    page = Document(HTML, shown.encode())
    is_self = account.__name__ == person.account_id
    return {
        "person_id": person.__name__,
        "text_id": consent_text.id,
        "text_version": consent_text.version,
        "language": language,
        "sha256": sha256,
        "shown": page,
        "document": page if pdf is None else Document(PDF, pdf),
        "accepted_at": now,
        "timezone": BERLIN.key,
        "operated_by": account.__name__,
        "operator_role": account.role,
        "form": "digital_self" if is_self else "digital_with_worker",
    }


def _workers(site, person, now):
    accounts = [site["accounts"].get(name) for name in person.workers(today(now))]
    return ", ".join(account.name for account in accounts if account is not None)


def _organisations(site, person, controller, now):
    """Yield name and address of each organisation that is responsible beside the *controller*."""
    for organisation_id in person.organisations(today(now)):
        organisation = site["organisations"].get(organisation_id)
        if organisation is not None and not is_part_of(organisation.name, controller):
            yield ", ".join(filter(None, (organisation.name, organisation.address)))


def is_part_of(name: str, controller: str) -> bool:
    """Tell whether *name* is that of the controller, or of an office of it.

    Both are compared up to their first comma, word by word, as far as the shorter one goes:
    "Landratsamt, Ordnungsamt" is part of "Landratsamt Musterkreis, Musterstraße 1".
    """
    parts = (text.partition(",")[0].casefold().split() for text in (name, controller))
    pairs = list(zip(*parts, strict=False))
    return bool(pairs) and all(own == other for own, other in pairs)
