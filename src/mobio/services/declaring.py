"""Declarations: what a person reads or agrees to outside of any share, and takes back again."""

from hashlib import sha256 as hash_of

from mobio.engine.behind_consents import guarded, holds, of_first_visit
from mobio.engine.words import _
from mobio.resources.consents import Consent
from mobio.services.clock import today
from mobio.services.consent_pages import whole_document
from mobio.services.consenting import declaration_fields, facts_of_reading
from mobio.services.erasing import erase_behind
from mobio.services.reading import record_of
from mobio.services.refusals import NotAllowed


def declare(
    person, catalogue, text, language, shown, sha256, pdf, account, now, *, read_aloud, interpreter
) -> Consent:
    """Keep the evidence that the person read *text*, or agreed to it, and return it.

    *sha256* is the hash of the document *shown* when the tick was set, *pdf* its PDF or None. Raise
    NotAllowed if it has changed since, or if the person may be too young.
    """
    refuse_too_young(record_of(person, catalogue, today(now)), text)
    questions, _pages = guarded(catalogue, text.id)
    consent = Consent(
        share_id=None,
        package_id=None,
        package_version=None,
        questions=tuple(
            f"{form.id}.{question.id}"
            for form in catalogue.sections
            for question in form.every_question()
            if question.id.partition(".")[0] in questions.get(form.id, ())
        ),
        attachments=(),
        purpose="",
        recipients=(),
        valid_until=None,
        interpreter=interpreter,
        read_aloud=read_aloud,
        **facts_of_reading(person, text, language, shown, sha256, pdf, account, now),
    )
    return person["consents"].add_consent(consent)


def declare_by(site, person, catalogue, text, language, account, now) -> Consent:
    """Declare *text* for somebody who read it elsewhere than on its page: in a demo, or a test."""
    fields = declaration_fields(site, person, text.id, catalogue, language, now)
    shown = whole_document(catalogue, text, language, fields, today(now))
    words = (language, shown, hash_of(shown.encode()).hexdigest(), None, account, now)
    return declare(person, catalogue, text, *words, read_aloud=False, interpreter="")


def refuse_too_young(record, text) -> None:
    """Raise NotAllowed if the person may be too young for *text*.

    On the first visit nobody knows the age yet; whoever opened the account has seen the person.
    """
    age = record.youngest_age()
    if not text.from_age or (age is None and text.asked_at):
        return
    if age is None:
        raise NotAllowed(
            _(
                "Für diese Einwilligung brauchen wir das Geburtsdatum. "
                "Bitte tragen Sie es zuerst in der Biografie ein."
            )
        )
    if age < text.from_age:
        words = {"age": text.from_age}
        raise NotAllowed(
            _(
                "Diese Einwilligung ist erst ab ${age} Jahren möglich. "
                "Bitte sprechen Sie mit Ihrer Beratung.",
                mapping=words,
            )
        )


def missing(person, catalogue):
    """Return the declarations of the first visit that the person did not read as they are now."""
    return tuple(
        text for text in of_first_visit(catalogue) if not is_standing(person, catalogue, text.id)
    )


def is_standing(person, catalogue, text_id) -> bool:
    """Tell whether the person has declared what the text in force says."""
    declared = person["consents"].declared(text_id)
    return any(holds(catalogue, text_id, consent.text_version) for consent in declared)


def take_back(person, catalogue, text_id, author, channel, now) -> tuple:
    """End what was declared with the text and delete the answers behind it, both or neither.

    The evidence stays. Return the pairs (section, question) that were deleted. *channel* is
    ``self`` or ``worker``.
    """
    for consent in person["consents"].declared(text_id):
        consent.withdraw(now, author.account_id, channel)
    return erase_behind(person, catalogue, text_id, author, now)
