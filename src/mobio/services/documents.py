"""The documents people get on paper or as PDF, as complete HTML pages.

Each function takes plain values and returns one page: nothing is read or looked up here, so the
page is the same on the screen, in the PDF and in the evidence. Texts of the program are said by a
Voice; values of persons stand in ``<bdi>``, so that none disturbs the direction of its line.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chameleon import PageTemplateLoader
from translationstring import TranslationString

from mobio.engine.words import NO_ANSWER, _
from mobio.services.clock import BERLIN
from mobio.services.directions import plain, runs, side

PRINT = "app:print.css"
"""The stylesheet of PDFs; pages for the screen name one of the web instead."""

TEMPLATES = PageTemplateLoader(
    str(Path(__file__).with_name("templates")),
    auto_reload=False,
    boolean_attributes=frozenset(),
)
COMMAS = {"ltr": ", ", "rtl": "، "}

STATES = {
    "prepared": _("vorbereitet"),
    "accepted": _("zugestimmt, noch nicht gesendet"),
    "sent": _("gesendet"),
    "withdrawn": _("widerrufen"),
    "expired": _("abgelaufen"),
    "lapsed": _("nicht gesendet"),
}
OPENINGS = {
    "opened": _("angesehen"),
    "downloaded": _("als PDF geladen"),
    "took_file": _("eine Anlage geladen"),
    "after_end": _("Versuch nach dem Ende"),
}


@dataclass(frozen=True)
class Voice:
    """The language a document speaks: how HTML calls it, its direction, and its words.

    *say* takes a text of the program (a translation string) and returns it in this language.
    """

    language: str
    direction: str
    say: Callable[[str], str]


@dataclass(frozen=True)
class Fact:
    """One thing to know about a document, above its text."""

    label: str
    value: str
    direction: str = "auto"


@dataclass(frozen=True)
class Opening:
    """A recipient opened, downloaded or tried (``after_end``) what was shared."""

    when: datetime
    recipient: str
    kind: str


@dataclass(frozen=True)
class GivenShare:
    """A share as the person reads it: what, to whom, until when, and who opened it."""

    title: str
    state: str
    recipients: tuple[str, ...]
    sent_at: datetime | None = None
    valid_until: date | None = None
    openings: tuple[Opening, ...] = ()


@dataclass(frozen=True)
class GivenConsent:
    """A consent as the person reads it: to what, in which text, and when."""

    title: str
    language: str
    version: str
    accepted_at: datetime
    sha256: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class Change:
    """One changed answer: who changed it when, and what stood there before."""

    when: datetime
    who: str
    section: str
    question: str
    before: str


def consent_document(
    voice: Voice,
    title: str,
    blocks: Sequence,
    facts: Sequence[Fact],
    *,
    version: str,
    day: date,
    tick: str = "",
    stylesheet: str = PRINT,
) -> str:
    """Return the page of a consent text: its *blocks*, filled in, its *facts* and its version.

    *tick* is the sentence the person confirms. Values that are isolated (see `directions`) become
    ``<bdi>``.
    """
    portions = [
        (kind == "item", kind, tuple(block.text for block in found))
        for kind, found in itertools.groupby(blocks, key=lambda block: block.kind)
    ]
    return _page(
        "consent",
        voice,
        stylesheet,
        title=title,
        portions=portions,
        facts=tuple(facts),
        version=version,
        day=day,
        tick=tick,
    )


def package_document(
    voice: Voice,
    title: str,
    sections: Sequence,
    *,
    recipient: str,
    valid_until: date,
    printed: date,
    stylesheet: str = PRINT,
) -> str:
    """Return the page of a package as the actor reads it: *sections* are its SectionLines."""
    return _page(
        "package",
        voice,
        stylesheet,
        title=title,
        sections=sections,
        recipient=recipient,
        valid_until=valid_until,
        printed=printed,
    )


def everything_document(
    voice: Voice,
    name: str,
    sections: Sequence,
    *,
    facts: Sequence[Fact] = (),
    shares: Sequence[GivenShare] = (),
    consents: Sequence[GivenConsent] = (),
    changes: Sequence[Change] = (),
    printed: date,
    stylesheet: str = PRINT,
) -> str:
    """Return the page *Alles über mich*: all that is stored about the person called *name*."""
    return _page(
        "everything",
        voice,
        stylesheet,
        name=name,
        sections=sections,
        facts=tuple(facts),
        shares=shares,
        consents=consents,
        changes=changes,
        printed=printed,
    )


def code_card(
    voice: Voice,
    german: Voice,
    *,
    login: str,
    code: str,
    address: str,
    valid_until: date,
    way_on: tuple[str, Voice] | None = None,
    stylesheet: str = PRINT,
) -> str:
    """Return the page of the card a person signs in with for the first time.

    It speaks the language of the person, and German for whoever helps. *address* is where the code
    is typed in. *way_on* is where the reader of the screen goes from here, and in which voice.
    """
    voices = [voice] if voice.language == german.language else [voice, german]
    return _page(
        "card",
        voice,
        stylesheet,
        voices=voices,
        login=login,
        code=code,
        address=address,
        valid_until=valid_until,
        way_on=way_on,
    )


def paper_document(
    german: Voice, other: Voice, form: Any, *, code: str, stylesheet: str = PRINT
) -> str:
    """Return the page of an empty form to fill in by hand: *form* is its PaperForm.

    German stands on the left, the *other* language beside it; *code* names the printed version.
    """
    parts = TEMPLATES["paper_parts.pt"].macros
    return _page("paper", german, stylesheet, paper=parts, other=other, form=form, code=code)


def flyer_document(
    voice: Voice,
    kind: str,
    words: dict,
    *,
    address: str,
    code: tuple[int, str],
    stylesheet: str = PRINT,
) -> str:
    """Return the page of a ``flyer`` or ``poster``: *words* are Blocks by the name of their place.

    *code* is what a phone scans to come to *address*: its size and the path that draws it.
    """
    shown = address.partition("//")[2]
    facts = {"words": words, "address": shown, "url": address, "code": code}
    return _page(kind, voice, stylesheet, flyer=TEMPLATES["flyer_parts.pt"].macros, **facts)


def several_voices(
    template: str, voices: Sequence[Voice], stylesheet: str = PRINT, **values: Any
) -> str:
    """Return the page of a *template* that says the same in several *voices*, the first one's."""
    return _page(template, voices[0], stylesheet, voices=voices, **values)


