"""Read whom people of a region can ask, and look whether every region has somebody."""

import re

from mobio.engine import shapes
from mobio.engine.contacts import FOLDER, Contacts, Office, municipalities_of, regions_of
from mobio.engine.mistakes import Mistake, guess
from mobio.engine.whole_files import whole_file

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,24}\Z")
PHONE = re.compile(r"\+?[0-9][0-9 /-]{4,24}\Z")
PERSON = re.compile(r"\b(?:Frau|Herrn?)\b")


def _written_like(expression, mistake):
    """Return the shape of a text that must look like *expression*."""

    @shapes.says(shapes.written(expression))
    def shape(value, key, notebook):
        word = shapes.text(value, key, notebook)
        if word is None or expression.match(word):
            return word
        notebook.note(mistake, value.line, value=word)
        return None

    return shape


def _office(given, value, notebook):
    if not given.get("function"):
        return None
    given = {key: item for key, item in given.items() if item}
    if not {"email", "phone"} & {name.value for name, _item in value.pairs}:
        notebook.note(Mistake.NOT_REACHABLE, value.line, id=given["function"])
    if PERSON.search(given["function"]):
        notebook.note(Mistake.NAMES_A_PERSON, value.line, "warning", id=given["function"])
    return Office(**given, line=value.line)


OFFICE_KEYS = {
    "function": shapes.text,
    "about": shapes.text,
    "email": _written_like(EMAIL, Mistake.BAD_EMAIL),
    "phone": _written_like(PHONE, Mistake.BAD_PHONE),
    "hours": shapes.text,
    "address": shapes.text,
}
CONTACT_KEYS = {
    "title": shapes.text,
    "region": shapes.text,
    "offices": shapes.list_of(shapes.record(OFFICE_KEYS, _office, required=("function",))),
}


@whole_file(CONTACT_KEYS, required=("title", "offices"))
def read_contacts(reference, given, _tree, _notebook):
    """Return the Contacts in the tree."""
    title, offices = given.get("title") or "", given.get("offices") or ()
    return Contacts(reference, title, offices, given.get("region") or "")


def check_contacts(files):
    """Note contacts of regions that no municipality lies in, and regions without contacts."""
    every = files.all_of(FOLDER)
    if not every:
        return
    options, first = municipalities_of(files), {}
    regions = regions_of(options)
    for contacts in every:
        place, line = contacts.region, contacts.line_of("region")
        if place and place not in regions:
            words = {"id": place, "guess": guess(place, regions)}
            files.note(contacts.reference, Mistake.NO_SUCH_REGION, line, **words)
        elif place in first:
            words = {"id": place, "first": first[place]}
            files.note(contacts.reference, Mistake.REGION_TWICE, line, **words)
        first.setdefault(place, contacts.reference.path)
    for place, lie_there in regions.items():
        if place not in first:
            line = lie_there[0].line
            files.note(options.reference, Mistake.NO_CONTACTS, line, "warning", id=place)
