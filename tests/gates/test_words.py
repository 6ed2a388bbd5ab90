"""No word of a page is written past the catalogues, and nobody's words turn the page's round."""

import re

import pytest
from bs4 import BeautifulSoup, Comment, Doctype, NavigableString

from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.engine.pseudo import CLOSE, OPEN
from tests.gates.book import MISTAKES

LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "label")
# What persons and coordinators wrote, what is German for everybody, and what is no language.
APART = 'bdi, code, script, style, textarea, [lang]:not(html), [dir="ltr"]:not(html), .product'
SAME_EVERYWHERE = {"MoBio", "Cc", "Cc 1", "Cc 2", "PDF", "JSON"}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
VALUES = ("Haddad", "Amina", "مدرسة الوحدة", "Jobcenter Sinsheim", "team@jobcenter.example")


def unread(element, depth=0):
    """Yield the words below *element* that stand in no bracket; brackets may lie around elements."""
    for child in element.children:
        if isinstance(child, Comment | Doctype):
            continue
        if isinstance(child, NavigableString):
            for piece in re.split(f"([{OPEN}{CLOSE}])", child):
                depth += (piece == OPEN) - (piece == CLOSE)
                if (
                    depth == 0
                    and LETTERS.search(piece)
                    and piece.strip(" :") not in SAME_EVERYWHERE
                ):
                    yield piece.strip()
        elif not child.css.match(APART):
            yield from unread(child, depth)


def unread_attributes(soup):
    for element in soup.find_all(True):
        if element.css.closest(APART) is None:
            for name in SPOKEN:
                said = element.get(name, "")
                if LETTERS.search(said.split(OPEN)[0]) and said not in SAME_EVERYWHERE:
                    yield f"{name}: {said}"


@pytest.mark.parametrize("language", ["qps", "qpm"])
def test_every_word_of_a_page_stands_in_a_catalogue(book, language):
    found = {
        leaf.name: [*unread(leaf.soup.body), *unread_attributes(leaf.soup.body)]
        for leaf in book
        if leaf.language == language and not leaf.page.german and not leaf.page.is_mixed
    }
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("language", ["qps", "qpm"])
def test_every_title_stands_in_a_catalogue(book, language):
    titles = {
        leaf.name: leaf.soup.title.get_text()
        for leaf in book
        if leaf.language == language
        and not leaf.page.german
        and not leaf.page.is_mixed
        and leaf.soup.select_one("[lang]:not(html) h1") is None  # a text in a language of its own
    }
    wrong = {name: title for name, title in titles.items() if OPEN not in title}
    assert {
        name: title for name, title in wrong.items() if set(title.split(" – ")) != {"MoBio"}
    } == {}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_what_a_person_wrote_keeps_its_own_direction(book, language):
    """Each value stands in a bdi, in a box with its own direction, or in a text that has its own."""
    wrong = {}
    for leaf in book:
        if leaf.language != language or leaf.state == MISTAKES:
            continue
        if not any(one.encode() in leaf.body for one in VALUES):
            continue
        for text in leaf.soup.body.find_all(string=lambda text: any(one in text for one in VALUES)):
            if text.parent.css.closest("bdi, textarea, option, [dir]:not(html), title") is None:
                wrong.setdefault(leaf.name, []).append(str(text.parent)[:160])
    assert wrong == {}


def test_words_past_the_catalogues_would_be_found():
    page = BeautifulSoup(
        f"<body><p>{OPEN}a <b>bb</b>{CLOSE} hart</p><p title='hart'>1</p></body>", "html.parser"
    )
    assert [*unread(page.body), *unread_attributes(page.body)] == ["hart", "title: hart"]
