"""The shipped forms: no mistakes, pages everybody can use, and answers that come back."""

import functools
import re

import pytest
import soupsieve

from mobio.engine.disclosure import disclose
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.pages import PageForm, RowForm
from mobio.engine.records import Record
from mobio.engine.reveal import stylesheet
from tests.engine.asked import TODAY, Opened, Sent
from tests.engine.markup import faults
from tests.schemas.shipped import CATALOGUE, FORMS, MISPLACED, OBJECTIONS, SOURCES

ROW = "raaaaaaaa"
PAGES = [(form.id, page.id) for form in FORMS for page in form.pages]
GROUPS = [
    (form.id, question.id)
    for form in FORMS
    for question in form.questions
    if question.members and question.has_row_pages
]
TYPED = {
    "text": "Beispiel",
    "long_text": "Ein Beispiel",
    "email": "amina@example.org",
    "phone": "0170 1234567",
    "number": "2",
    "date": "1.6.2020",
    "partial_date": "2020",
    "postal_code": "69181",
    "customer_number": "625D123456",
    "attachment": f"aabcdefghijklmnop 1000 image/png {64 * '0'}",
}
REFUSED = {"state": "prefer_not_to_say"}


def record_of(answers, language="de"):
    """Return a record with *answers* by section, in the words of *language*."""
    return Record(CATALOGUE.in_language(language), answers, TODAY)


def page_of(section, page, answers=None, staff=False, language="de"):
    """Return a page of a shipped form as it is opened."""
    record = record_of(answers or {}, language)
    form = record.catalogue.section(section)
    return Opened(PageForm(record.catalogue, form, page, record, staff))


def row_of(section, group, answers=None, staff=False, language="de"):
    """Return the page of a row as it is opened."""
    record = record_of(answers or {}, language)
    form = record.catalogue.section(section)
    return Opened(RowForm(record.catalogue, form, group, ROW, record, staff))


def typed_for(page_form, question):
    """Return what a person could type or choose for *question*."""
    if question.members:
        asked = [member for member in question.members if member.kind.name != "note"]
        return [{member.name: typed_for(page_form, member) for member in asked}]
    if hasattr(question.kind, "pairs"):
        codes = [code for code, _label in question.kind.pairs(question, page_form.asking)]
        return codes[:1] if question.kind.many else codes[0]
    return TYPED[question.own.get("pattern") or question.kind.name]


def filled(page):
    """Return *page* with something typed into each box that is on it."""
    form = page.page_form
    asked = [question for question in form.questions if question.name in form.answerable]
    return page.fill({question.name: typed_for(form, question) for question in asked})


def test_the_shipped_files_have_no_mistakes():
    assert [str(each) for each in (*MISPLACED, *OBJECTIONS)] == []
    assert len(SOURCES) > 50


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_page_is_short_enough_for_a_phone(form):
    assert {page.id: len(page.questions) for page in form.pages if len(page.questions) > 8} == {}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_questions_are_short(form):
    for question in form.every_question():
        assert max(map(len, re.split(r"[.?!:]", question.label))) <= 100, question.id


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_style_rules_can_be_understood(form):
    rules = re.findall(r"^(.+) \{ display: none; \}$", stylesheet(form), re.MULTILINE)
    assert rules
    assert all(soupsieve.compile(rule, flags=soupsieve.NOSTRICT).pattern == rule for rule in rules)


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("staff", [False, True])
@pytest.mark.parametrize(("section", "page"), PAGES)
def test_every_page_can_be_used_by_everybody(section, page, staff, language):
    assert faults(page_of(section, page, staff=staff, language=language).markup) == []


@pytest.mark.parametrize(("section", "group"), GROUPS)
def test_every_page_of_a_row_can_be_used_by_everybody(section, group):
    assert faults(row_of(section, group, staff=True, language="ar").markup) == []


@pytest.mark.parametrize(("section", "page"), PAGES)
def test_what_is_typed_on_a_page_is_stored_and_comes_back(section, page):
    sent = filled(page_of(section, page, staff=True)).send()
    assert sent.errors == {}
    assert len(sent.stored) > 0 or not sent.page_form.answerable
    again = page_of(section, page, {section: sent.stored}, staff=True, language="ar").send()
    assert (again.errors, again.stored) == ({}, sent.stored)


