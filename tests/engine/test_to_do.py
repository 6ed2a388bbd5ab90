"""What is still to tell: for each package, and which question comes next."""

from mobio.engine.partial_dates import make
from mobio.engine.to_do import next_question, package_progress
from tests.engine.asked import CONSENT, Asked

FORM = """
    - {id: town, type: text, label: Stadt}
    - {id: works, type: yes_no, label: Arbeit, core: yes}
    - {id: job, type: text, label: Beruf, show_if: {works: yes}}
    - {id: inner, type: text, label: Intern, staff_only: yes, core: yes}
    - id: courses
      type: group
      label: Kurse
      questions: [{id: name, type: text, label: Name}]
    - id: homes
      type: group
      label: Wohnorte
      core: yes
      questions:
        - {id: place, type: text, label: Ort}
        - {id: from, type: partial_date, label: Von}
        - {id: to, type: partial_date, label: Bis, not_before: {id: from, message: zu früh}}
        - {id: why, type: text, label: Warum, show_if: {place: Bretten}}
        - {id: inner, type: text, label: Intern, staff_only: yes}
        - {id: more, type: text, label: Mehr}
    """
PACKAGE = """
    title: Amt
    purpose: Beratung
    consent: consents/giving
    recipients: authority
    questions: {own: [town, works, job, inner, courses.name, homes.place,
      homes.from, homes.to, homes.why, homes.inner], person: [last]}
    """
FILES = {"biography/own": FORM, "consents/giving": CONSENT, "actor_packages/office": PACKAGE}
EVERYTHING = {
    "town": "Bretten",
    "works": "no",
    "homes": [{"_row": "raaaaaaaa", "place": "Aleppo", "from": make(2000)}],
}
NAMED = {"person": {"last": "Haddad"}}


def row(number, **answers):
    """Return a row of homes."""
    return {"_row": f"raaaaaaa{'abc'[number]}", **answers}


def progress(answers, others=None):
    """Return (asked, ids that are missing) of the package."""
    asked = Asked(FILES)
    record = asked.record(answers, others)
    found = package_progress(record, asked.catalogue.package("office"))
    return found.asked, [place.question.id for place in found.missing]


def following(answers, others=None):
    """Return the id of the next question, or None."""
    asked = Asked(FILES)
    record = asked.record(answers, others)
    known = [package_progress(record, package) for package in asked.catalogue.packages]
    place = next_question(record, known)
    return place and (place.page.id, place.question.id)


def test_what_has_no_answer_is_missing():
    assert progress({}) == (4, ["last", "town", "works", "homes"])


def test_what_is_not_asked_of_this_person_is_not_missing():
    assert "job" not in progress({"works": "no"})[1]
    assert "job" in progress({"works": "yes"})[1]


def test_who_does_not_want_to_say_has_answered():
    answers = {**EVERYTHING, "town": {"state": "prefer_not_to_say"}}
    assert progress(answers, NAMED) == (5, [])


def test_what_only_staff_write_is_no_matter_of_the_person():
    assert "inner" not in progress({})[1]


def test_a_group_is_missing_only_where_it_counts():
    missing = progress({})[1]
    assert "homes" in missing and "courses" not in missing


def test_in_rows_each_question_counts_by_itself():
    homes = [row(0, place="Aleppo"), row(1), row(2, place="Homs", **{"from": make(1990)})]
    asked, missing = progress({**EVERYTHING, "homes": homes}, NAMED)
    assert missing == ["homes.from", "homes.to", "homes.place", "homes.from", "homes.to"]
    assert asked == 3 + 8


def test_what_is_not_asked_in_a_row_is_not_missing_there():
    homes = [row(0, place="Bretten", **{"from": make(2000), "to": make(2001)})]
    assert progress({**EVERYTHING, "homes": homes}, NAMED)[1] == ["homes.why"]
    homes[0]["why"] = {"state": "unknown"}
    assert progress({**EVERYTHING, "homes": homes}, NAMED)[1] == []


def test_what_has_begun_may_go_on_without_an_end():
    homes = [row(0, place="Aleppo", **{"from": make(2000)})]
    assert "homes.to" not in progress({**EVERYTHING, "homes": homes})[1]


def test_rows_of_a_group_nobody_must_have_count_once_they_are_there():
    missing = progress({**EVERYTHING, "courses": [{"_row": "raaaaaaaa"}]}, NAMED)[1]
    assert missing == ["courses.name"]


def test_what_is_missing_in_a_row_knows_the_row():
    asked = Asked(FILES)
    record = asked.record({**EVERYTHING, "homes": [row(1, place="Homs", to=make(2001))]}, NAMED)
    (place,) = package_progress(record, asked.catalogue.package("office")).missing
    assert (place.question.id, place.row_id) == ("homes.from", "raaaaaaab")


def test_first_comes_what_counts_in_the_order_of_the_menu():
    assert following({}) == ("page", "works")
    assert following({"works": "no"}) == ("page", "homes")


def test_then_what_a_package_misses():
    answers = {name: EVERYTHING[name] for name in ("works", "homes")}
    assert following(answers) == ("name", "last")
    assert following(answers, NAMED) == ("page", "town")


def test_when_everything_is_told_nothing_comes_next():
    assert following(EVERYTHING, NAMED) is None
