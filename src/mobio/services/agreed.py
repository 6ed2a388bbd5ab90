"""An agreement on paper: in the language of the person, and in German for everybody else."""

from dataclasses import dataclass, replace
from datetime import date

from mobio.engine.lines import SectionLines
from mobio.engine.names import LANGUAGES
from mobio.services.casework import fact_lines, form_of, lines_of
from mobio.services.clock import today
from mobio.services.documents import COMMAS, PRINT, Voice, several_voices


@dataclass(frozen=True)
class Part:
    """The agreement in one language."""

    voice: Voice
    title: str
    facts: tuple
    facts_on: date | None
    sections: tuple


def agreement_document(entry, catalogue, *, name, now, stylesheet=PRINT):
    """Return the page of the agreement *entry* in the language of *catalogue* and in German."""
    german = catalogue.in_language("de")
    catalogues = [catalogue] if catalogue.language == "de" else [catalogue, german]
    parts = [_part(entry, each, today(now)) for each in catalogues]
    return several_voices(
        "agreement",
        [part.voice for part in parts],
        stylesheet,
        parts_by_voice=parts,
        name=name,
        printed=today(now),
        commas=COMMAS,
    )


def _part(entry, catalogue, day):
    form = form_of(entry, catalogue)
    lines = {line.id: line for line in lines_of(entry, catalogue, day, False).lines}
    sections = tuple(
        SectionLines(page.id, page.title, tuple(_answered(page, lines))) for page in form.pages
    )
    voice = Voice(LANGUAGES[catalogue.language][2], catalogue.direction, catalogue.say)
    facts = fact_lines(entry, catalogue, False)
    return Part(voice, form.title, facts, entry.facts_on, sections)


def _answered(page, lines):
    """Yield the lines of *page* that say something; empty ones are not for paper."""
    for name in page.questions:
        line = lines.get(name)
        if line is not None and (line.values or line.rows):
            yield replace(line, rows=tuple(map(_told, line.rows)))


def _told(row):
    """Return *row* without empty members and without what its title says already."""
    told = [line for line in row.lines if line.values and line.value != row.title]
    return replace(row, lines=tuple(told))
