"""Lists, packages, consents, texts, menus and what is denied, as they are written."""

from datetime import date
from textwrap import dedent

import pytest

from mobio.engine.file_readers import (
    read_consent,
    read_denied,
    read_list,
    read_menu,
    read_package,
    read_texts,
)
from mobio.engine.mistakes import Notebook
from mobio.engine.reader import read
from mobio.engine.references import Reference
from tests.engine.asked import CONSENT, whole

OTHERS = ("en", "fr", "ar", "fa", "ur", "kmr", "mnk", "tr", "prs", "ti")
TEXT = "{title: T, text: Ja, tick: Ja%s}"


@pytest.fixture
def told():
    """Return a function that reads a text with one reader: (definition, its mistakes)."""

    def tell(reader, text, version=1):
        notebook = Notebook("f")
        found = reader(Reference("folder", "test", version), read(whole(text), notebook), notebook)
        return found, [str(each).partition(":")[2] for each in notebook.objections]

    return tell


READERS = [read_list, read_package, read_consent, read_texts, read_menu, read_denied]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", ["just words", "[a, list]", "{titel: T}"])
def test_a_file_of_another_shape_is_told_and_no_more(told, reader, text):
    _found, mistakes = told(reader, text)
    assert mistakes[0].startswith("1: ")


class TestLists:
    """Lists of options."""

    def test_all_that_is_said_of_an_option_is_read(self, told):
        options, mistakes = told(
            read_list,
            """
            title: Orte
            closed: yes
            ordered: yes
            common: [a]
            options:
              - code: a
                label: Ah
                staff_label: A.
                sensitive: indirect
                masked_as: b
                active_from: 2026-01-01
                active_until: 2026-12-31
                attributes: {postal_codes: ["69168", "01067"], region: Süd}
              - {code: b, label: Be}
            """,
        )
        assert mistakes == []
        assert (options.closed, options.ordered, options.common) == (True, True, ("a",))
        option = options.get("a")
        assert (option.label, option.staff_label, option.masked_as) == ("Ah", "A.", "b")
        assert (option.active_from, option.active_until) == (date(2026, 1, 1), date(2026, 12, 31))
        assert option.attributes == {"postal_codes": ("69168", "01067"), "region": ("Süd",)}

    @pytest.mark.parametrize(
        ("rest", "mistake"),
        [
            ("", "1: Diese Liste hat keine Auswahl. Ergänzen Sie 'options' oder 'names'."),
            (
                "options: []",
                "1: Diese Liste hat keine Auswahl. Ergänzen Sie 'options' oder 'names'.",
            ),
            ("options: [{code: a}]", "2: Hier fehlt 'label'. Ergänzen Sie es."),
            ("options: [{label: A}]", "2: Hier fehlt 'code'. Ergänzen Sie es."),
            (
                "options:\n- {code: a, label: A}\n- {code: a, label: B}",
                "4: 'a' gibt es schon in Zeile 3. Benennen Sie eines davon um.",
            ),
            (
                "options: [{code: a, label: A, colour: red}]",
                "2: 'colour' gibt es hier nicht. Möglich sind: active_from, active_until, attributes, "
                "code, label, masked_as, sensitive, staff_label, synonyms.",
            ),
            (
                "names: towns",
                "2: Bei 'names' ist 'towns' nicht möglich. Möglich sind: countries, languages.",
            ),
            (
                "options: [{code: a, label: A, active_from: 2026-02-30}]",
                "2: Bei 'active_from' muss ein Datum wie 2027-01-31 stehen, nicht '2026-02-30'.",
            ),
            (
                "options: [{code: a, label: A, active_from: 2026-02-02, active_until: 2026-02-01}]",
                "2: '2026-02-02' ist größer als '2026-02-01'. Tauschen Sie die Werte.",
            ),
        ],
    )
    def test_what_is_wrong_in_a_list_is_told(self, told, rest, mistake):
        _options, mistakes = told(read_list, f"title: L\n{rest}")
        assert mistake in mistakes

    def test_the_first_of_two_equal_codes_counts(self, told):
        text = "title: L\noptions: [{code: a, label: A}, {code: a, label: B}]"
        assert told(read_list, text)[0].get("a").label == "A"

    def test_a_code_stays_what_was_written(self, told):
        text = "title: L\noptions: [{code: no, label: Norwegisch}, {code: 0123, label: Null}]"
        options, _mistakes = told(read_list, text)
        assert [option.code for option in options.options] == ["no", "0123"]


