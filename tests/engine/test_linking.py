"""All files together: every name leads somewhere."""

import pytest

from mobio.engine.linking import check
from tests.engine.asked import LISTS, PERSON, mistakes_in, sources, with_menu

ROLE = "- {{id: a, type: text, label: A, stands_for: {role}}}"


def told(files):
    """Return the mistakes of exactly these *files*."""
    return [str(each) for each in check(sources(files))[1] if each.severity == "error"]


def test_files_without_mistakes_are_told_so():
    assert mistakes_in({}) == []


def test_a_role_has_one_holder(mistakes):
    found = mistakes(ROLE.format(role="email"), files={"biography/aaa": ROLE.format(role="email")})
    assert found == ["2: 'email' steht schon bei aaa.a. Diese Aufgabe gibt es nur einmal."]


@pytest.mark.parametrize("role", ["family_name", "given_names", "birth_date"])
def test_what_the_program_cannot_do_without_has_a_holder(role):
    person = PERSON.replace(f", stands_for: {role}", "")
    assert mistakes_in({"biography/person": person}) == [
        f"biography/person/1.yaml:1: Keine Frage hat 'stands_for: {role}'. "
        "Eine Frage muss diese Aufgabe haben."
    ]


def test_other_roles_may_have_none():
    assert mistakes_in({"biography/own": "- {id: a, type: text, label: A}"}) == []


def test_only_the_newest_versions_are_looked_at_together():
    old = "- {id: a, type: choice, label: A, options: lists/gone}"
    new = "- {id: a, type: choice, label: A, options: lists/colour}"
    assert mistakes_in({"biography/own@1": old, "biography/own@2": new}) == []
    assert len(mistakes_in({"biography/own@1": new, "biography/own@2": old})) == 1


class TestLists:
    """Codes inside a list."""

    @pytest.mark.parametrize(
        ("text", "mistake"),
        [
            (
                "title: L\noptions:\n- {code: a, label: A, masked_as: othr}\n- {code: other, label: B}",
                "3: 'othr' gibt es in der Liste 'lists/test' nicht. Meinten Sie 'other'? "
                "Prüfen Sie den Code.",
            ),
            (
                "title: L\noptions:\n- {code: a, label: A, masked_as: b}\n"
                "- {code: b, label: B, sensitive: art9}",
                "3: 'b' ist selbst geschützt und kann nichts verdecken. Wählen Sie eine andere.",
            ),
            (
                "title: L\ncommon: [b]\noptions: [{code: a, label: A}]",
                "2: 'b' gibt es in der Liste 'lists/test' nicht. Prüfen Sie den Code.",
            ),
            (
                "title: L\nnames: countries\ncommon: [SY, QQ]",
                "3: 'QQ' gibt es in der Liste 'lists/test' nicht. Prüfen Sie den Code.",
            ),
        ],
    )
    def test_a_code_must_be_an_option(self, mistakes, text, mistake):
        assert mistakes(text, "lists/test") == [mistake]

    def test_a_masked_option_may_read_as_another(self, mistakes):
        text = "title: L\noptions: [{code: a, label: A, masked_as: b}, {code: b, label: B}]"
        assert mistakes(text, "lists/test") == []


class TestMenus:
    """Forms and the menu."""

    def test_a_form_that_is_not_in_the_menu_is_told(self):
        files = {
            "biography/person": PERSON,
            "site/menu": "title: M\nentries: [{show: home, label: H}]",
        }
        objections = check(sources(files))[1]
        assert [(each.severity, each.message) for each in objections if "Menü" in each.message] == [
            (
                "warning",
                "Das Menü nennt 'biography/person' nicht. Ergänzen Sie einen Eintrag dafür.",
            )
        ]

    def test_a_menu_may_wait_for_forms(self):
        menu = "title: M\nentries: [{show: section, form: biography/later, label: Später}]"
        assert told({"site/menu": menu}) == []

    def test_forms_need_a_menu(self):
        assert told({"biography/person": PERSON}) == [
            "biography/person/1.yaml:1: 'site/menu' gibt es nicht. Legen Sie die Datei an."
        ]


def test_mistakes_of_all_files_are_told_in_their_order():
    files = {
        "lists/z": "title: L",
        "biography/own": "- {id: a, type: txt, label: A}\n- {id: b, type: text, labl: B}",
        "lists/a": "title: L",
    }
    found = mistakes_in(files)
    assert [each.partition(": ")[0] for each in found] == [
        "biography/own/1.yaml:2",
        "biography/own/1.yaml:3",
        "biography/own/1.yaml:3",
        "lists/a/1.yaml:1",
        "lists/z/1.yaml:1",
    ]


def test_checking_changes_nothing():
    files = with_menu(LISTS)
    assert check(sources(files))[1] == check(sources(files))[1]


def test_a_page_may_only_need_a_consent_that_exists(mistakes):
    text = """
        title: A
        pages: [{id: p, title: P, questions: [a], needs_consent: consents/no}]
        questions: [{id: a, type: yes_no, label: A}]
        """
    assert mistakes(text) == ["2: 'consents/no' gibt es nicht. Legen Sie die Datei an."]
