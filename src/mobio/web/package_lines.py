"""The lines of a package as markup, each from a fragment of ``package_part.pt``."""

from pyramid.events import BeforeRender
from pyramid.renderers import render

from mobio.engine.skeletons import SKELETONS
from mobio.engine.slots import Joined, Markup, Said

TEMPLATE = "mobio.web:templates/package_part.pt"
PARTS = {"package": 0, "section": 1, "line": 3, "rows": 1, "row": 1}
"""The parts of the template and how many words each has; but for a line, each holds others."""


class PackageMarkup:
    """Write the lines of a package for one request."""

    def __init__(self, request, skeletons=SKELETONS):
        self.request = request
        self.skeletons = skeletons
        self._fragments = {}

    def __call__(self, sections):
        """Return the markup of *sections*, SectionLines as ``disclose`` returns them."""
        return self._part("package", "".join(map(self._section, sections)))

    def _section(self, section):
        return self._part("section", "".join(map(self._line, section.lines)), section.title)

    def _line(self, line):
        if line.rows:
            return self._part("rows", "".join(map(self._row, line.rows)), line.label)
        return self._part("line", "", line.label, line.direction, line.value)

    def _row(self, row):
        return self._part("row", "".join(map(self._line, row.lines)), row.title)

    def _part(self, name, inner, *words):
        # A German word for readers of another language is a text of its own kind.
        for word in words:
            if not word or type(word) is not str:
                return self._draw(name, inner, words)
        fragment = self._fragments.get(name) or self._find(name)
        return fragment.fill((*words, inner)) if fragment else self._draw(name, inner, words)

    def _find(self, name):
        """Return the Fragment of a part, or None while it is not cut."""
        slots = Joined(*(Said() for _number in range(PARTS[name])), Markup())
        key = ("package part", name)
        entry = self.skeletons.entry(key, lambda: slots)

        def draw(cstruct):
            return self._draw(name, cstruct[-1], cstruct[:-1])

        shape = ((),) * (PARTS[name] + 1)
        self._fragments[name] = self.skeletons.fragment(key, entry, shape, lambda: draw)
        return self._fragments[name]

    def _draw(self, name, inner, words):
        values = {"part": name, "inner": inner, "words": words}
        return render(TEMPLATE, values, self.request)


def add_markup(event):
    """Give every template the function that writes the lines of a package."""
    event["package_markup"] = PackageMarkup(event.get("request"))


def includeme(config):
    config.add_subscriber(add_markup, BeforeRender)
