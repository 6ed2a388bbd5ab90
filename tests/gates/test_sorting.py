"""Our order of names beside that of the browser, which has the whole of ICU."""

import pytest

from mobio.engine.names import cldr_names
from mobio.engine.option_lists import sort_key

# How many neighbours may stand the other way round: where readers of a language disagree, too.
BOUNDS = {"de": 0, "en": 0, "fr": 1, "ar": 1, "fa": 5}
# The article is no letter of an Arabic name: it is left aside on both sides.
INVERSIONS = """([names, language]) => {
  const order = new Intl.Collator(language);
  const plain = (name) => language === "ar" ? name.replace(/^ال/, "") : name;
  return names.slice(1).map((name, place) => [names[place], name])
    .filter(([before, after]) => order.compare(plain(before), plain(after)) > 0);
}"""


@pytest.mark.parametrize(("language", "most"), BOUNDS.items())
@pytest.mark.parametrize("what", ["countries", "languages"])
def test_names_stand_as_readers_look_for_them(chromium, what, language, most):
    names = sorted(cldr_names(what, language).values(), key=lambda name: sort_key(name, language))
    tab = chromium.new_page()
    try:
        wrong = tab.evaluate(INVERSIONS, [names, language])
    finally:
        tab.close()
    assert len(wrong) <= most, wrong
