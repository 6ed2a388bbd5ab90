"""Read the other kinds of schema file: lists, packages, consents, texts, menu, denied questions."""

from mobio.engine import shapes
from mobio.engine.behind_consents import FIRST_VISIT
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
    PackageAttachment,
    PackageQuestion,
    Texts,
)
from mobio.engine.form_reader import SENSITIVE
from mobio.engine.icons import icon
from mobio.engine.mistakes import Mistake
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.reader import Entries, Text
from mobio.engine.roles import LIST_ROLES
from mobio.engine.spoken import audio
from mobio.engine.step_reader import list_steps
from mobio.engine.whole_files import whole_file

OPTION_KEYS = {
    "code": shapes.text,
    "label": shapes.text,
    "staff_label": shapes.text,
    "sensitive": shapes.one_of(*SENSITIVE),
    "masked_as": shapes.text,
    "active_from": shapes.date,
    "active_until": shapes.date,
    "attributes": shapes.map_of(shapes.one_or_more(shapes.text)),
    "synonyms": shapes.list_of(shapes.text),
}
SHOWN = ("home", "section", "sharing", "attachments", "agreements")


def _option(given, value, notebook):
    if not given.get("code"):
        return None
    given = {key: item for key, item in given.items() if item is not None}
    first, last = given.get("active_from"), given.get("active_until")
    if first and last and first > last:
        notebook.note(Mistake.BOUNDS, value.line, low=first, high=last)
    return Option(**{"label": "", **given}, line=value.line)


FOUND_BY = {"list": shapes.text, "attribute": shapes.text}


@shapes.says(shapes.mapping_of(FOUND_BY, ("list", "attribute")))
def _found_by(value, _key, notebook):
    return shapes.entries(value, FOUND_BY, notebook, required=("list", "attribute"))


LIST_KEYS = {
    "title": shapes.text,
    "closed": shapes.yes_no,
    "ordered": shapes.yes_no,
    "names": shapes.one_of("countries", "languages"),
    "common": shapes.list_of(shapes.text),
    "options": shapes.list_of(shapes.record(OPTION_KEYS, _option, required=("code",))),
    "stands_for": shapes.one_of(*LIST_ROLES),
    "found_by": _found_by,
    "upgrade": list_steps,
}


@whole_file(LIST_KEYS, required=("title",))
def read_list(reference, given, tree, notebook):
    """Return the OptionList in *tree*."""
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
        given.get("stands_for") or "",
        given.get("found_by") or {},
    )


PACKAGE_QUESTION = {"id": shapes.text, "show_as": shapes.one_of("age")}
ATTACHMENT = {"kind": shapes.text, "confirm": shapes.yes_no}


def _text_or(keys, required):
    """Return the JSON Schema of a text, or of a mapping that says more."""
    return {"anyOf": [shapes.SCALAR, shapes.mapping_of(keys, required)]}


@shapes.says(
    {
        "type": "object",
        "additionalProperties": {"type": "array", "items": _text_or(PACKAGE_QUESTION, ("id",))},
    }
)
def _package_questions(value, _key, notebook):
    sections = shapes.map_of(shapes.list_of(shapes.raw))(value, "questions", notebook) or {}
    found = []
    for section, items in sections.items():
        for item in items or ():
            if isinstance(item, Text):
                found.append(PackageQuestion(section, item.value, "", item.line))
                continue
            given = shapes.entries(item, PACKAGE_QUESTION, notebook, required=("id",))
            shown = given.get("show_as") or ""
            found.append(PackageQuestion(section, given.get("id") or "", shown, item.line))
    return tuple(found)


@shapes.says(_text_or(ATTACHMENT, ("kind",)))
def _attachment(value, _key, notebook):
    if isinstance(value, Text):
        return PackageAttachment(value.value, line=value.line)
    given = shapes.entries(value, ATTACHMENT, notebook, required=("kind",))
    return PackageAttachment(given.get("kind") or "", bool(given.get("confirm")), value.line)


PACKAGE_KEYS = {
    "title": shapes.text,
    "purpose": shapes.text,
    "valid_days": shapes.positive,
    "consent": shapes.text,
    "recipients": shapes.one_of("authority", "company", "school"),
    "questions": _package_questions,
    "attachments": shapes.list_of(_attachment),
    "attachments_travel": shapes.one_of("link", "mail"),
}


