"""Look through the eyes of a test person: what it is asked, what it answers, what actors read."""

from dataclasses import dataclass

from mobio.engine.catalogue import Catalogue
from mobio.engine.disclosure import disclose
from mobio.engine.expectations import is_asked
from mobio.engine.lines import Line, Reader, SectionLines, question_line
from mobio.engine.linking import check
from mobio.engine.loading import newest
from mobio.engine.persona_answers import record_of
from mobio.engine.personas import FOLDER, Persona
from mobio.services.translations import form_messages, say


@dataclass(frozen=True)
class ShownPage:
    """A page: the lines of what is asked, and the labels of what is not."""

    id: str
    title: str
    lines: tuple[Line, ...]
    not_asked: tuple[str, ...]


@dataclass(frozen=True)
class ShownSection:
    """A section with its pages."""

    id: str
    title: str
    pages: tuple[ShownPage, ...]


@dataclass(frozen=True)
class ShownPackage:
    """A package as the actor reads it."""

    id: str
    title: str
    sections: tuple[SectionLines, ...]


@dataclass(frozen=True)
class Shown:
    """What a test person sees in a language, and what actors see of it."""

    persona: Persona
    language: str
    direction: str
    sections: tuple[ShownSection, ...]
    packages: tuple[ShownPackage, ...]


def catalogue_of(sources, languages):
    """Return (catalogue, objections) of the newest versions in *sources*, not of what is in force.

    While a file other than that of a test person has an error, the catalogue cannot be used.
    """
    definitions, objections = check(sources)
    words = (form_messages(languages), "", say)
    return Catalogue(definitions, newest(definitions), *words), objections


def personas_of(catalogue):
    """Return {id: Persona} of the newest test persons."""
    paths = sorted(path for path in catalogue.in_force if path.startswith(f"{FOLDER}/"))
    return {path.partition("/")[2]: catalogue.definition(path) for path in paths}


def shown(catalogue, persona, language="de"):
    """Return what *persona* is Shown in *language*; actors always read German."""
    german = record_of(catalogue.in_language("de"), persona)
    record = record_of(catalogue.in_language(language), persona)
    reader = Reader(record.catalogue, persona.staff)
    sections = tuple(
        ShownSection(form.id, form.title, tuple(_pages(reader, form, record, persona.staff)))
        for form in record.catalogue.sections
    )
    packages = tuple(
        ShownPackage(package.id, package.title, disclose(german.catalogue, package, german))
        for package in german.catalogue.packages
    )
    return Shown(persona, language, record.catalogue.direction, sections, packages)


def _pages(reader, form, record, staff):
    for page in form.pages:
        lines, not_asked = [], []
        for question in map(form.question, page.questions):
            if question.kind.name == "note":
                continue
            if is_asked(record, form, question.id, staff):
                lines.append(question_line(reader, form, question, record))
            else:
                not_asked.append(question.title(staff))
        yield ShownPage(page.id, page.title, tuple(lines), tuple(not_asked))
