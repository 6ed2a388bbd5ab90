"""Records of anybody, for the shipped forms or others: likely, empty, hostile and outdated ones."""

import functools
import string
from dataclasses import replace

import polib
from hypothesis import strategies as st

from mobio.engine import partial_dates
from mobio.engine.answers import ROW
from mobio.engine.attached import TYPES
from mobio.engine.catalogue import Catalogue
from mobio.engine.definitions import Form
from mobio.engine.loading import newest
from mobio.engine.words import german
from tests.house.sources import ROOT

MARKS = "\"'<>&;$%{}\\\n\r\t/= \u202e\u200f\u2066\u2069\u00ad"
OTHERS = "aé\u00df\u0627\u062d\u1230\U0001f600\ue000\ue001\ue002\ue003"
HOSTILE = ["</textarea>", '"><script>', "&amp;", "${7*7}", " checked", "\ue0000\ue001x\ue003"]
TEXTS = st.one_of(
    st.text(MARKS + OTHERS + "ab1", min_size=1, max_size=12),
    st.sampled_from(["Amina", "Weg 4", "حلب", "1\r\n2", *HOSTILE]),
)
STATES = st.sampled_from(["unknown", "prefer_not_to_say"]).map(lambda state: {"state": state})
ROW_IDS = st.text(string.ascii_lowercase + "234567", min_size=8, max_size=8).map("r{}".format)
OTHER_DATES = st.sampled_from([(1371, "solar"), (1429, "islamic"), (1992, "ethiopian")]).flatmap(
    lambda known: st.builds(
        lambda month, day: partial_dates.make(known[0], month, day, calendar=known[1]),
        st.integers(1, 12),
        st.integers(1, 29),
    )
)
DATES = st.dates().map(lambda day: replace_year(day).isoformat()) | OTHER_DATES
PARTIAL = (
    st.builds(
        partial_dates.make,
        st.integers(1901, 2099),
        st.none() | st.integers(1, 12),
        st.none(),
        st.booleans(),
    )
    | st.just(partial_dates.make(2004, 2, 29, False))
    | st.just(partial_dates.make(1371, None, None, True, "solar"))
    | OTHER_DATES
)
PHONES = st.sampled_from(["+491701234567", "+496222123456"])
FILES = st.fixed_dictionaries(
    {
        "file": st.text(string.ascii_lowercase + "234567", min_size=16, max_size=16).map(
            "a{}".format
        ),
        "size": st.integers(1, 12_000_000),
        "media_type": st.sampled_from(sorted(TYPES)),
        "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    }
)
NUMBERS = st.integers(0, 999) | st.sampled_from([0.5, 12.25])
STORED = {
    "number": NUMBERS,
    "date": DATES,
    "partial_date": PARTIAL,
    "phone": PHONES,
    "attachment": FILES,
}


def replace_year(day):
    """Return *day* in a year that dates may have."""
    return day.replace(year=1904 + day.year % 4 * 4)


def answers_to(question):
    """Return a strategy for the stored answers to *question*."""
    if question.members:
        return st.lists(_rows(question), max_size=4, unique_by=lambda row: row[ROW])
    found = STORED.get(question.kind.name, TEXTS)
    codes = codes_of(question)
    if codes:
        found = st.sampled_from(codes)
        if question.kind.many:
            found = st.lists(found, min_size=1, max_size=6, unique=True)
    return found | STATES if question.states else found


def codes_of(question):
    """Return every code the question ever had, offered today or not."""
    if question.options:
        return [option.code for option in question.options.options]
    return ["yes", "no"] if hasattr(question.kind, "pairs") else []


def _rows(group):
    members = {member.name: answers_to(member) for member in _asked(group.members)}
    return st.fixed_dictionaries({ROW: ROW_IDS}, optional=members)


def _asked(questions):
    return [question for question in questions if question.kind.name != "note"]


@functools.cache
def records_of(catalogue, section):
    """Return a strategy for the answers to one section."""
    asked = _asked(catalogue.section(section).questions)
    return st.fixed_dictionaries({}, optional={each.id: answers_to(each) for each in asked})


def with_rows_on_page(definitions):
    """Return *definitions* in which every group shows its rows on the page."""
    found = dict(definitions)
    for reference, form in definitions.items():
        if isinstance(form, Form) and reference.folder == "biography":
            questions = tuple(
                replace(each, own={**each.own, "rows": "on_page"}) if each.members else each
                for each in form.questions
            )
            found[reference] = replace(form, questions=questions)
    return found


@functools.cache
def translations(language):
    """Return ({(context, German): text}, function that translates) from the shipped catalogues."""
    folder = ROOT / "locales" / language / "LC_MESSAGES"
    forms = {
        (entry.msgctxt, entry.msgid): entry.msgstr
        for entry in polib.pofile(str(folder / "forms.po"))
        if entry.msgstr and not entry.fuzzy
    }
    own = {entry.msgid: entry.msgstr for entry in polib.pofile(str(folder / "mobio.po"))}

    def say(message):
        text = own.get(str(message)) or str(message)
        return message.interpolate(text) if hasattr(message, "interpolate") else text

    return forms, say


def in_words(definitions):
    """Return the Catalogue of *definitions* that speaks Arabic, too."""
    forms, say = translations("ar")
    messages, voices = {"ar": forms}, {"de": german, "ar": say}
    return Catalogue(definitions, newest(definitions), messages, "x", voices.get)
