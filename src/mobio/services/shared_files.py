"""The files that go along with a share: ticked one by one, each pinned to its very bytes."""

import json
from hashlib import sha256
from typing import NamedTuple

from mobio.engine.attached import TITLE, Attached, allowed_kinds, attached, shown_file
from mobio.engine.consent_words import NONE, semicolon
from mobio.engine.lines import Line, SectionLines
from mobio.engine.words import _
from mobio.services.refusals import NotAllowed

FILES = "files"
"""The name of the section of files among the lines of a package."""
NOT_ANY_MORE = _("Eine Anlage gibt es so nicht mehr. Bitte wählen Sie die Anlagen noch einmal aus.")
NOT_CONFIRMED = _("Ein Ausweis geht nur mit, wenn Sie dafür auch das zweite Häkchen setzen.")


class Offered(NamedTuple):
    """A file that may go along; *confirm* tells that it needs a tick of its own."""

    attached: Attached
    confirm: bool


class Given(NamedTuple):
    """A file of a share that its recipient gets now; *number* names it there, from 1."""

    number: int
    attached: Attached


def files_offered(catalogue, share, record):
    """Return what may go along with *share*, in the order of the rows."""
    allowed = _allowed(catalogue, share)
    return [
        Offered(each, allowed[each.kind.code])
        for each in attached(record)
        if each.kind.code in allowed
    ]


def choose_files(catalogue, share, record, wanted, confirmed):
    """Let the files called *wanted* go along with *share*, and no others; raise NotAllowed.

    *confirmed* are those for which the second tick was set.
    """
    offered = {each.attached.file: each for each in files_offered(catalogue, share, record)}
    if not set(wanted) <= offered.keys():
        raise NotAllowed(NOT_ANY_MORE)
    chosen = [each for file, each in offered.items() if file in wanted]
    if any(each.confirm and each.attached.file not in confirmed for each in chosen):
        raise NotAllowed(NOT_CONFIRMED)
    share.attachments = tuple(_pinned(each.attached) for each in chosen)


def files_given(catalogue, share, record):
    """Return what the recipient of *share* gets now, each as Given.

    An answer must still name exactly this file, as the kind that was agreed to, and the package
    must still allow the kind.
    """
    allowed = _allowed(catalogue, share) if share.attachments else {}
    here = {_key(_pinned(each)): each for each in attached(record)} if allowed else {}
    return [
        Given(number, here[_key(pinned)])
        for number, pinned in enumerate(share.attachments, 1)
        if _key(pinned) in here and pinned["kind"] in allowed
    ]


def pinned_now(catalogue, share, record):
    """Return what the evidence keeps of the files: id, SHA-256 and kind of each."""
    return tuple(_pinned(given.attached) for given in files_given(catalogue, share, record))


def digest_of(pinned):
    """Return a hash in hexadecimal of what *pinned_now* told; it stands in the page with the text.

    The text names kinds and titles, which can be alike; this tells the very files.
    """
    return sha256(json.dumps([_key(each) for each in pinned]).encode()).hexdigest()


NO_FILES = digest_of(())


def file_section(catalogue, share, record):
    """Return the SectionLines of the files as the recipient reads them; none without a file."""
    lines = tuple(
        Line(f"{FILES}.{given.number}", given.attached.kind.label, _values(given.attached))
        for given in files_given(catalogue, share, record)
    )
    return (SectionLines(FILES, catalogue.say(TITLE), lines),) if lines else ()


def files_in_words(catalogue, share, record, language, isolated):
    """Return kind and title of each file, as they stand in a consent in *language*.

    Where these are alike a number tells them apart, as it does where the files are ticked.
    *isolated* keeps a text from disturbing the direction of what stands around it.
    """
    named = [
        ": ".join(isolated(part) for part in given.attached.named)
        for given in files_given(catalogue, share, record)
    ]
    return semicolon(language).join(named) or isolated(catalogue.say(NONE))


def _allowed(catalogue, share):
    return allowed_kinds(catalogue, catalogue.package(share.package_id, share.package_version))


def _pinned(each):
    return {"file": each.file, "sha256": each.sha256, "kind": each.kind.code}


def _key(pinned):
    return pinned["file"], pinned["sha256"], pinned["kind"]


def _values(each):
    return tuple(part for part in (each.title, shown_file(each.answer)) if part)