class TestPackages:
    """Packages of questions for a kind of actor."""

    TEXT = """
        title: Amt
        purpose: Beratung
        consent: consents/share
        recipients: school
        questions: {own: [a, {id: b, show_as: age}]}
        attachments: [cv, {kind: identity, confirm: yes}]
        attachments_travel: mail
        """

    def test_all_that_is_said_of_a_package_is_read(self, told):
        package, mistakes = told(read_package, self.TEXT)
        assert mistakes == []
        assert (package.title, package.purpose, package.consent_id) == ("Amt", "Beratung", "share")
        assert (package.recipients, package.valid_days) == ("school", 14)
        read = [(each.kind, each.confirm) for each in package.attachments]
        assert read == [("cv", False), ("identity", True)]
        assert package.attachments_travel == "mail"
        assert [(each.section, each.id, each.show_as) for each in package.questions] == [
            ("own", "a", ""),
            ("own", "b", "age"),
        ]

    @pytest.mark.parametrize(
        ("line", "mistake"),
        [
            ("valid_days: 0", "Bei 'valid_days' muss mindestens 1 stehen, nicht '0'."),
            ("valid_days: viele", "Bei 'valid_days' muss eine Zahl stehen, nicht 'viele'."),
            ("icon: x", "'icon' gibt es hier nicht."),
        ],
    )
    def test_what_is_wrong_in_a_package_is_told(self, told, line, mistake):
        (told_mistake,) = told(read_package, dedent(self.TEXT) + line)[1]
        assert told_mistake.startswith(f"8: {mistake}")

    @pytest.mark.parametrize("key", ["title", "purpose", "consent", "recipients", "questions"])
    def test_a_package_needs_all_its_parts(self, told, key):
        lines = [line for line in self.TEXT.splitlines() if not line.strip().startswith(f"{key}:")]
        assert told(read_package, "\n".join(lines))[1] == [
            f"1: Hier fehlt '{key}'. Ergänzen Sie es."
        ]

    @pytest.mark.parametrize("questions", ["[a]", "a", "{own: a}"])
    def test_questions_are_named_by_section(self, told, questions):
        text = self.TEXT.replace("{own: [a, {id: b, show_as: age}]}", questions)
        assert len(told(read_package, text)[1]) == 1


class TestConsents:
    """Texts of consents in all their languages."""

    def consent(self, ar="", absent=tuple(OTHERS), german=TEXT % ""):
        lines = "".join(f"  {language}: x\n" for language in absent)
        arabic = f"  ar: {ar}\n" if ar else ""
        return f"title: E\nfrom_age: 16\ntexts:\n  de: {german}\n{arabic}not_offered:\n{lines}"

    def test_each_language_is_there_or_named_as_missing(self, told):
        consent, mistakes = told(read_consent, CONSENT)
        assert (mistakes, consent.text("de").text) == ([], "Ich, {given_names}")
        with pytest.raises(KeyError):
            consent.text("ar")

    def test_a_language_that_is_missing_is_told(self, told):
        absent = [language for language in OTHERS if language != "ti"]
        assert told(read_consent, self.consent(absent=absent))[1] == [
            "3: Der Text auf 'ti' fehlt. Ergänzen Sie ihn oder nennen Sie ihn unter not_offered."
        ]

    def test_german_must_be_there(self, told):
        text = f"title: E\ntexts:\n  ar: {TEXT % ''}\nnot_offered: {{}}\n"
        assert (
            "2: Der deutsche Text fehlt. Er ist die Grundlage aller Übersetzungen."
            in (told(read_consent, text)[1])
        )

    def test_a_foreign_language_is_told(self, told):
        absent = [*OTHERS, "xx"]
        (mistake,) = told(read_consent, self.consent(absent=absent))[1]
        assert mistake.startswith(
            "3: 'xx' ist keine Sprache, die es hier gibt. Möglich sind: de, en,"
        )

    @pytest.mark.parametrize("part", ["title", "text", "tick"])
    def test_a_placeholder_that_is_never_filled_is_told(self, told, part):
        parts = {"title": "T", "text": "Ja", "tick": "Ja", part: '"Ich, {nmae}"'}
        german = "{" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"
        (mistake,) = told(read_consent, self.consent(german=german))[1]
        assert mistake.startswith(
            "4: Den Platzhalter '{nmae}' gibt es nicht. Möglich sind: family_name,"
        )

    @pytest.mark.parametrize(
        ("reviewed", "unreviewed", "offered"),
        [
            ("no", False, ()),
            ("no", True, ("de",)),
            ("{by: DSB, on: 2027-01-10}", False, ("de",)),
        ],
    )
    def test_only_what_was_reviewed_is_offered(self, told, reviewed, unreviewed, offered):
        german = TEXT % f", reviewed: {reviewed}"
        consent, mistakes = told(read_consent, self.consent(german=german))
        assert (mistakes, consent.offered(unreviewed)) == ([], offered)

    @pytest.mark.parametrize(
        ("reviewed", "mistake"),
        [
            ("yes", "4: Bei 'reviewed' ist 'yes' nicht möglich. Möglich sind: no, {by: …, on: …}."),
            ("{by: DSB}", "4: Hier fehlt 'on'. Ergänzen Sie es."),
            (
                "{by: DSB, on: gestern}",
                "4: Bei 'on' muss ein Datum wie 2027-01-31 stehen, nicht 'gestern'.",
            ),
        ],
    )
    def test_a_review_has_a_name_and_a_day(self, told, reviewed, mistake):
        german = TEXT % f", reviewed: {reviewed}"
        _consent, mistakes = told(read_consent, self.consent(german=german))
        assert mistakes == [mistake]

    def test_what_is_not_offered_is_never_replaced(self, told):
        text = self.consent(ar=TEXT % "")
        consent, _mistakes = told(read_consent, text)
        assert consent.offered(unreviewed=True) == ("de",)


