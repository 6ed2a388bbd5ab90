"""Every page in every language, as the server sends it: fresh, and with its mistakes."""

from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup

from tests.gates.pages import LANGUAGES, is_in_full
from tests.gates.rooms import path_of

FRESH, MISTAKES = "fresh", "error"
SEE_OTHER = 303


@dataclass(frozen=True)
class Leaf:
    """One page in one language and state."""

    page: object
    language: str
    state: str
    status: int
    headers: dict
    body: bytes

    @property
    def name(self):
        """Return what failing tests call it."""
        return f"{self.page.name}-{self.language}-{self.state}"

    @property
    def soup(self):
        """Return the markup, parsed; do not change it."""
        return parsed(self.body)

    @property
    def ids(self):
        """Return {id: element}."""
        return identified(self.body)


# All pages parsed would take gigabytes: whoever looks at many leaves takes one after the other.
@lru_cache(maxsize=4)
def parsed(body):
    """Return the markup *body*, parsed."""
    return BeautifulSoup(body, "html.parser")


@lru_cache(maxsize=4)
def identified(body):
    """Return {id: element}; looking for each anew takes a minute on long pages."""
    return {element["id"]: element for element in parsed(body).find_all(id=True)}


def printed(rooms, facts):
    """Return the Leaf of each page, language and state."""
    return [
        leaf
        for language in LANGUAGES
        for page in rooms.pages
        for leaf in _leaves(rooms, facts, page, language)
    ]


def _leaves(rooms, facts, page, language):
    browser = rooms.browser(page.login, language)
    answer = browser.get(path_of(page, facts))
    if page.first:
        answer = _form_of(answer, page.first).submit().follow()
    yield _leaf(page, language, FRESH, answer)
    wrong = _wrong(page, answer) if is_in_full(language) else None
    if wrong is not None:
        yield _leaf(page, language, MISTAKES, wrong)
        if page.wrong.clean:
            _clean(browser, page, facts)


def _leaf(page, language, state, answer):
    return Leaf(page, language, state, answer.status_int, dict(answer.headers), answer.body)


def _wrong(page, answer):
    """Return the page of mistakes, or None if nothing can be typed that is one."""
    if page.wrong is None:
        return None
    form = _form_of(answer, page.wrong.press)
    for selector, text in page.wrong.boxes.items():
        for element in answer.html.select(selector):
            _box(form, element).value = text
    button = answer.html.select_one(page.wrong.press)
    wrong = form.submit(button.get("name"), value=button.get("value"))
    # What is typed into a question that is not asked is no mistake.
    return wrong if wrong.status_int != SEE_OTHER else None


def _form_of(answer, selector):
    """Return the form that the button *selector* belongs to."""
    button = answer.html.select_one(selector)
    assert button is not None, (selector, answer.request.path, answer.status_int)
    return answer.forms[answer.html.find_all("form").index(button.find_parent("form"))]


def _box(form, element):
    boxes = [box for boxes in form.fields.values() for box in boxes]
    return next(box for box in boxes if box.id == element["id"])


def _clean(browser, page, facts):
    again = browser.get(path_of(page, facts))
    button = again.html.select_one(f'button[value="{page.wrong.clean}"]')
    if button is not None:
        _form_of(again, f'button[value="{page.wrong.clean}"]').submit(
            button["name"], value=button["value"]
        )
