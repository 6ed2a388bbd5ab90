"""The plan tells everything a publication does, before it is done."""

import pickle

import pytest

from mobio.resources.site import new_site
from mobio.services.clock import today
from mobio.services.effects import PEOPLE_AT_ONCE, walk
from mobio.services.planning import plan
from mobio.services.publishing import publish
from tests.services.sharing_world import FORMS, NOW, World, put_in_force
from tests.services.test_publishing import sources

LIST = """
    title: Fächer
    options:
      - {code: art, label: Kunst}
      - {code: sport, label: Sport}
      - {code: other, label: Sonstiges}
    """
LEARNING_2 = """
    title: Lernen
    pages:
      - {id: school, title: Schule, questions: [years, hobby, club, subject]}
    questions:
      - {id: years, type: number, label: Jahre in der Schule, min: 0, max: 30}
      - {id: hobby, type: text, label: Hobby}
      - {id: club, type: text, label: Verein}
      - {id: subject, type: choice, label: Fach, options: lists/subject}
    """
OFFICE_WITH = """
    title: Amt
    purpose: Beratung
    consent: consents/giving
    recipients: authority
    questions:
      me: [surname, first_name, born]
      learning: [%s]
    """


def plan_of(site, forms, messages=None, languages=("de",)):
    words = {"today": today(NOW), "languages": languages}
    return plan(site, sources(forms), messages or {}, **words)


@pytest.fixture
def world():
    """Return a county in which Amina has answered and a link to the office runs."""
    world = World()
    put_in_force(world.site, {"lists/subject@1": LIST, "biography/learning@2": LEARNING_2})
    world.answer("learning", subject="art", club="Lesekreis")
    world.share = world.sent()
    return world


def learning_3(*changes, upgrade=""):
    text = LEARNING_2
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    steps = f"    upgrade: [{upgrade}]\n" if upgrade else ""
    return {"biography/learning@3": text + "\n" + steps}


WITHOUT_HOBBY = (
    ("years, hobby, club", "years, club"),
    ("      - {id: hobby, type: text, label: Hobby}\n", ""),
)


def chapter(made, heading):
    (found,) = [lines for title, lines in made.chapters() if title.startswith(heading)]
    return found


class TestFiles:
    """What changes, file by file."""

    def test_each_file_says_what_changes_and_from_which_version(self, world):
        made = plan_of(world.site, learning_3(("label: Verein", "label: Gruppe"),
                                              upgrade="{meaning: {club: same}}"))  # fmt: skip
        (file,) = made.files
        assert (file["reference"], file["before"]) == ("biography/learning@3", 2)
        assert chapter(made, "Lernen") == [
            "Wortlaut geändert, Frage club: „Verein“ → „Gruppe“ Die Bedeutung bleibt."
        ]

    def test_what_is_published_already_is_no_part_of_it(self, world):
        assert plan_of(world.site, FORMS).files == ()

    def test_a_plan_is_plain_data(self, world):
        made = plan_of(world.site, learning_3(*WITHOUT_HOBBY, upgrade="{retire: hobby}"))
        written = pickle.dumps(made.as_data())
        assert b"mobio" not in written

    def test_an_empty_database_has_a_plan_too(self):
        made = plan_of(new_site(), FORMS)
        assert set(made.references) == set(FORMS)
        assert made.people is None
        assert made.chapters()


