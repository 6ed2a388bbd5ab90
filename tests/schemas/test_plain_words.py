"""The shipped texts are easy to read, and the check has nothing to say about the shipped files."""

from mobio.engine.plain_german import counted
from mobio.services.consent_checks import consent_objections
from mobio.services.publishing import newest_definitions
from tests.schemas.shipped import DEFINITIONS, MISPLACED, OBJECTIONS, SOURCES
from tests.schemas.test_consent_texts import MESSAGES

READ = counted(newest_definitions(DEFINITIONS))


def test_the_check_has_no_hint_that_a_file_does_not_accept_itself():
    assert [str(each) for each in (*MISPLACED, *OBJECTIONS)] == []


def test_in_production_it_says_only_which_declarations_nobody_has_reviewed():
    told = consent_objections(SOURCES, MESSAGES, unreviewed=False)
    assert {each.rule for each in told} <= {"unreviewed"}
    assert all(each.file.startswith("forms/consents/") for each in told)


def test_where_unreviewed_texts_are_allowed_nothing_is_said_of_reviews():
    told = consent_objections(SOURCES, MESSAGES, unreviewed=True)
    assert not [each for each in told if each.rule == "unreviewed"]


def test_no_question_help_or_option_has_a_long_sentence():
    read = READ["Fragen und Hilfen"]
    assert read.sentences > 1000
    assert read.long == 0


def test_hardly_any_sentence_of_a_declaration_is_long():
    read = READ["Einwilligungen"]
    assert read.sentences > 150
    assert read.share < 0.05
