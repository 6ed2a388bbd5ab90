"""What is wrong with the markup of a form: fields without a label, ids twice, texts that lead nowhere."""

from collections import Counter
from html.parser import HTMLParser

from bs4 import BeautifulSoup

EMPTY = {"input", "hr", "br", "meta", "link", "img"}
SAID = ("aria-describedby", "aria-labelledby", "for")


class _Nesting(HTMLParser):
    """Tell elements that are not closed, or closed where they were not opened."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.faults = []

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            self.open.append(tag)
        names = [name for name, _value in attrs]
        self.faults += [f"{tag} has {name} twice" for name in names if names.count(name) > 1]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.faults.append(f"{tag} is closed at once, which HTML does not know")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} is closed where it was not opened")


def faults(markup):
    """Return the faults of *markup* as sentences, an empty list if there are none."""
    nesting = _Nesting()
    nesting.feed(markup)
    html = BeautifulSoup(markup, "html.parser")
    ids = Counter(tag["id"] for tag in html.select("[id]"))
    found = nesting.faults + [f"{tag} is not closed" for tag in nesting.open]
    found += [f"{name} is an id {count} times" for name, count in ids.items() if count > 1]
    found += [f"{name!r} is no id" for name in ids if not name or " " in name]
    for tag in html.find_all(True):
        for attribute in SAID:
            leading = [name for name in tag.get(attribute, "").split() if name not in ids]
            found += [
                f"{attribute} of {tag.name} leads to {name}, which is not there" for name in leading
            ]
        found += [f"{tag.name} has {name}" for name in tag.attrs if name.startswith("on")]
        found += [f"{tag.name} has a style" for name in tag.attrs if name == "style"]
    boxes = html.select("input:not([type=hidden]), select, textarea")
    found += [f"{box.get('id')} has no label" for box in boxes if not is_labelled(html, box)]
    sets = html.select("fieldset")
    found += [f"{each.get('id')} has no legend" for each in sets if not _legend(each)]
    buttons = html.select("button")
    found += [f"a button {each.get('value')} says nothing" for each in buttons if not _words(each)]
    return found + [
        f"<{tag.name}> in a form" for tag in html.select("script, style, iframe, object")
    ]


def is_labelled(html, box):
    """Tell whether a box has a label, around it or leading to it, or a name of its own."""
    label = html.find("label", attrs={"for": box.get("id")}) or box.find_parent("label")
    return bool(box.get("aria-label", "").strip() or (label and _words(label)))


def _legend(fieldset):
    legend = fieldset.find("legend", recursive=False)
    return bool(legend and _words(legend))


def _words(tag):
    return tag.get_text().strip()
