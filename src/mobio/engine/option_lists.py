"""Complete a list in one language: names from CLDR, and the order in which options are shown."""

import unicodedata
from dataclasses import replace

from mobio.engine.definitions import Option
from mobio.engine.names import cldr_name, cldr_names

LAST = ("other", "none")
FOLDED = str.maketrans("أإآٱىةکیك", "اااايهكيك")


def completed(options, language):
    """Return the list with names from CLDR where it asks for them, in the order it is shown in."""
    found = {option.code: option for option in options.options}
    if options.names:
        found = _with_names(options, found, language)
    if options.ordered:
        return replace(options, options=tuple(found.values()))
    common = [found[code] for code in options.common if code in found]
    rest = [option for option in found.values() if option.code not in options.common]
    rest.sort(key=lambda option: (_place(option), sort_key(option.label)))
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


def sort_key(text):
    """Return a key that sorts as readers of de, en, fr, ar and fa expect: marks and case aside."""
    folded = text.translate(FOLDED).replace("ß", "ss")
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)
    )
    plain = (
        plain.casefold().removeprefix("ال")
        if "\u0600" <= plain[:1] <= "\u06ff"
        else plain.casefold()
    )
    return plain, text
