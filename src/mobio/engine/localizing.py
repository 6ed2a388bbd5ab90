"""Put the words of another language into a definition; the same walk finds the words to translate.

A *translate* function gets the place of a text (``schools.country.label``) and the German text and
returns the text to use. Extraction passes one that writes down what it is asked.
"""

import functools
from dataclasses import replace

from mobio.engine.contacts import Contacts
from mobio.engine.definitions import (
    ConsentText,
    Denied,
    Form,
    Goal,
    Menu,
    OptionList,
    Package,
    Texts,
)
from mobio.engine.handbook import Chapter
from mobio.engine.personas import Persona
from mobio.engine.rosters import Roster


def context_of(reference, place):
    """Return the msgctxt of a text: form and place, never the version."""
    return f"{reference.path}:{place}"


@functools.singledispatch
def localize(definition, translate):
    """Return *definition* with each text put through *translate*."""
    raise TypeError(f"no words known in {type(definition).__name__}")


@localize.register
def _form(form: Form, translate):
    pages = tuple(
        replace(
            page,
            title=translate(f"page.{page.id}.title", page.title),
            intro=translate(f"page.{page.id}.intro", page.intro),
        )
        for page in form.pages
    )
    return replace(
        form,
        title=translate("title", form.title),
        intro=translate("intro", form.intro),
        pages=pages,
        questions=tuple(_question(question, translate) for question in form.questions),
    )


def _question(question, translate):
    def here(part, text):
        return translate(f"{question.id}.{part}", text)

    checks = tuple(
        replace(check, message=here(f"check{number}", check.message))
        for number, check in enumerate(question.checks, 1)
    )
    own = dict(question.own)
    for key in ("not_before", "not_after"):
        if key in own:
            own[key] = tuple(
                replace(bound, message=here(f"{key}{number}", bound.message))
                for number, bound in enumerate(own[key], 1)
            )
    if "unit" in own:
        own["unit"] = here("unit", own["unit"])
    return replace(
        question,
        label=here("label", question.label),
        help=here("help", question.help),
        purpose=here("purpose", question.purpose),
        checks=checks,
        own=own,
        members=tuple(_question(member, translate) for member in question.members),
    )


@localize.register
def _list(options: OptionList, translate):
    return replace(
        options,
        options=tuple(
            replace(option, label=translate(f"{option.code}.label", option.label))
            for option in options.options
        ),
    )


@localize.register
def _goal(goal: Goal, translate):
    measures = tuple(
        replace(measure, what=translate(f"measure{number}", measure.what))
        for number, measure in enumerate(goal.measures, 1)
    )
    return replace(
        goal,
        title=translate("title", goal.title),
        area=translate("area", goal.area),
        goal=translate("goal", goal.goal),
        indicator=translate("indicator", goal.indicator),
        measures=measures,
    )


@localize.register
def _package(package: Package, translate):
    return replace(
        package,
        title=translate("title", package.title),
        purpose=translate("purpose", package.purpose),
    )


@localize.register
def _texts(texts: Texts, translate):
    words = {key: translate(f"texts.{key}", text) for key, text in texts.texts.items()}
    return replace(texts, title=translate("title", texts.title), texts=words)


@localize.register
def _chapter(chapter: Chapter, translate):
    if not chapter.is_translated:  # staff and actors read German
        return chapter
    passages = tuple(
        replace(passage, text=translate(f"part{number}", passage.text))
        for number, passage in enumerate(chapter.passages, 1)
    )
    return replace(chapter, title=translate("title", chapter.title), passages=passages)


@localize.register
def _contacts(contacts: Contacts, translate):
    offices = []
    for number, office in enumerate(contacts.offices, 1):
        words = {
            name: translate(f"office{number}.{name}", getattr(office, name))
            for name in ("function", "about", "hours")
        }
        offices.append(replace(office, **words))
    return replace(contacts, title=translate("title", contacts.title), offices=tuple(offices))


@localize.register
def _roster(roster: Roster, translate):
    # It is read in German by those who plan in a municipality.
    return roster


@localize.register
def _menu(menu: Menu, translate):
    entries = tuple(
        replace(entry, title=translate(f"entry{number}", entry.title))
        for number, entry in enumerate(menu.entries, 1)
    )
    return replace(menu, entries=entries)


@localize.register
def _consent(consent: ConsentText, translate):
    # A legal text is never translated by the program: each language is a text of its own.
    return replace(consent, title=translate("title", consent.title))


@localize.register
def _denied(denied: Denied, translate):
    return denied


@localize.register
def _persona(persona: Persona, translate):
    # Test persons are read by coordinators alone, who write them.
    return persona


def without_staff_words(definition):
    """Return *definition* without the technical terms for staff: these are German ones.

    In another language everybody reads the plain words, which are translated.
    """
    if isinstance(definition, Form):
        return replace(definition, questions=tuple(map(_plain_question, definition.questions)))
    if isinstance(definition, OptionList):
        options = (replace(option, staff_label="") for option in definition.options)
        return replace(definition, options=tuple(options))
    return definition


def _plain_question(question):
    return replace(question, staff_label="", members=tuple(map(_plain_question, question.members)))


def titles_of(form):
    """Return {place: German title} of *form* and its pages."""
    pages = {f"page.{page.id}.title": page.title for page in form.pages}
    return {"title": form.title, **pages}


def words_of(definition):
    """Return the pairs (place, German text) that *definition* shows to people."""
    found = []

    def write_down(place, text):
        if text:
            found.append((place, text))
        return text

    localize(definition, write_down)
    return found