def test_texts_have_keys(told):
    texts, mistakes = told(read_texts, "title: Hilfe\ntexts: {body: 'Guten Tag, {name}'}")
    assert (texts.texts, mistakes) == ({"body": "Guten Tag, {name}"}, [])


class TestMenus:
    """The menu."""

    def test_entries_stand_in_their_order(self, told):
        text = """
            title: Menü
            entries:
              - {show: home, label: Home}
              - {show: section, form: biography/own, label: Eigenes}
              - {show: sharing, label: Freigabe}
            """
        menu, mistakes = told(read_menu, text)
        assert mistakes == []
        assert [(each.kind, each.title, each.section_id) for each in menu.entries] == [
            ("home", "Home", ""),
            ("section", "Eigenes", "own"),
            ("sharing", "Freigabe", ""),
        ]

    @pytest.mark.parametrize(
        ("entry", "mistake"),
        [
            ("{show: section}", "2: Hier fehlt 'form'. Ergänzen Sie es."),
            ("{label: A}", "2: Hier fehlt 'show'. Ergänzen Sie es."),
            (
                "{show: hoem}",
                "2: Bei 'show' ist 'hoem' nicht möglich. Meinten Sie 'home'? "
                "Möglich sind: home, section, sharing, attachments, agreements.",
            ),
        ],
    )
    def test_what_is_wrong_in_an_entry_is_told(self, told, entry, mistake):
        assert told(read_menu, f"title: M\nentries: [{entry}]")[1] == [mistake]


class TestDenied:
    """What no package may contain."""

    TEXT = """
        title: Nie
        questions: {own: [secret, rows], other: [rows.a]}
        exceptions: {doctor: {own: [secret], other: [rows.a]}}
        """

    @pytest.mark.parametrize(
        ("package", "section", "question", "expected"),
        [
            ("office", "own", "secret", True),
            ("office", "own", "rows.a", True),
            ("office", "own", "rows", True),
            ("office", "own", "open", False),
            ("office", "other", "secret", False),
            ("office", "other", "rows.a", True),
            ("office", "other", "rows.b", False),
            ("doctor", "own", "secret", False),
            ("doctor", "own", "rows.a", True),
            ("doctor", "other", "rows.a", False),
        ],
    )
    def test_what_is_denied_is_forbidden(self, told, package, section, question, expected):
        denied, mistakes = told(read_denied, self.TEXT)
        assert mistakes == []
        assert denied.forbids(package, section, question) is expected
