"""Things that a checker of markup and one of accessibility both let pass.

Each counter takes a page and yields what is wrong there. What cannot be seen in the markup, such as
the size of a button, is looked at in a browser.
"""

import re
from types import SimpleNamespace

from bs4 import BeautifulSoup

BOXES = ("input", "select", "textarea")
NO_BOX = {"hidden", "submit", "button", "image", "reset"}
HEADINGS = re.compile(r"h[1-6]\Z")
TOKENS = {
    # What a form asks about the reader herself, and the token that lets the browser fill it in.
    "f-given_names": "given-name",
    "f-family_name": "family-name",
    "f-phone": "tel",
    "f-email": "email",
}


def boxes(page):
    """Return the boxes of *page* that somebody types or chooses in."""
    found = page.soup.find_all(BOXES)
    return [box for box in found if box.name != "input" or box.get("type", "text") not in NO_BOX]


def said_of(page, box):
    """Return what describes *box*, one element or None for each id."""
    return [page.ids.get(name) for name in (box.get("aria-describedby") or "").split()]


def told(element):
    """Return how a failing test names *element*."""
    return str(element)[:160]


def choices_without_a_name(page):
    """Radio buttons and several checkboxes stand in a fieldset that begins with its legend."""
    groups = {}
    for box in page.soup.find_all("input", type=["radio", "checkbox"]):
        parent = box.find_parent(class_="options") or box
        groups.setdefault(id(parent), []).append(box)
    for group in groups.values():
        first = group[0]
        names = {box.get("name") for box in group}
        if first["type"] == "checkbox" and len(names) == len(group):
            continue  # each of them is a question of its own, and its label asks it
        fieldset = first.find_parent("fieldset")
        legend = fieldset and next(iter(fieldset.find_all(recursive=False)), None)
        if legend is None or legend.name != "legend" or not legend.get_text(strip=True):
            yield told(first)


def labels_for_nothing(page):
    """A label names a box that is there."""
    for label in page.soup.find_all("label"):
        target = page.ids.get(label["for"]) if label.get("for") else label.find(BOXES)
        if target is None or target.name not in BOXES:
            yield told(label)


def boxes_without_a_name(page):
    """A box has a label, or says its own name."""
    named = {label.get("for") for label in page.soup.find_all("label")}
    for box in boxes(page):
        if not (box.get("id") in named or box.find_parent("label") or box.get("aria-label")
                or box.get("aria-labelledby")):  # fmt: skip
            yield told(box)


def mistakes_not_marked(page):
    """Beside a message of a mistake, each box is marked as wrong."""
    for message in page.soup.select(".question > p.error, .question > .error[id]"):
        within = [
            box for box in boxes(page) if box.find_parent(class_="question") is message.parent
        ]
        if within and not any(box.get("aria-invalid") == "true" for box in within):
            yield told(message)


def mistakes_not_linked(page):
    """A box that is wrong is described by the message that says why."""
    for box in boxes(page):
        described = said_of(page, box)
        wrong = [one for one in described if one is not None and _tells_a_mistake(one)]
        if box.get("aria-invalid") == "true" and not wrong:
            yield told(box)


def _tells_a_mistake(element):
    classes = element.get("class") or []
    return "error" in classes or "error-summary" in classes


def descriptions_of_nothing(page):
    """What is said to describe something is there."""
    for element in page.soup.find_all(attrs={"aria-describedby": True}):
        if None in said_of(page, element):
            yield told(element)
    for element in page.soup.find_all(attrs={"aria-labelledby": True}):
        if any(page.ids.get(name) is None for name in element["aria-labelledby"].split()):
            yield told(element)


def hints_not_linked(page):
    """A hint at a box or a group describes it."""
    described = {
        name
        for element in page.soup.find_all(attrs={"aria-describedby": True})
        for name in element["aria-describedby"].split()
    }
    for hint in page.soup.select(".question > .help, form > .help, fieldset > .help"):
        if hint.get("id") not in described:
            yield told(hint)


def summaries_that_lead_nowhere(page):
    """A summary of mistakes can be given the focus, and each link in it leads to its place."""
    for summary in page.soup.select('.error-summary[role="alert"]'):
        if not summary.get("id") or summary.get("tabindex") != "-1":
            yield told(summary)
        for link in summary.select('a[href^="#"]'):
            if page.ids.get(link["href"][1:]) is None:
                yield told(link)


def mistakes_without_a_summary(page):
    """A page with mistakes says so at its top, and in its title."""
    if not page.soup.select('[aria-invalid="true"]'):
        return
    if not page.soup.select(".error-summary") or not page.soup.select(".error-summary a"):
        yield "no summary with links"
    if ":" not in page.soup.title.get_text():
        yield told(page.soup.title)


def ids_used_twice(page):
    """An id is there once."""
    seen = set()
    for element in page.soup.find_all(id=True):
        if element["id"] in seen:
            yield told(element)
        seen.add(element["id"])