@pytest.mark.parametrize(("section", "group"), GROUPS)
def test_what_is_typed_in_a_row_is_stored_and_comes_back(section, group):
    sent = filled(row_of(section, group, staff=True)).send()
    assert sent.errors == {}
    again = row_of(section, group, {section: sent.stored}, staff=True, language="ar").send()
    assert (again.errors, again.stored) == ({}, sent.stored)


@pytest.mark.parametrize(("section", "page"), PAGES)
def test_an_untouched_page_stores_nothing(section, page):
    sent = page_of(section, page).send()
    assert (sent.errors, sent.stored) == ({}, {})


@functools.cache
def everything():
    """Return answers to all that is asked, as somebody would type them."""
    answers = {form.id: {} for form in FORMS}
    for section, page in PAGES:
        answers[section] = filled(page_of(section, page, answers, staff=True)).send().stored
    for section, group in GROUPS:
        if record_of(answers).is_visible(section, group):
            row = filled(row_of(section, group, answers, staff=True))
            answers[section] = Sent(row.page_form, row.pairs()).stored
    return answers


@pytest.mark.parametrize("package", CATALOGUE.packages, ids=lambda package: package.id)
def test_an_actor_reads_exactly_what_the_package_names(package):
    record = record_of(everything())
    read = set()
    for section in disclose(CATALOGUE, package, record):
        for line in section.lines:
            read |= {(section.id, line.id)} if not line.rows else set()
            read |= {(section.id, inner.id) for row in line.rows for inner in row.lines}
    named = {(each.section, each.id) for each in package.questions}
    groups = {(section, name.partition(".")[0]) for section, name in named if "." in name}
    assert read <= named | groups
    assert named - read <= {each for each in named if (each[0], each[1].partition(".")[0]) in read}


@pytest.mark.parametrize("package", CATALOGUE.packages, ids=lambda package: package.id)
def test_no_sensitive_word_reaches_an_actor(package):
    """Whatever is chosen: a protected option is never read by its own name."""
    for form in FORMS:
        for question in form.questions:
            options = (
                question.options.options if question.options and not question.kind.many else ()
            )
            for option in [each for each in options if each.sensitive]:
                own = {**everything()[form.id], question.id: option.code}
                record = record_of({**everything(), form.id: own})
                lines = [
                    line
                    for section in disclose(CATALOGUE, package, record)
                    for line in section.lines
                    if line.id == question.id
                ]
                assert all(option.label not in line.values for line in lines)


@pytest.mark.parametrize("package", CATALOGUE.packages, ids=lambda package: package.id)
def test_who_says_nothing_and_who_refuses_look_the_same(package):
    refused = {
        form.id: {
            question.id: REFUSED
            for question in form.questions
            if "prefer_not_to_say" in question.states
        }
        for form in FORMS
    }
    named = {(each.section, each.id) for each in package.questions}
    values = {
        (section.id, line.id): line.value
        for section in disclose(CATALOGUE, package, record_of(refused))
        for line in section.lines
    }
    for place in named & values.keys():
        if place[1] in refused.get(place[0], {}):
            assert values[place] == "keine Angabe"


def test_an_impossible_order_is_refused_wherever_a_time_has_a_beginning_and_an_end():
    checked = 0
    for section, group in GROUPS:
        names = {member.name for member in CATALOGUE.section(section).question(group).members}
        if {"from", "to"} <= names:
            for end, is_wrong in (("2008", True), ("2009", False), ("3.2013", False)):
                sent = row_of(section, group).fill({"from": "2009", "to": end}).send()
                assert bool(sent.errors) is is_wrong
            checked += 1
    assert checked >= 3


def test_a_share_can_be_agreed_to_in_every_language_of_consents_from_sixteen():
    for package in CATALOGUE.packages:
        consent = CATALOGUE.consent(package.consent_id)
        assert set(consent.offered(unreviewed=True)) == set(CONSENT_LANGUAGES)
        assert consent.from_age == 16


def test_an_account_is_possible_from_fourteen_on():
    texts = [CATALOGUE.definition(path) for path in CATALOGUE.in_force if "consents/" in path]
    [asked] = [text for text in texts if text.asked_at and not text.only_read]
    assert asked.from_age == 14


def test_every_entry_of_the_menu_leads_somewhere():
    for entry in CATALOGUE.menu:
        assert entry.title
        assert entry.available, entry
    assert {form.id for form in FORMS} == {
        entry.section_id for entry in CATALOGUE.menu if entry.kind == "section" and entry.available
    }
