"""An agreement on paper: in the language of the person, and in German for everybody else."""

from dataclasses import dataclass, replace
from datetime import date

from mobio.engine.lines import SectionLines
from mobio.engine.names import LANGUAGES, cldr_name
from mobio.engine.words import _
from mobio.services.casework import fact_lines, form_of, lines_of
from mobio.services.clock import today
from mobio.services.documents import COMMAS, PRINT, Fact, Voice, several_voices
from mobio.services.reading import record_of

ADULT = 18


@dataclass(frozen=True)
class Part:
    """The agreement in one language."""

    voice: Voice
    title: str
    version: int
    heading: tuple[Fact, ...]
    facts: tuple
    facts_on: date | None
    sections: tuple


def agreement_document(site, person, entry, catalogue, *, now, stylesheet=PRINT):
    """Return the page of the agreement *entry* in the language of *catalogue* and in German."""
    german, day = catalogue.in_language("de"), today(now)
    catalogues = [catalogue] if catalogue.language == "de" else [catalogue, german]
    languages = [each.language for each in catalogues]
    workers = _workers(site, person, entry, day)
    record, form = record_of(person, german, day), form_of(entry, german)
    parts = [_part(entry, each, day, workers, languages) for each in catalogues]
    return several_voices(
        "agreement",
        [part.voice for part in parts],
        stylesheet,
        parts_by_voice=parts,
        name=record.name(),
        printed=day,
        commas=COMMAS,
        has_guardian=_may_be_minor(record),
        interpreter=entry.answers.get(form.interpreter, ""),
    )


def _may_be_minor(record):
    """Tell whether somebody signs for the person, too; of whom nothing is known, nobody does."""
    age = record.youngest_age()
    return age is not None and age < ADULT


def _workers(site, person, entry, day):
    """Return name and organisation of the worker who began *entry*.

    Where the person did, these are the workers who are responsible on *day*.
    """
    author = site["accounts"].get(entry.author_id)
    began = author is not None and author.is_worker
    accounts = [author] if began else map(site["accounts"].get, person.workers(day))
    return tuple(_called(site, account) for account in accounts if account is not None)


def _called(site, account):
    organisation = site["organisations"].get(account.organisation)
    names = (account.name or account.login, organisation.name if organisation else "")
    return " · ".join(name for name in names if name)


def _heading(catalogue, workers, languages):
    """Return who agrees with the person, and the languages it is written in."""
    names = (
        cldr_name("languages", code, catalogue.language) or LANGUAGES[code][0] for code in languages
    )
    say = catalogue.say
    facts = [Fact(say(_("Beratung")), worker) for worker in workers]
    return (*facts, Fact(say(_("Sprache")), COMMAS[catalogue.direction].join(names)))


def _part(entry, catalogue, day, workers, languages):
    form = form_of(entry, catalogue)
    lines = {line.id: line for line in lines_of(entry, catalogue, day, False).lines}
    pages = [(page, tuple(_answered(page, lines))) for page in form.pages]
    sections = tuple(SectionLines(page.id, page.title, told) for page, told in pages if told)
    voice = Voice(LANGUAGES[catalogue.language][2], catalogue.direction, catalogue.say)
    facts = fact_lines(entry, catalogue, False)
    heading = _heading(catalogue, workers, languages)
    return Part(voice, form.title, form.version, heading, facts, entry.facts_on, sections)


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
