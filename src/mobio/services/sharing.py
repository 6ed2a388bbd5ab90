"""Give a package of answers to an actor: prepare, agree, send, withdraw.

Everything until *send* must happen on one day; what is left over then lapses. So the last day that
stands in the consent text is always the one that counts.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from mobio.engine.definitions import Package
from mobio.engine.words import _
from mobio.resources.accounts import Account
from mobio.resources.consents import Consent
from mobio.resources.people import Person
from mobio.resources.shares import Share
from mobio.resources.site import Site
from mobio.services.clock import end_of_day, end_of_days, today
from mobio.services.consenting import (
    consent_fields,
    evidence,
    last_day,
    refuse_incomplete,
    refuse_too_young,
)
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.links import new_selector
from mobio.services.mails import outgoing_mail
from mobio.services.opening import (
    Found,
    file_given,
    find,
    find_selected,
    note_late_opening,
    note_opening,
    package_shown,
)
from mobio.services.reading import record_of
from mobio.services.recipients import RecipientRefused, read_recipients, warned_recipients
from mobio.services.refusals import NotAllowed
from mobio.services.shared_files import (
    NO_FILES,
    choose_files,
    digest_of,
    files_given,
    files_offered,
    pinned_now,
)

__all__ = [
    "Found",
    "NotAllowed",
    "RecipientRefused",
    "accept",
    "cancel",
    "change_recipients",
    "choose",
    "consent_fields",
    "file_given",
    "files_given",
    "files_offered",
    "find",
    "find_selected",
    "mail_states",
    "note_late_opening",
    "note_opening",
    "package_shown",
    "prepare",
    "send",
    "warned_recipients",
    "withdraw",
]


SECOND = timedelta(seconds=1)
FILES_CHANGED = _(
    "Die Anlagen haben sich inzwischen geändert. Bitte lesen Sie noch einmal, welche mitgehen. "
    "Setzen Sie dann das Häkchen."
)
INSTEAD = {
    "prepared": _("Bitte lesen Sie zuerst die Einwilligung und stimmen Sie zu."),
    "accepted": _("Sie haben schon zugestimmt."),
    "sent": _("Diese Datenfreigabe ist schon gesendet."),
    "expired": _("Diese Datenfreigabe ist abgelaufen. Bitte beginnen Sie eine neue."),
    "withdrawn": _("Diese Datenfreigabe ist widerrufen. Bitte beginnen Sie eine neue."),
    "lapsed": _(
        "Diese Datenfreigabe wurde nicht am selben Tag gesendet und gilt nicht mehr. "
        "Bitte beginnen Sie eine neue."
    ),
}


def prepare(
    person: Person,
    package: Package,
    recipients: Iterable[Mapping],
    account: Account,
    now: datetime,
) -> Share:
    """Return a new share of *person* for these recipients; nothing is agreed to yet.

    Raise NotAllowed if the person may be too young, an answer is missing that every share needs,
    or a recipient is refused.
    """
    catalogue = catalogue_in_force(_site_of(person))
    read = read_recipients(package, recipients)
    _refuse_too_young(person, package, catalogue, now)
    refuse_incomplete(record_of(person, catalogue.in_language(account.language), today(now)))
    share = Share(
        package_id=package.id,
        package_version=package.version,
        valid_days=package.valid_days,
        recipients=read,
        created=now,
        created_by=account.__name__,
        lapses_at=end_of_day(today(now)),
    )
    share.sequence = catalogue.sequence
    return person["shares"].add_share(share)


def accept(
    site: Site,
    person: Person,
    share: Share,
    document_pdf: bytes | None,
    document_html: str,
    sha256: str,
    language: str,
    account: Account,
    now: datetime,
    interpreter: str = "",
    read_aloud: bool = False,
    files: str = NO_FILES,
) -> Consent:
    """Keep the evidence that the person agreed, and return it.

    *sha256* is the hash of *document_html* that was shown when the tick was set, *files* that of
    the files that went along then. Raise NotAllowed if text, files, package or state of the share
    have changed since, or the person is too young.
    """
    _demand(share, "prepared", now)
    catalogue = catalogue_in_force(site)
    package = catalogue.package(share.package_id)
    if package.version != share.package_version:
        raise NotAllowed(
            _("Das Datenpaket hat sich inzwischen geändert. Bitte beginnen Sie eine neue Freigabe.")
        )
    _refuse_too_young(person, package, catalogue, now)
    pinned = pinned_now(catalogue, share, record_of(person, catalogue, today(now)))
    if digest_of(pinned) != files:
        raise NotAllowed(FILES_CHANGED)
    share.attachments = pinned
    consent = evidence(
        person=person,
        share=share,
        package=package,
        consent_text=catalogue.consent(package.consent_id),
        language=language,
        shown=document_html,
        sha256=sha256,
        pdf=document_pdf,
        account=account,
        now=now,
        interpreter=interpreter,
        read_aloud=read_aloud,
    )
    person["consents"].add_consent(consent)
    _agree(share, consent, language, now)
    return consent


def choose(person: Person, share: Share, wanted, confirmed, now: datetime) -> None:
    """Let these files go along, by id; *confirmed* are those whose second tick was set.

    Raise NotAllowed if the consent was given already, or a file may not go along.
    """
    _demand(share, "prepared", now)
    catalogue = catalogue_in_force(_site_of(person))
    choose_files(catalogue, share, record_of(person, catalogue, today(now)), wanted, confirmed)


def change_recipients(share: Share, recipients: Iterable[Mapping]) -> bool:
    """Address the share to other recipients before it is sent, and tell whether they are others.

    If so, the consent given so far is void and the tick is asked again. Raise NotAllowed if the
    share was sent or a recipient is refused.
    """
    if share.sent_at is not None or share.withdrawn_at is not None:
        raise NotAllowed(INSTEAD["withdrawn" if share.withdrawn_at is not None else "sent"])
    person = _person_of(share)
    package = catalogue_in_force(_site_of(person)).package(share.package_id)
    read = read_recipients(package, recipients)
    if read == share.recipients:
        return False
    if share.consent_id is not None:
        person["consents"][share.consent_id].supersede()
    share.renew(read)
    return True


def send(
    site: Site,
    person: Person,
    share: Share,
    subject: str,
    text: str,
    sender: str,
    now: datetime,
) -> None:
    """Make the share live and put one mail per recipient into the outbox.

    *text* has a slot ``{link}``; without one the link stands at the end. *sender* is the address
    of the program. Raise NotAllowed unless the share is accepted, today.
    """
    _demand(share, "accepted", now)
    recipients, mails = [], []
    for number, recipient in enumerate(share.recipients):
        selector = new_selector()
        site["shares_by_selector"].put(selector, person.__name__, share.__name__, number)
        mail = outgoing_mail(recipient["address"], subject, text, sender, selector, now)
        recipients.append({**recipient, "selector": selector})
        mails.append(site["outbox"].add_mail(mail).__name__)
    share.recipients = tuple(recipients)
    share.mails = tuple(mails)
    share.sent_at = now
    person["consents"][share.consent_id].used_at = now


def withdraw(share: Share, consent: Consent, account: Account, now: datetime, channel: str) -> None:
    """End the share now and for ever, and stop its mails that have not left.

    *channel* is ``self``, ``worker`` or ``worker_phone``. Withdrawing twice changes nothing.
    """
    if share.withdrawn_at is not None:
        return
    share.withdrawn_at = now
    consent.withdraw(now, account.__name__, channel)
    outbox = _site_of(_person_of(share))["outbox"]
    for name in share.mails:
        outbox.cancel(name)


def cancel(share: Share, now: datetime) -> None:
    """Give a share up before it is sent; what was agreed to stays as evidence, never used.

    Raise NotAllowed if it was sent: that must be withdrawn.
    """
    if share.sent_at is not None:
        raise NotAllowed(INSTEAD["sent"])
    share.lapses_at = min(share.lapses_at, now - SECOND)


def mail_states(site: Site, share: Share) -> tuple[str, ...]:
    """Return waiting, sent, failed or cancelled for each recipient; nothing before it is sent."""
    mails = [site["outbox"].get(name) for name in share.mails]
    return tuple("cancelled" if mail is None else mail.state for mail in mails)


def _agree(share, consent, language, now):
    share.language = language
    share.accepted_at = now
    share.consent_id = consent.__name__
    share.valid_until = last_day(share, now)
    share.expires_at = end_of_days(now, share.valid_days)


def _demand(share, wanted, now):
    state = share.state(now)
    if state != wanted:
        raise NotAllowed(INSTEAD[state])


def _refuse_too_young(person, package, catalogue, now):
    record = record_of(person, catalogue, today(now))
    refuse_too_young(record, catalogue.consent(package.consent_id))


def _person_of(share):
    return share.__parent__.__parent__


def _site_of(person):
    return person.__parent__.__parent__
