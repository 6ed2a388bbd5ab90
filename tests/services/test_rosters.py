"""Who is on the list of a commissioner."""

from datetime import timedelta

import pytest

from mobio.scripts.filling import Hand
from mobio.services.answering import Author
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.rosters import people_in, roster_for, shown_of
from tests.web.county import APPOINTED, NOW

SINSHEIM, ANGELBACHTAL = APPOINTED
WEINHEIM = "08226096"


@pytest.fixture
def live(county):
    """Return a function that writes down where somebody lives, by themselves or by *by*."""

    def write(login, municipality, by=None):
        with county.site() as site:
            account = site["accounts"].by_login(by or login)
            author = Author(account.__name__, account.role, "de", by is not None)
            person = site["people"][site["accounts"].by_login(login).person_id]
            hand = Hand(person, catalogue_in_force(site), author, NOW)
            hand.fill_section("personal", {"municipality": municipality})

    return write


@pytest.fixture
def people(county):
    """Return a function that gives the list for some municipalities."""

    def read(wanted=APPOINTED, now=NOW):
        with county.site() as site:
            return listed_in(site, wanted, now)

    return read


def listed_in(site, wanted, now):
    catalogue = catalogue_in_force(site)
    rule = roster_for(catalogue, "commissioner")
    residents = people_in(site, catalogue, wanted, now)
    return [shown_of(site, catalogue, rule, resident, now) for resident in residents]


def names(found):
    return [one.name for one in found]


def test_people_are_listed_where_they_live(live, people):
    live("amina", SINSHEIM)
    live("selam", WEINHEIM)
    assert names(people()) == ["Amina Haddad"]
    assert names(people((WEINHEIM,))) == ["Selam Tekle"]
    assert people((ANGELBACHTAL,)) == []


def test_who_said_nothing_is_on_no_list(people):
    assert people() == []


def test_a_commissioner_without_municipalities_sees_nobody(live, people):
    live("amina", SINSHEIM)
    assert people(()) == []


def test_who_moves_is_gone_at_once(live, people):
    live("amina", SINSHEIM)
    live("amina", WEINHEIM)
    assert people() == []


def test_what_nobody_has_checked_is_marked(live, people):
    live("amina", SINSHEIM)
    live("selam", SINSHEIM, by="vogt")
    assert {one.name: one.is_checked for one in people()} == {
        "Amina Haddad": False,
        "Selam Tekle": True,
    }


def test_who_helps_today_is_named(live, people, county):
    live("amina", SINSHEIM)
    with county.site() as site:
        (today,), (before,) = (
            listed_in(site, APPOINTED, now) for now in (NOW, NOW - timedelta(days=9))
        )
        assert [(one.name, one.phone) for one in today.workers] == [("Frau Keller", "+49 7261 1")]
        assert before.workers == ()


def test_nothing_but_the_listed_questions_is_read(live, people, county):
    live("amina", SINSHEIM)
    (found,) = people()
    with county.site() as site:
        rule = roster_for(catalogue_in_force(site), "commissioner")
    named = {(item.section, item.id.partition(".")[0]) for item in rule.questions}
    shown = {(section.id, line.id) for section in found.sections for line in section.lines}
    assert shown < named
    assert "1989" in str(found.sections)
    assert "03" not in {line.value for section in found.sections for line in section.lines}
    assert "1989-03-14" not in str(found.sections)


def test_the_header_is_not_said_twice(live, people):
    live("amina", SINSHEIM)
    assert "Haddad" not in str(people()[0].sections)


def test_no_list_is_there_for_other_roles(county):
    with county.site() as site:
        assert roster_for(catalogue_in_force(site), "social_advice") is None
