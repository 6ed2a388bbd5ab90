"""The few words of forms, lists, packages and texts that stand in a consent.

Consents exist in more languages than forms. In those languages nothing else of a form is said, so
nothing else needs a translation.
"""

import functools

from mobio.engine.consent_texts import OFFICE
from mobio.engine.dates_in_words import APPROXIMATELY, IN_CALENDAR
from mobio.engine.definitions import Form, OptionList, Package, Texts
from mobio.engine.disclosure import headings, only_page
from mobio.engine.localizing import titles_of, words_of
from mobio.engine.words import NO_ANSWER, STATE_WORDS, InGerman, _

NONE = _("keine")
VERSION = _("Text-Version ${version}, erstellt am ${day}")
PROGRAM = (
    NO_ANSWER,
    NONE,
    VERSION,
    APPROXIMATELY,
    *IN_CALENDAR.values(),
    *STATE_WORDS.values(),
)
"""What the program itself says in a consent."""
COMMAS = dict.fromkeys(("ar", "fa", "prs", "ur"), "، ") | {"ti": "፡ "}
SEMICOLONS = dict.fromkeys(("ar", "fa", "prs", "ur"), "؛ ") | {"ti": "፤ "}


def comma(language):
    """Return what stands between the parts of a list in *language*."""
    return COMMAS.get(language, ", ")


def semicolon(language):
    """Return what stands between longer parts."""
    return SEMICOLONS.get(language, "; ")


@functools.singledispatch
def words_said(_definition, _packages=()):
    """Return the pairs (place, text) of a definition that stand in consents to *packages*."""
    return []


@words_said.register
def _package(definition: Package, _packages=()):
    return words_of(definition)


@words_said.register
def _form(definition: Form, packages=()):
    if definition.reference.folder != "biography":
        return []  # of forms of staff nothing is ever shared
    pages = {only_page(definition, package) for package in packages} - {""}
    wanted = {"title", *(f"page.{page}.title" for page in pages)}
    return [pair for pair in titles_of(definition).items() if pair[0] in wanted]


@words_said.register
def _list(definition: OptionList, _packages=()):
    is_of_attachments = definition.stands_for == "attachments"
    return [pair for pair in words_of(definition) if is_of_attachments]


@words_said.register
def _texts(definition: Texts, _packages=()):
    return [(f"texts.{key}", text) for key, text in definition.texts.items() if key in OFFICE]


def untranslated(catalogue, package=None):
    """Return the German texts a consent to *package* would show in the language of *catalogue*.

    Without a package it is a declaration that belongs to no share.
    """
    kinds, texts = set(), []
    if package is not None:
        kinds = {attachment.kind for attachment in package.attachments}
        own = catalogue.package(package.id, package.reference.version)
        texts = [*(text for _place, text in words_of(own)), *headings(catalogue, package)]
    for path in _common(catalogue):
        pairs = words_said(catalogue.definition(path))
        # Of all kinds of documents only those that may be attached are named.
        is_list = path.startswith("lists/")
        texts += [text for place, text in pairs if not is_list or place.partition(".")[0] in kinds]
    return tuple(text for text in texts if isinstance(text, InGerman))


def _common(catalogue):
    """Return the paths of what every consent may name: kinds of attachments, the office."""
    german = catalogue.in_language("de")

    def find():
        paths = (path for path in german.in_force if path.startswith(("lists/", "texts/")))
        return tuple(path for path in paths if words_said(german.plain(path)))

    return german.once("said in consents", find)
