"""What a running share tells when forms, lists and packages change under it."""

import pytest

from mobio.engine.disclosure import disclose
from mobio.engine.records import Record
from tests.engine.asked import CONSENT, OWN, TODAY
from tests.engine.life import Life, version

NOTHING = "keine Angabe"
BASE = """
    - {id: name, type: text, label: Name}
    - {id: nick, type: text, label: Rufname}
    - {id: colour, type: choice, label: Farbe, options: lists/colour}
    - {id: secret, type: text, label: Geheim}
    - {id: born, type: partial_date, label: Geburt}
    """
OTHER = "- {id: note, type: text, label: Notiz}"


def package(**sections):
    named = "".join(f"  {name}: [{ids}]\n" for name, ids in sections.items())
    return (
        "title: Amt\npurpose: Beratung\nconsent: consents/share\n"
        f"recipients: authority\nquestions:\n{named}"
    )


def without(*names):
    marks = tuple(f"- {{id: {name}," for name in names)
    return "\n".join(line for line in BASE.splitlines() if not line.strip().startswith(marks))


OFFICE = "actor_packages/office"
ANSWERS = {"own": {"name": "Amina", "nick": "Mina", "colour": "red", "secret": "privat"}}


@pytest.fixture
def life():
    """Return a life in which a share of name, nick and colour began with the first act."""
    files = {OWN: BASE, "biography/other": OTHER, "consents/share": CONSENT}
    return Life({**files, OFFICE: package(own="name, nick, colour", other="note")})


def told(life, answers=None, since=1):
    """Return {question: value} of what the share that began at the act *since* tells now."""
    catalogue = life.catalogue
    record = Record(catalogue, {"person": {}, "other": {}, **(answers or ANSWERS)}, TODAY)
    consented = catalogue.at(since).package("office")
    lines = disclose(catalogue, consented, record, since)
    return {line.id: line.value for section in lines for line in section.lines}


def test_a_share_tells_what_it_told(life):
    shown = {"name": "Amina", "nick": "Mina", "colour": "Rot", "note": NOTHING}
    assert told(life) == shown
    life.publish(BASE + "- {id: fresh, type: text, label: Neu}")
    assert told(life) == shown


def test_a_question_added_to_the_package_is_not_told(life):
    life.publish({OFFICE: package(own="name, nick, colour, secret", other="note")})
    assert "secret" not in told(life)
    assert told(life, since=2)["secret"] == "privat"


def test_a_question_taken_from_the_package_is_not_told_any_more(life):
    life.publish({OFFICE: package(own="name")})
    assert told(life) == {"name": "Amina"}


def test_a_retired_question_is_not_told_any_more(life):
    life.publish({OWN: version(without("nick"), "- retire: nick"), OFFICE: package(own="name")})
    assert "nick" not in told(life)


@pytest.mark.parametrize(("meaning", "is_told"), [("same", True), ("changed", False)])
def test_other_words_for_another_question_end_it(life, meaning, is_told):
    text = BASE.replace("label: Rufname", "label: Spitzname")
    life.publish({OWN: version(text, f"- meaning: {{nick: {meaning}}}")})
    assert ("nick" in told(life)) is is_told
    assert "nick" in told(life, since=2)


def test_a_question_that_came_back_is_not_told(life):
    less = package(own="name")
    life.publish({OWN: version(without("nick"), "- retire: nick"), OFFICE: less})
    life.publish({OWN: version(BASE, "- restore: nick"), OFFICE: package(own="name, nick")})
    assert told(life) == {"name": "Amina"}


def test_a_question_that_moved_is_told_where_it_is_now(life):
    target = OTHER + "\n- {id: nick, type: text, label: Rufname}"
    life.publish(
        {
            OWN: version(without("nick"), "- move: {nick: other.nick}"),
            "biography/other": target,
            OFFICE: package(own="name", other="note, nick"),
        }
    )
    answers = {"own": {"name": "Amina"}, "other": {"nick": "Mina"}}
    assert told(life, answers) == {"name": "Amina", "note": NOTHING, "nick": "Mina"}


@pytest.mark.parametrize(("of", "is_told"), [("name, nick", True), ("name, secret", False)])
def test_merged_questions_are_told_if_all_were_named(life, of, is_told):
    gone = of.split(", ")
    text = without(*gone) + "\n    - {id: both, type: text, label: Alles}"
    left = [name for name in ("name", "nick", "colour") if name not in gone]
    steps = f'- merge: {{both: {{of: [{of}], join: " "}}}}'
    named = ", ".join([*left, "both"])
    life.publish({OWN: version(text, steps), OFFICE: package(own=named, other="note")})
    assert ("both" in told(life, {"own": {"both": "x"}})) is is_told


def test_parts_of_a_split_are_told_if_the_package_names_them(life):
    parts = "- {id: first, type: text, label: V}\n    - {id: last, type: text, label: N}"
    text = without("name") + f"\n    {parts}"
    steps = "- split: {name: {first: copy}}"
    life.publish({OWN: version(text, steps), OFFICE: package(own="first, last, nick")})
    shown = told(life, {"own": {"first": "Amina", "last": "Haddad"}})
    assert shown == {"first": "Amina", "nick": NOTHING}


COLOURS = """
    title: Farben
    options:
      - {code: red, label: Rot}
      - {code: green, label: Grün}
      - {code: blue, label: Blau}
      - {code: pink, label: Rosa}
      - {code: other, label: Sonstiges}
    """


def test_an_option_added_later_reads_as_another(life):
    life.publish({"lists/colour": COLOURS})
    assert told(life, {"own": {"colour": "pink"}})["colour"] == "Sonstiges"
    assert told(life, {"own": {"colour": "pink"}}, since=2)["colour"] == "Rosa"
    assert told(life)["colour"] == "Rot"


def test_an_option_that_means_something_else_reads_as_another(life):
    text = COLOURS.replace("label: Rot", "label: Rötlich")
    life.publish({"lists/colour": version(text, "- meaning: {red: changed}")})
    assert told(life)["colour"] == "Sonstiges"


def test_what_was_protected_when_the_share_began_stays_protected():
    hidden = COLOURS.replace("label: Rot", "label: Rot, sensitive: indirect, masked_as: other")
    files = {OWN: BASE, "biography/other": OTHER, "consents/share": CONSENT}
    life = Life({**files, "lists/colour": hidden, OFFICE: package(own="colour")})
    life.publish({"lists/colour": COLOURS})
    assert told(life) == {"colour": "Sonstiges"}
    assert told(life, since=2) == {"colour": "Rot"}


def test_what_is_protected_today_is_protected_at_once(life):
    hidden = COLOURS.replace("label: Rot", "label: Rot, sensitive: indirect, masked_as: other")
    life.publish({"lists/colour": hidden})
    assert told(life)["colour"] == "Sonstiges"


@pytest.mark.parametrize(
    ("before", "after"),
    [("{id: born, show_as: age}", "born"), ("born", "{id: born, show_as: age}")],
)
def test_what_is_shown_as_an_age_stays_an_age(before, after):
    files = {OWN: BASE, "consents/share": CONSENT}
    life = Life({**files, OFFICE: package(own=before)})
    life.publish({OFFICE: package(own=after)})
    born = {"entered": "2000", "from": "2000-01-01", "to": "2000-12-31"}
    assert told(life, {"own": {"born": born}}) == {"born": "26 Jahre"}
