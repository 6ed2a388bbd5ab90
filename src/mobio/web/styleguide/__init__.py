"""A form with every kind of question, made to be looked at; nobody is ever asked any of it."""

import functools
import json
from pathlib import Path

from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import read_folders
from mobio.engine.linking import check
from mobio.engine.loading import newest
from mobio.engine.localizing import context_of, words_of
from mobio.engine.pages import PageForm, RowForm
from mobio.engine.persona_answers import record_of
from mobio.engine.personas import FOLDER
from mobio.engine.records import Record
from mobio.services.translations import say

FORMS = Path(__file__).with_name("forms")
WORDS = Path(__file__).parent
SECTION, PAGE, GROUP = "specimen", "sheet", "sample_cards"


@functools.cache
def specimen():
    """Return the Catalogue of the form with every kind of question."""
    sources, _objections = read_folders(FORMS, FORMS / "packages")
    definitions, _objections = check(sources)
    messages = {path.stem: _messages(definitions, path) for path in WORDS.glob("*.json")}
    return Catalogue(definitions, newest(definitions), messages, "specimen", say)


def _messages(definitions, path):
    """Return {(context, German): text} of the words in one file, whatever their place."""
    words = json.loads(path.read_text("utf-8"))
    return {
        (context_of(reference, place), german): words[german]
        for reference, definition in definitions.items()
        for place, german in words_of(definition)
        if german in words
    }


def answered(catalogue, persona, today):
    """Return the Record of the test person *persona* as it is looked at *today*."""
    found = catalogue.definition(f"{FOLDER}/{persona}")
    # Read at a time when all of it could be chosen, so that some of it cannot be any more.
    return Record(catalogue, record_of(catalogue, found).answers, today)


def nobody(catalogue, today):
    """Return the Record of somebody who has not answered anything."""
    return Record(catalogue, {}, today)


def sheet(record):
    """Return the page with every kind of question."""
    form = record.catalogue.section(SECTION)
    return PageForm(record.catalogue, form, PAGE, record)


def row(record):
    """Return the page of the first row of the group that has row pages."""
    form = record.catalogue.section(SECTION)
    first = record.stored(SECTION, GROUP)[0]["_row"]
    return RowForm(record.catalogue, form, GROUP, first, record)


def everywhere(page, note):
    """Return *note* for each place of *page*: its questions, and the members of their rows."""
    found = {}
    for question in page.questions:
        if question.kind.name == "note":
            continue
        found[question.id,] = note
        # Rows with pages of their own show their mistakes there.
        here = question.members and not question.has_row_pages
        for each in page.record.stored(page.form.id, question.id) or () if here else ():
            for member in question.members:
                found[question.id, each["_row"], member.name] = note
    return found
