"""What a schema file consists of, part by part, so that two versions of it can be compared.

A *part* is something a reader would name: a question, an option, a page, the text in one language.
"""

import functools
from collections import namedtuple
from dataclasses import dataclass, field, fields, is_dataclass

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
from mobio.engine.rosters import Roster

PLACES = ("line", "lines", "accepted", "reference", "steps")
"""Fields that say where something stands or how it came to be, not what it is."""

Key = namedtuple("Key", "part place")
"""A kind of part and its id; two versions are compared key by key."""


@dataclass(frozen=True)
class Part:
    """One part: the *text* people read, and its other *aspects* by name."""

    text: str = ""
    aspects: dict = field(default_factory=dict)


def plain(value):
    """Return *value* as nested tuples that are equal if two files mean the same."""
    if is_dataclass(value) and not isinstance(value, type):
        named = ((each.name, getattr(value, each.name)) for each in fields(value))
        known = tuple((name, plain(item)) for name, item in named if name not in PLACES)
        return (type(value).__name__, *known)
    if isinstance(value, dict):
        return tuple(sorted((str(name), plain(item)) for name, item in value.items()))
    if isinstance(value, (set, frozenset)):
        return tuple(sorted(plain(item) for item in value))
    if isinstance(value, (list, tuple)):
        return tuple(plain(item) for item in value)
    return value if isinstance(value, (str, int, float, type(None))) else str(value)


@functools.singledispatch
def parts_of(definition):
    """Return {Key: Part} of *definition*, in the order of the file."""
    found = {Key("title", ""): Part(getattr(definition, "title", ""))}
    found[Key("file", "")] = Part("", {"settings": plain(definition)})
    return found


@parts_of.register
def _form(form: Form):
    found = {Key("title", ""): Part(form.title), Key("intro", ""): Part(form.intro)}
    found[Key("file", "")] = Part("", {"icon": form.icon, "audio": plain(form.audio)})
    for page in form.pages:
        guard = {"intro": page.intro, "needs_consent": page.needs_consent}
        guard["audio"] = plain(page.audio)
        found[Key("page", page.id)] = Part(page.title, guard)
    pages = {name: page.id for page in form.pages for name in page.questions}
    for question in form.every_question():
        aspects = {**_aspects(question), "page": pages.get(question.id, "")}
        found[Key("question", question.id)] = Part(question.label, aspects)
    return found


def _aspects(question):
    settings = (
        question.states,
        question.names_states,
        question.core,
        question.needed_for,
        question.forget_after,
        question.stands_for,
        question.autocomplete,
        question.icon,
        question.audio,
    )
    own = {key: value for key, value in question.own.items() if key != "options"}
    return {
        "kind": question.kind.name,
        "options": question.own.get("options") or "",
        "help": question.help,
        "staff_label": question.staff_label,
        "purpose": question.purpose,
        "show_if": plain(question.show_if),
        "rules": plain((question.checks, own)),
        "sensitive": question.sensitive,
        "staff_only": question.staff_only,
        "settings": plain(settings),
    }


@parts_of.register
def _list(options: OptionList):
    found = {Key("title", ""): Part(options.title)}
    settings = (options.closed, options.ordered, options.names, options.common, options.stands_for)
    aspects = {"settings": plain(settings), "found_by": plain(options.found_by)}
    found[Key("file", "")] = Part("", aspects)
    for option in options.options:
        aspects = {
            "staff_label": option.staff_label,
            "sensitive": option.sensitive,
            "masked_as": option.masked_as,
            "active": plain((option.active_from, option.active_until)),
            "settings": plain(option.attributes),
            "synonyms": ", ".join(option.synonyms),
        }
        found[Key("option", option.code)] = Part(option.label, aspects)
    return found


@parts_of.register
def _package(package: Package):
    found = {Key("title", ""): Part(package.title), Key("purpose", ""): Part(package.purpose)}
    aspects = {
        "consent": package.consent_id,
        "recipients": package.recipients,
        "valid_days": str(package.valid_days),
        "attachments_travel": package.attachments_travel,
    }
    found[Key("file", "")] = Part("", aspects)
    for item in package.questions:
        place = f"{item.section}.{item.id}"
        found[Key("package_question", place)] = Part("", {"show_as": item.show_as})
    for item in package.attachments:
        found[Key("attachment", item.kind)] = Part("", {"confirm": item.confirm})
    return found


@parts_of.register
def _consent(consent: ConsentText):
    found = {Key("title", ""): Part(consent.title)}
    aspects = {"from_age": str(consent.from_age), "icon": consent.icon}
    aspects |= {"asked_at": consent.asked_at, "only_read": plain(consent.only_read)}
    found[Key("file", "")] = Part("", {**aspects, "audio": plain(consent.audio)})
    for language, text in consent.languages.items():
        words = "\n\n".join((text.title, text.text, text.tick))
        found[Key("language", language)] = Part(words, {"reviewed": plain(text.reviewed)})
    for language, reason in consent.not_offered.items():
        found[Key("not_offered", language)] = Part(reason)
    return found


@parts_of.register
def _texts(texts: Texts):
    found = {Key("title", ""): Part(texts.title)}
    found.update((Key("text", key), Part(text)) for key, text in texts.texts.items())
    return found


@parts_of.register
def _chapter(chapter: Chapter):
    found = {Key("title", ""): Part(chapter.title)}
    settings = {"settings": plain((chapter.audience, chapter.place))}
    found[Key("file", "")] = Part("", settings)
    for number, passage in enumerate(chapter.passages, 1):
        found[Key("passage", str(number))] = Part(passage.text, {"settings": passage.picture})
    return found


@parts_of.register
def _contacts(contacts: Contacts):
    found = {Key("title", ""): Part(contacts.title)}
    found[Key("file", "")] = Part("", {"settings": contacts.region})
    for office in contacts.offices:
        ways = (office.email, office.phone, office.hours, office.address)
        aspects = {"about": office.about, "settings": plain(ways)}
        found[Key("office", office.function)] = Part(office.function, aspects)
    return found


@parts_of.register
def _roster(roster: Roster):
    found = {Key("title", ""): Part(roster.title), Key("purpose", ""): Part(roster.purpose)}
    found[Key("file", "")] = Part("", {"settings": roster.role})
    for item in roster.questions:
        place = f"{item.section}.{item.id}"
        found[Key("roster_question", place)] = Part("", {"show_as": item.show_as})
    return found


@parts_of.register
def _menu(menu: Menu):
    found = {Key("title", ""): Part(menu.title)}
    for entry in menu.entries:
        found[Key("entry", entry.section_id or entry.kind)] = Part(entry.title)
    return found


@parts_of.register
def _goal(goal: Goal):
    found = {Key(name, ""): Part(getattr(goal, name)) for name in ("area", "goal", "indicator")}
    found[Key("file", "")] = Part("", {"review": str(plain(goal.review))})
    for number, measure in enumerate(goal.measures, 1):
        aspects = {"who": measure.who, "within": plain(measure.within)}
        found[Key("measure", str(number))] = Part(measure.what, aspects)
    return found


@parts_of.register
def _denied(denied: Denied):
    found = {}
    for place in sorted(denied.questions):
        found[Key("denied", ".".join(place))] = Part()
    for kind in sorted(denied.attachments):
        found[Key("denied_attachment", kind)] = Part()
    for package, places in sorted(denied.exceptions.items()):
        for place in sorted(places):
            found[Key("exception", f"{package}: {'.'.join(place)}")] = Part()
    return found