class TestPeople:
    """How many people are touched, and how."""

    def counts(self, made):
        return {name: count for name, count in made.people.items() if count}

    def test_a_new_question_touches_nobody(self, world):
        made = plan_of(world.site, learning_3(
            ("years, hobby", "age, years, hobby"),
            ("      - {id: years,", "      - {id: age, type: number, label: Alter}\n      - {id: years,"),
        ))  # fmt: skip
        assert self.counts(made) == {"people": 1}
        assert chapter(made, "Personen")[0] == "Keine vorhandene Antwort ist betroffen."

    def test_a_retired_question_goes_to_former_answers(self, world):
        made = plan_of(world.site, learning_3(*WITHOUT_HOBBY, upgrade="{retire: hobby}"))
        assert self.counts(made) == {"people": 1, "touched": 1, "former": 1}

    def test_who_never_answered_it_is_not_counted(self, world):
        world.person["biography"]["learning"].answers = {"years": "9"}
        made = plan_of(world.site, learning_3(*WITHOUT_HOBBY, upgrade="{retire: hobby}"))
        assert self.counts(made) == {"people": 1}

    def test_mapped_options_are_counted_by_answer(self, world):
        text = LIST.replace("      - {code: sport, label: Sport}\n", "")
        mapped = {"lists/subject@2": text.rstrip() + "\n    upgrade: [{map: {sport: other}}]\n"}
        assert self.counts(plan_of(world.site, mapped)) == {"people": 1}
        world.answer("learning", subject="sport")
        made = plan_of(world.site, mapped)
        assert self.counts(made) == {"people": 1, "touched": 1, "mapped": 1}

    def test_an_answer_that_is_hidden_by_a_new_condition_is_parked(self, world):
        rule = ("label: Verein}", "label: Verein, show_if: {subject: sport}}")
        made = plan_of(world.site, learning_3(rule))
        assert self.counts(made)["parked"] == 1

    def test_an_answer_that_a_mapping_hides_is_parked(self, world):
        rule = ("label: Verein}", "label: Verein, show_if: {subject: art}}")
        put_in_force(world.site, learning_3(rule))
        text = LIST.replace("      - {code: art, label: Kunst}\n", "")
        made = plan_of(
            world.site,
            {"lists/subject@2": text.rstrip() + "\n    upgrade: [{map: {art: sport}}]\n"},
        )
        assert self.counts(made)["parked"] == 1

    def test_an_answer_that_is_asked_for_again_is_told(self, world):
        rule = ("label: Verein}", "label: Verein, show_if: {subject: sport}}")
        put_in_force(world.site, learning_3(rule))
        made = plan_of(world.site, {"biography/learning@4": LEARNING_2})
        assert self.counts(made)["asked_again"] == 1

    def test_moved_answers_are_counted(self, world):
        me = FORMS["biography/me@1"].replace("first_name, born]", "first_name, born, hobby]")
        me += "  - {id: hobby, type: text, label: Hobby}\n"
        moved = learning_3(*WITHOUT_HOBBY, upgrade="{move: {hobby: me.hobby}}")
        made = plan_of(world.site, {**moved, "biography/me@2": me})
        assert self.counts(made) == {"people": 1, "touched": 1, "moved": 1}

    def test_looking_changes_nothing(self, world):
        before = dict(world.person["biography"]["learning"].answers)
        plan_of(world.site, learning_3(*WITHOUT_HOBBY, upgrade="{retire: hobby}"))
        assert world.person["biography"]["learning"].answers == before
        assert world.site["schemas"].in_force["biography/learning"] == 2


class Jar:
    """Count how often a connection forgets what it has read."""

    minimized = 0

    def cacheMinimize(self):
        self.minimized += 1


def test_people_are_forgotten_on_the_way():
    jar = Jar()
    everybody = dict.fromkeys(range(3 * PEOPLE_AT_ONCE + 1), "somebody")
    assert len(list(walk(everybody, jar))) == len(everybody)
    assert jar.minimized == 3