@whole_file(PACKAGE_KEYS, ("title", "purpose", "consent", "questions", "recipients"))
def read_package(reference, given, _tree, _notebook):
    """Return the Package in the tree."""
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


REVIEWED = {"by": shapes.text, "on": shapes.date}


@shapes.says({"anyOf": [{"enum": ["no", False]}, shapes.mapping_of(REVIEWED, ("by", "on"))]})
def _reviewed(value, key, notebook):
    if isinstance(value, Text):
        if value.value != "no":
            notebook.note(Mistake.NOT_ONE_OF, value.line, key=key, value=value.value, guess="",
                          known="no, {by: …, on: …}")  # fmt: skip
        return None
    given = shapes.entries(value, REVIEWED, notebook, required=("by", "on"))
    return {"by": given.get("by"), "on": str(given.get("on"))}


CONSENT_LANGUAGE = {
    "title": shapes.text,
    "text": shapes.text,
    "tick": shapes.text,
    "reviewed": _reviewed,
    "of_german": shapes.positive,
}


def _consent_language(given, value, notebook):
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


CONSENT_KEYS = {
    "title": shapes.text,
    "icon": icon,
    "audio": audio,
    "from_age": shapes.whole,
    "asked_at": shapes.one_of(FIRST_VISIT),
    "only_read": shapes.yes_no,
    "meaning": shapes.one_of("same", "changed"),
    "texts": shapes.map_of(
        shapes.record(CONSENT_LANGUAGE, _consent_language, required=("title", "text", "tick"))
    ),
    "not_offered": shapes.map_of(shapes.text),
}


@whole_file(CONSENT_KEYS, required=("title", "texts"))
def read_consent(reference, given, tree, notebook):
    """Return the ConsentText in *tree*; each language must be there or be named as not offered."""
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
        _check_language(language, texts, absent, line, notebook)
    return ConsentText(
        reference,
        given.get("title") or "",
        texts,
        absent,
        given.get("from_age") or 0,
        given.get("icon") or "",
        given.get("audio") or {},
        given.get("asked_at") or "",
        bool(given.get("only_read")),
        given.get("meaning") or "changed",
    )


def _check_language(language, texts, absent, line, notebook):
    if language not in ("de", *absent, *texts):
        notebook.note(Mistake.LANGUAGE_MISSING, line, language=language)


TEXTS_KEYS = {"title": shapes.text, "texts": shapes.map_of(shapes.text)}


@whole_file(TEXTS_KEYS, required=("title", "texts"))
def read_texts(reference, given, _tree, _notebook):
    """Return the Texts in the tree."""
    return Texts(reference, given.get("title") or "", given.get("texts") or {})


def _menu_entry(given, value, notebook):
    if given.get("show") == "section" and not given.get("form"):
        notebook.note(Mistake.MISSING_KEY, value.line, key="form")
    section = (given.get("form") or "").removeprefix("biography/")
    return MenuEntry(given.get("show") or "", given.get("label") or "", section)


MENU_ENTRY = {"show": shapes.one_of(*SHOWN), "label": shapes.text, "form": shapes.text}
MENU_KEYS = {
    "title": shapes.text,
    "entries": shapes.list_of(shapes.record(MENU_ENTRY, _menu_entry, required=("show",))),
}


@whole_file(MENU_KEYS, required=("title", "entries"))
def read_menu(reference, given, _tree, _notebook):
    """Return the Menu in the tree; which entries are available is known by the catalogue."""
    return Menu(reference, given.get("title") or "", given.get("entries") or ())


BY_SECTION = shapes.map_of(shapes.list_of(shapes.text))
DENIED_KEYS = {
    "title": shapes.text,
    "questions": BY_SECTION,
    "attachments": shapes.list_of(shapes.text),
    "exceptions": shapes.map_of(BY_SECTION),
}


@whole_file(DENIED_KEYS, required=("title",))
def read_denied(reference, given, _tree, _notebook):
    """Return what no package may contain."""
    return Denied(
        reference,
        frozenset(_pairs(given.get("questions"))),
        frozenset(given.get("attachments") or ()),
        {name: _pairs(sections) for name, sections in (given.get("exceptions") or {}).items()},
    )


def _pairs(sections):
    return {(section, name) for section, names in (sections or {}).items() for name in names or ()}
