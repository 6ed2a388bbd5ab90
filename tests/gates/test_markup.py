"""What a page says is well-formed, labelled, linked and light, before any browser reads it."""

import gzip
import inspect
import re

import pytest

from tests.conftest import HOST
from tests.gates import lint, nu
from tests.gates.book import MISTAKES
from tests.gates.pages import LANGUAGES, STYLEGUIDE

KIB = 1024
ASSET = re.compile(rf'(?:href|src)="http://{re.escape(HOST)}(/[^"]+\.(?:css|js)[^"]*)"')


def squeezed(body):
    """Return the length of *body* as a proxy sends it."""
    return len(gzip.compress(body, 6))


@pytest.fixture(scope="module")
def asset(rooms):
    """Return a function that gives the bytes of a stylesheet or script of a page."""
    known = {}

    def load(path):
        if path not in known:
            known[path] = rooms.browser(None, "de").get(path.replace("&amp;", "&"), status=200).body
        return known[path]

    return load


def of(leaf, suffix):
    """Return the paths of the files with that suffix that *leaf* loads."""
    found = ASSET.findall(leaf.body.decode())
    return [path for path in found if path.partition("?")[0].endswith(suffix)]


def test_the_checker_of_the_web_finds_nothing(book, tmp_path):
    for leaf in book:
        (tmp_path / f"{leaf.name}.html").write_bytes(leaf.body)
    found = nu.complaints(tmp_path)
    assert [f"{name}:{line}: {message}" for name, line, message in found] == []


@pytest.fixture(scope="module")
def counted(book):
    """Return {counter: {leaf: what is wrong}}; each page is parsed once for all counters."""
    found = {counter: {} for counter in lint.COUNTERS}
    for leaf in book:
        for counter in lint.COUNTERS:
            if wrong := list(counter(leaf)):
                found[counter][leaf.name] = wrong
    return found


@pytest.mark.parametrize("counter", lint.COUNTERS, ids=lambda counter: counter.__name__)
def test_the_structure_of_each_page_is_whole(counted, counter):
    assert counted[counter] == {}


def test_every_counter_finds_what_it_counts():
    found = {counter.__name__: bool(list(counter(lint.BAD))) for counter in lint.COUNTERS}
    assert found == dict.fromkeys(found, True)


def test_no_counter_is_left_out():
    public = inspect.getmembers(lint, inspect.isgeneratorfunction)
    written = {counter for name, counter in public if not name.startswith("_")}
    assert set(lint.COUNTERS) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_visit_is_light(book, asset, language):
    first = [leaf for leaf in book if leaf.page.name in ("login", "home")
             and leaf.language == language and leaf.state != MISTAKES]  # fmt: skip
    files = {path for leaf in first for suffix in (".css", ".js") for path in of(leaf, suffix)}
    pages = sum(squeezed(leaf.body) for leaf in first)
    assert len(first) == 2
    assert pages + sum(squeezed(asset(path)) for path in files) <= 15 * KIB


def test_each_form_page_is_light(book):
    heavy = {leaf.name: squeezed(leaf.body) for leaf in book
             if leaf.page.of_refugees and leaf.page.view != STYLEGUIDE}  # fmt: skip
    assert {name: size for name, size in heavy.items() if size > 15 * KIB} == {}


def test_stylesheet_and_script_are_light(book, asset):
    main = {path for leaf in book for path in of(leaf, "mobio.css")}
    scripts = {path for leaf in book for path in of(leaf, ".js")}
    assert {path: squeezed(asset(path)) for path in main if squeezed(asset(path)) > 4 * KIB} == {}
    assert {
        path: squeezed(asset(path)) for path in scripts if squeezed(asset(path)) > 3 * KIB
    } == {}
    assert main


def test_no_page_loads_a_font(book, asset):
    sheets = {path for leaf in book for path in of(leaf, "mobio.css")}
    assert [
        path for path in sheets if b"@font-face" in asset(path) or b"@import" in asset(path)
    ] == []
    assert [leaf.name for leaf in book if re.search(rb"\.(woff2?|ttf|otf)\b", leaf.body)] == []