class TestLinks:
    """Links that run never show more than before."""

    def office(self, world, questions, *more):
        forms = {"actor_packages/office@2": OFFICE_WITH % questions}
        for each in more:
            forms.update(each)
        return plan_of(world.site, forms)

    def test_a_question_added_to_a_package_stays_out(self, world):
        made = self.office(world, "years, hobby")
        assert made.links["running"] == made.links["touched"] == made.links["consents"] == 1
        (kept,) = made.links["kept_out"]
        assert (kept["question"], kept["links"]) == ("learning.hobby", 1)
        assert (
            "„Hobby“ bleibt verborgen in 1 laufenden Link an Amt: Dafür fehlt die Einwilligung."
            in (chapter(made, "Laufende Links"))
        )

    def test_a_question_removed_from_a_package_ends_at_once(self, world):
        made = plan_of(world.site, {
            "actor_packages/office@2": OFFICE_WITH.replace("learning: [%s]", "")
        })  # fmt: skip
        (ended,) = made.links["ended"]
        assert ended["question"] == "learning.years"

    def test_another_meaning_ends_a_question_and_the_same_does_not(self, world):
        words = ("label: Jahre in der Schule", "label: Jahre im Beruf")
        for meaning, count in (("changed", 1), ("same", 0)):
            made = plan_of(
                world.site, learning_3(words, upgrade=f"{{meaning: {{years: {meaning}}}}}")
            )
            assert len(made.links["ended"]) == count
            assert made.links["touched"] == 1

    def test_a_link_that_is_over_is_not_counted(self, world):
        world.share.withdrawn_at = NOW
        assert self.office(world, "years, hobby").links["running"] == 0

    def test_new_options_read_as_others_in_running_links(self, world):
        put_in_force(world.site, {"actor_packages/office@2": OFFICE_WITH % "years, subject"})
        world.sent()
        more = LIST.replace(
            "      - {code: other", "      - {code: law, label: Recht}\n      - {code: other"
        )
        made = plan_of(world.site, {"lists/subject@2": more})
        assert made.links["options"] == ({"list": "Fächer", "links": 1},)

    def test_a_new_text_of_a_consent_leaves_the_old_agreements(self, world):
        new = FORMS["consents/giving@1"].replace("of_german: 1", "of_german: 2")
        made = plan_of(world.site, {"consents/giving@2": new})
        assert made.consents == ({"consent": "giving", "standing": 1},)


class TestWhatIsNeeded:
    """Who refers, what lacks a text, who must look."""

    def test_packages_and_conditions_that_name_a_touched_question_are_told(self, world):
        rule = ("label: Verein}", "label: Verein, show_if: {years: {at_least: 3}}}")
        put_in_force(world.site, learning_3(rule))
        words = [*learning_3(rule, ("Jahre in der Schule", "Schuljahre"),
                             upgrade="{meaning: {years: same}}").values()]  # fmt: skip
        made = plan_of(world.site, {"biography/learning@4": words[0]})
        assert [(each["kind"], each["title"]) for each in made.referring] == [
            ("package", "Amt"),
            ("condition", "Verein"),
        ]

    def test_missing_and_stale_texts_are_told_for_each_language(self, world):
        key = ("biography/learning:club.label", "Verein")
        publish(world.site, [], {"ar": {key: "ناد"}}, who="t", reason="t", now=NOW)
        made = plan_of(
            world.site,
            learning_3(("label: Verein", "label: Gruppe"), upgrade="{meaning: {club: same}}"),
            {"ar": {("biography/learning:title", "Lernen"): "التعلم"}},
            ("de", "ar"),
        )
        states = {gap["place"]: gap["stale"] for gap in made.gaps}
        assert states["club.label"] is True
        assert states["hobby.label"] is False
        assert "title" not in states
        assert chapter(made, "Übersetzungen")[0].startswith(
            "biography/learning@3: Arabisch: fehlende Texte 4, veraltete 1"
        )

    def test_it_says_who_must_approve_and_what_must_be_reviewed(self, world):
        new = FORMS["consents/giving@1"].replace("of_german: 1", "of_german: 2")
        made = plan_of(world.site, {"consents/giving@2": new})
        assert made.needs == ("coordinator", "data_protection_officer")
        said = chapter(made, "Was Menschen tun müssen")
        assert "Rechtstext „giving“ auf Arabisch: noch nicht geprüft." in said