def code_in_the_markup(page):
    """No script, no style and no handler stands in a page: the policy would refuse them."""
    for element in page.soup.find_all(["script", "style"]):
        if element.name == "style" or not element.get("src"):
            yield told(element)
    for element in page.soup.find_all(True):
        if any(name == "style" or name.startswith("on") for name in element.attrs):
            yield told(element)


def forms_that_refuse_to_be_sent(page):
    """Nothing keeps a browser from sending what is half filled in."""
    for box in boxes(page):
        form = box.find_parent("form")
        if box.get("required") is not None and form is not None and form.get("novalidate") is None:
            yield told(box)


def boxes_that_take_the_focus(page):
    """No box pulls the page to itself."""
    yield from map(told, page.soup.find_all(attrs={"autofocus": True}))


def tokens_missing(page):
    """Where a form asks about the reader herself, the browser may fill it in."""
    for box in boxes(page):
        wanted = TOKENS.get(box.get("id"))
        if wanted is not None and box.get("autocomplete") != wanted:
            yield told(box)
        if box.get("type") == "password":
            name = box.find_parent("form").find("input", type="text")
            if not box.get("autocomplete") or name.get("autocomplete") != "username":
                yield told(box)


def languages_missing(page):
    """A page says its language and its direction, and so does whatever is in another one."""
    html = page.soup.html
    if not html.get("lang") or html.get("dir") not in ("ltr", "rtl"):
        yield told(html)
    for element in page.soup.find_all(lang=True):
        if element.name != "html" and element.get("dir") is None and _turns(element, html):
            yield told(element)


def _turns(element, html):
    if element.name in ("bdi", "link", "option"):  # these find their direction themselves
        return False
    is_arabic = element["lang"].split("-")[0] in ("ar", "fa", "ur")
    return is_arabic != (html.get("dir") == "rtl")


def boxes_that_do_not_turn(page):
    """Whatever is typed finds its own direction, or has one for good."""
    for box in page.soup.select("main textarea, main input[type=text]"):
        if box.get("dir") not in ("auto", "ltr", "rtl"):
            yield told(box)


def headings_out_of_order(page):
    """There is one first heading, and no step is left out below it."""
    found = [int(one.name[1]) for one in page.soup.find_all(HEADINGS)]
    if found.count(1) != 1:
        yield f"{found.count(1)} first headings"
    for before, after in zip([0, *found], found, strict=False):
        if after > before + 1:
            yield f"h{after} after h{before}"


def landmarks_missing(page):
    """There is one main part, reached by the first link of the page."""
    if len(page.soup.find_all("main")) != 1:
        yield f"{len(page.soup.find_all('main'))} main parts"
    first = page.soup.body.find("a")
    if page.soup.find("header") is None:
        return  # a document to be printed: nothing has to be skipped
    if first is None or page.ids.get(first.get("href", "#")[1:]) is None:
        yield told(first)


def phone_and_mail_turned_round(page):
    """Figures and addresses are read from the left, in a box and in a text."""
    for box in boxes(page):
        kind = {box.get("inputmode"), box.get("type")}
        if kind & {"email", "tel", "numeric"} and box.get("dir") != "ltr":
            yield told(box)
    for link in page.soup.select('a[href^="tel:"], a[href^="mailto:"]'):
        if link.find("bdi", dir="ltr") is None and link.get("dir") != "ltr":
            yield told(link)


COUNTERS = (
    choices_without_a_name,
    labels_for_nothing,
    boxes_without_a_name,
    mistakes_not_marked,
    mistakes_not_linked,
    descriptions_of_nothing,
    hints_not_linked,
    summaries_that_lead_nowhere,
    mistakes_without_a_summary,
    ids_used_twice,
    code_in_the_markup,
    forms_that_refuse_to_be_sent,
    boxes_that_take_the_focus,
    tokens_missing,
    languages_missing,
    boxes_that_do_not_turn,
    headings_out_of_order,
    landmarks_missing,
    phone_and_mail_turned_round,
)

BAD = SimpleNamespace(
    soup=BeautifulSoup(
        """<html lang="de"><head><title>Fehler</title></head><body><h1>a</h1><main></main><main><textarea></textarea></main><h3>b</h3>
        <style>p {}</style><p lang="ar">c</p><a href="tel:1">1</a>
        <div class="error-summary" role="alert"><a href="#away">d</a></div>
        <form><div class="question"><p class="help">e</p><p class="error" id="x">f</p>
        <label for="away">g</label><input id="x" inputmode="numeric" required autofocus></div>
        <input type="text"><input type="password"><input type="radio"><input id="login" aria-invalid="true" aria-describedby="away">
        </form></body></html>""",
        "html.parser",
    ),
    ids={},
)
"""A page that is wrong in every way."""