def day_shown(day: date | None) -> str:
    """Return *day* as Germans write it, in Latin digits for every reader."""
    return day.strftime("%d.%m.%Y") if day else ""


def moment_shown(moment: datetime | None) -> str:
    """Return day and time of *moment* in Berlin."""
    return moment.astimezone(BERLIN).strftime("%d.%m.%Y, %H:%M") if moment else ""


def portions(lines: Sequence):
    """Return [(are groups, lines)]: lines with a value go into a table, groups stand alone."""
    return [(grouped, tuple(found)) for grouped, found in itertools.groupby(lines, has_rows)]


def portions_by_kind(blocks: Sequence):
    """Return [(kind, blocks)]: items that follow each other make one list."""
    return [
        (kind, tuple(found)) for kind, found in itertools.groupby(blocks, lambda block: block.kind)
    ]


def has_rows(line) -> bool:
    """Tell whether *line* is a group with at least one row."""
    return bool(line.rows)


def _page(template, voice, stylesheet, /, **values):
    voices = {spoken.language: spoken.say for spoken in (voice, *values.get("voices", ()))}
    return TEMPLATES[f"{template}.pt"].render(
        translate=_translator(voice, voices),
        page=TEMPLATES["page.pt"].macros["page"],
        parts=TEMPLATES["parts.pt"].macros,
        voice=voice,
        stylesheet=stylesheet,
        comma=COMMAS[voice.direction],
        no_answer=NO_ANSWER,
        states=STATES,
        openings=OPENINGS,
        side=side,
        runs=runs,
        plain=plain,
        day_shown=day_shown,
        moment_shown=moment_shown,
        portions_of=portions,
        portions_by_kind=portions_by_kind,
        **values,
    )


def _translator(voice, voices):
    def translate(message, domain=None, mapping=None, default=None, target_language=None, **_rest):
        say = voices.get(target_language, voice.say)
        if isinstance(message, TranslationString):
            return say(message)
        return say(TranslationString(message, domain or "mobio", default, mapping))

    return translate
