"""Complete a list in one language: names from CLDR, and the order in which options are shown."""

import unicodedata
from dataclasses import replace

from mobio.engine.definitions import Option
from mobio.engine.names import cldr_name, cldr_names

LAST = ("other", "none")
FOLDED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"}
    # The letters that Persian has beside the Arabic ones follow their neighbours.
    | {"پ": "ب\uffff", "چ": "ج\uffff", "ژ": "ز\uffff", "گ": "ك\uffff"}
)
PERSIAN = FOLDED | str.maketrans(
    {"آ": "\u0621", "ئ": "\u0621", "ؤ": "\u0621", "ه": "و\uffff", "\u200c": ""}
)
"""To Persian readers the long alif comes first of all, and he after waw."""
ARTICLE = "ال"


def completed(options, language):
    """Return the list with names from CLDR where it asks for them, in the order it is shown in."""
    found = {option.code: option for option in options.options}
    if options.names:
        found = _with_names(options, found, language)
    if options.ordered:
        return replace(options, options=tuple(found.values()))
    common = [found[code] for code in options.common if code in found]
    rest = [option for option in found.values() if option.code not in options.common]
    rest.sort(key=lambda option: (_place(option), sort_key(option.label, language)))
    return replace(options, options=(*common, *rest))


def _with_names(options, found, language):
    names = cldr_names(options.names, language)
    every = {code: Option(code, name) for code, name in names.items()}
    every.update(found)
    for code in options.common:
        every.setdefault(code, Option(code, ""))
    return {
        code: option
        if option.label
        else replace(option, label=cldr_name(options.names, code, language) or code)
        for code, option in every.items()
    }


def _place(option):
    return LAST.index(option.code) + 1 if option.code in LAST else 0


def sort_key(text, language=""):
    """Return a key that sorts as readers of de, en, fr, ar and fa expect: marks and case aside.

    In Arabic the article is no letter of a name; it is looked for before letters are folded, since
    a name may well begin with an alif that carries a hamza.
    """
    named = text.removeprefix(ARTICLE) if language == "ar" else text
    folded = named.translate(PERSIAN if language == "fa" else FOLDED).casefold()
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)
    )
    return plain, text
