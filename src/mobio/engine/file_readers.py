"""Read the other kinds of schema file: lists, packages, consents, texts, menu, denied questions."""

from mobio.engine import shapes
from mobio.engine.consent_texts import FIELDS, placeholders
from mobio.engine.definitions import (
    ConsentLanguage,
    ConsentText,
    Denied,
    Menu,
    MenuEntry,
    Option,
    OptionList,
    Package,
    PackageQuestion,
    Texts,
)
from mobio.engine.form_reader import SENSITIVE
from mobio.engine.mistakes import Mistake
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.reader import Entries, Text
from mobio.engine.step_reader import list_steps

OPTION_KEYS = {
    "code": shapes.text,
    "label": shapes.text,
    "staff_label": shapes.text,
    "sensitive": shapes.one_of(*SENSITIVE),
    "masked_as": shapes.text,
    "active_from": shapes.date,
    "active_until": shapes.date,
    "attributes": shapes.map_of(shapes.one_or_more(shapes.text)),
}
SHOWN = ("home", "section", "sharing", "attachments", "agreements")


def _option(value, _key, notebook):
    given = shapes.entries(value, OPTION_KEYS, notebook, required=("code",))
    code = given.get("code")
    if not code:
        return None
    given = {key: item for key, item in given.items() if item is not None}
    first, last = given.get("active_from"), given.get("active_until")
    if first and last and first > last:
        notebook.note(Mistake.BOUNDS, value.line, low=first, high=last)
    return Option(**{"label": "", **given}, line=value.line)


def read_list(reference, tree, notebook):
    """Return the OptionList in *tree*."""
    keys = {
        "title": shapes.text,
        "closed": shapes.yes_no,
        "ordered": shapes.yes_no,
        "names": shapes.one_of("countries", "languages"),
        "common": shapes.list_of(shapes.text),
        "options": shapes.list_of(_option),
        "upgrade": list_steps,
    }
    given = shapes.entries(tree, keys, notebook, required=("title",))
    options = given.get("options") or ()
    by_code = {}
    for option in options:
        first = by_code.setdefault(option.code, option)
        if first is not option:
            words = {"id": option.code, "first": first.line}
            notebook.note(Mistake.DUPLICATE_ID, option.line, **words)
        if not option.label and not given.get("names"):
            notebook.note(Mistake.MISSING_KEY, option.line, key="label")
    if not options and not given.get("names"):
        notebook.note(Mistake.NO_OPTIONS, tree.line)
    return OptionList(
        reference,
        given.get("title") or "",
        tuple(by_code.values()),
        bool(given.get("closed")),
        bool(given.get("ordered")),
        given.get("names") or "",
        given.get("common") or (),
        given.get("upgrade") or (),
    )


def _package_questions(value, _key, notebook):
    sections = shapes.map_of(shapes.list_of(shapes.raw))(value, "questions", notebook) or {}
    found = []
    for section, items in sections.items():
        for item in items or ():
            if isinstance(item, Text):
                found.append(PackageQuestion(section, item.value, "", item.line))
                continue
            keys = {"id": shapes.text, "show_as": shapes.one_of("age")}
            given = shapes.entries(item, keys, notebook, required=("id",))
            shown = given.get("show_as") or ""
            found.append(PackageQuestion(section, given.get("id") or "", shown, item.line))
    return tuple(found)


def _attachment(value, key, notebook):
    if isinstance(value, Text):
        return value.value, False
    keys = {"kind": shapes.text, "confirm": shapes.yes_no}
    given = shapes.entries(value, keys, notebook, required=("kind",))
    return given.get("kind") or "", bool(given.get("confirm"))


def read_package(reference, tree, notebook):
    """Return the Package in *tree*."""
    keys = {
        "title": shapes.text,
        "purpose": shapes.text,
        "valid_days": shapes.positive,
        "consent": shapes.text,
        "recipients": shapes.one_of("authority", "company", "school"),
        "questions": _package_questions,
        "attachments": shapes.list_of(_attachment),
        "attachments_travel": shapes.one_of("link", "mail"),
    }
    required = ("title", "purpose", "consent", "questions", "recipients")
    given = shapes.entries(tree, keys, notebook, required=required)
    return Package(
        reference,
        given.get("title") or "",
        given.get("purpose") or "",
        (given.get("consent") or "").removeprefix("consents/"),
        given.get("recipients") or "authority",
        given.get("questions") or (),
        given.get("valid_days") or 14,
        given.get("attachments") or (),
        given.get("attachments_travel") or "link",
    )


def _reviewed(value, key, notebook):
    if isinstance(value, Text):
        if value.value != "no":
            notebook.note(Mistake.NOT_ONE_OF, value.line, key=key, value=value.value, guess="",
                          known="no, {by: …, on: …}")  # fmt: skip
        return None
    keys = {"by": shapes.text, "on": shapes.date}
    given = shapes.entries(value, keys, notebook, required=("by", "on"))
    return {"by": given.get("by"), "on": str(given.get("on"))}


def _consent_language(value, key, notebook):
    keys = {
        "title": shapes.text,
        "text": shapes.text,
        "tick": shapes.text,
        "reviewed": _reviewed,
        "of_german": shapes.positive,
    }
    given = shapes.entries(value, keys, notebook, required=("title", "text", "tick"))
    written = " ".join(given.get(key) or "" for key in ("title", "text", "tick"))
    for name in placeholders(written):
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            notebook.note(Mistake.UNKNOWN_PLACEHOLDER, value.line, name=name, known=known)
    return ConsentLanguage(
        given.get("title") or "",
        given.get("text") or "",
        given.get("tick") or "",
        given.get("reviewed"),
        given.get("of_german") or 0,
        value.line,
    )


def read_consent(reference, tree, notebook):
    """Return the ConsentText in *tree*; each language must be there or be named as not offered."""
    keys = {
        "title": shapes.text,
        "from_age": shapes.whole,
        "texts": shapes.map_of(_consent_language),
        "not_offered": shapes.map_of(shapes.text),
    }
    given = shapes.entries(tree, keys, notebook, required=("title", "texts"))
    texts = given.get("texts") or {}
    absent = given.get("not_offered") or {}
    known = ", ".join(CONSENT_LANGUAGES)
    line = tree.key_line("texts") if isinstance(tree, Entries) else tree.line
    for language in {*texts, *absent} - set(CONSENT_LANGUAGES):
        words = {"language": language, "known": known}
        notebook.note(Mistake.NO_SUCH_LANGUAGE, line, **words)
    if "de" not in texts:
        notebook.note(Mistake.NO_GERMAN, line)
    for language in CONSENT_LANGUAGES:
        _check_language(language, texts, absent, reference, line, notebook)
    title, age = given.get("title") or "", given.get("from_age") or 0
    return ConsentText(reference, title, texts, absent, age)


def _check_language(language, texts, absent, reference, line, notebook):
    text = texts.get(language)
    if language == "de" or language in absent:
        return
    if text is None:
        notebook.note(Mistake.LANGUAGE_MISSING, line, language=language)
    elif text.of_german and text.of_german < reference.version:
        notebook.note(Mistake.LANGUAGE_STALE, text.line, language=language)


def read_texts(reference, tree, notebook):
    """Return the Texts in *tree*."""
    keys = {"title": shapes.text, "texts": shapes.map_of(shapes.text)}
    given = shapes.entries(tree, keys, notebook, required=("title", "texts"))
    return Texts(reference, given.get("title") or "", given.get("texts") or {})


def _menu_entry(value, _key, notebook):
    keys = {"show": shapes.one_of(*SHOWN), "label": shapes.text, "form": shapes.text}
    given = shapes.entries(value, keys, notebook, required=("show",))
    if given.get("show") == "section" and not given.get("form"):
        notebook.note(Mistake.MISSING_KEY, value.line, key="form")
    section = (given.get("form") or "").removeprefix("biography/")
    return MenuEntry(given.get("show") or "", given.get("label") or "", section)


def read_menu(reference, tree, notebook):
    """Return the Menu in *tree*; which entries are available is known by the catalogue."""
    keys = {"title": shapes.text, "entries": shapes.list_of(_menu_entry)}
    given = shapes.entries(tree, keys, notebook, required=("title", "entries"))
    return Menu(reference, given.get("title") or "", given.get("entries") or ())


def read_denied(reference, tree, notebook):
    """Return what no package may contain."""
    by_section = shapes.map_of(shapes.list_of(shapes.text))
    keys = {
        "title": shapes.text,
        "questions": by_section,
        "attachments": shapes.list_of(shapes.text),
        "exceptions": shapes.map_of(by_section),
    }
    given = shapes.entries(tree, keys, notebook, required=("title",))
    return Denied(
        reference,
        frozenset(_pairs(given.get("questions"))),
        frozenset(given.get("attachments") or ()),
        {name: _pairs(sections) for name, sections in (given.get("exceptions") or {}).items()},
    )


def _pairs(sections):
    return {(section, name) for section, names in (sections or {}).items() for name in names or ()}
