"""mobio restore, adopt, export, upgrade and check --database: the life of a form, by commands."""

import pytest

from mobio.scripts.database import open_root

FORM = """
title: Lernen
pages: [{{id: one, title: Seite, questions: [{ids}]}}]
questions:
{questions}
"""
WORDS = {"subject": "Fach", "club": "Verein", "hobby": "Hobby", "topic": "Thema"}
MENU = "  - {show: section, label: Lernen, form: biography/learning}\n"


def form(*ids, steps="", **labels):
    """Return a form that asks for *ids*."""
    lines = [
        f"  - {{id: {name}, type: text, label: {labels.get(name, WORDS[name])}, purpose: Wahl}}"
        for name in ids
    ]
    text = FORM.format(ids=", ".join(ids), questions="\n".join(lines))
    return f"{text}upgrade: [{steps}]\n" if steps else text


@pytest.fixture
def files(own_forms):
    """Return a function that writes a version of the form."""
    menu = own_forms / "site" / "menu" / "1.yaml"
    menu.write_text(menu.read_text("utf-8") + MENU, "utf-8")

    def write(number, text):
        path = own_forms / "biography" / "learning" / f"{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def twice(mobio, files):
    """Publish two versions; the second has another question instead of one."""
    files(1, form("subject", "club"))
    assert mobio("evolve") == 0
    files(2, form("subject", "hobby", steps="{retire: club}"))
    assert mobio("publish", "--reason", "Hobby statt Verein") == 0


def schemas_of(settings, look):
    with open_root(settings) as root:
        return look(root["site"]["schemas"])


def text_of(settings, name):
    return schemas_of(settings, lambda schemas: schemas.text_of(name))


def number(settings):
    return schemas_of(settings, lambda schemas: schemas.in_force["biography/learning"])


class TestRestore:
    """One command brings an old text back."""

    def test_the_old_text_is_the_next_version_with_its_steps(self, mobio, settings, twice, capsys):
        assert mobio("restore", "biography/learning@1", "--reason", "War besser") == 0
        out = capsys.readouterr().out
        assert "Frage kommt zurück: „Verein“ (club)" in out
        assert "biography/learning@3 in force" in out
        text = text_of(settings, "biography/learning@3")
        assert text.endswith("upgrade:\n  - retire: hobby\n  - restore: club\n")

    def test_files_that_belong_together_come_back_together(
        self, mobio, files, settings, twice, capsys
    ):
        group = settings.forms / "lists" / "place"
        group.mkdir(parents=True)
        (group / "1.yaml").write_text("title: Orte\noptions: [{code: a, label: A}]\n", "utf-8")
        assert mobio("publish") == 0
        added = "title: Orte\noptions: [{code: a, label: A}, {code: b, label: B}]\n"
        (group / "2.yaml").write_text(added, "utf-8")
        assert mobio("publish") == 0
        names = ("biography/learning@1", "lists/place@1")
        assert mobio("restore", *names, "--reason", "War besser") == 0
        assert text_of(settings, "lists/place@3").endswith("upgrade:\n  - retire: b\n")
        newest = schemas_of(settings, lambda all_: all_.publications[all_.sequence].references)
        assert set(newest) == {"biography/learning@3", "lists/place@3"}

    def test_one_file_comes_back_once(self, mobio, settings, twice, capsys):
        names = ("biography/learning@1", "biography/learning@2")
        assert mobio("restore", *names, "--reason", "War besser") == 1
        assert "Name each file once" in capsys.readouterr().err
        assert number(settings) == 2

    def test_a_dry_run_restores_nothing(self, mobio, settings, twice):
        mobio("restore", "biography/learning@1", "--reason", "Probe", "--dry-run")
        assert number(settings) == 2

    def test_it_needs_a_reason(self, mobio, twice, capsys):
        assert mobio("restore", "biography/learning@1") == 1
        assert "--reason" in capsys.readouterr().err

    def test_what_would_lose_answers_is_refused(self, mobio, files, settings, twice, capsys):
        files(3, form("topic", "hobby", steps="{merge: {topic: {of: [subject]}}}"))
        assert mobio("publish") == 0
        assert mobio("restore", "biography/learning@2", "--reason", "Zurück") == 1
        assert "'subject' stehen seit Fassung 3" in capsys.readouterr().err
        assert number(settings) == 3

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("biography/learning@2", "in force already"),
            ("biography/learning@7", "never published"),
            ("learning", "looks like"),
        ],
    )
    def test_a_wrong_reference_is_named(self, mobio, twice, capsys, name, said):
        assert mobio("restore", name, "--reason", "Zurück") == 1
        assert said in capsys.readouterr().err


class TestAdopt:
    """A release and a county changed the same form."""

    @pytest.fixture
    def shipped(self, files, twice):
        """Return the file of a release whose second version is another one."""
        return files(2, form("subject", "club", "hobby", subject="Lieblingsfach",
                             steps="{meaning: {subject: same}}"))  # fmt: skip

    def test_check_names_the_file_that_differs(self, mobio, shipped, capsys):
        assert mobio("check", "--database") == 1
        assert "forms/biography/learning/2.yaml:1" in capsys.readouterr().out
        assert mobio("check") == 0

    def test_it_becomes_the_next_version(self, mobio, settings, shipped, capsys):
        assert mobio("adopt", "biography/learning@2", "--reason", "Auslieferung") == 0
        assert "biography/learning@3 in force" in capsys.readouterr().out
        text = text_of(settings, "biography/learning@3")
        assert text.endswith("upgrade:\n  - restore: club\n  - meaning: {subject: changed}\n")

    def test_afterwards_an_export_settles_the_numbers(self, mobio, settings, shipped, capsys):
        mobio("adopt", "biography/learning@2", "--reason", "Auslieferung")
        mobio("export", str(settings.here))
        assert mobio("check", "--database") == 0
        assert (settings.forms / "biography" / "learning" / "3.yaml").is_file()

    def test_what_ships_as_published_needs_no_adoption(self, mobio, twice, capsys):
        assert mobio("adopt", "biography/learning@2") == 1
        assert "nothing to adopt" in capsys.readouterr().err


def test_an_export_is_what_was_published(mobio, settings, twice, tmp_path, capsys):
    folder = tmp_path / "out"
    assert mobio("export", str(folder)) == 0
    for path in settings.forms.rglob("*.yaml"):
        assert (folder / "forms" / path.relative_to(settings.forms)).read_bytes() == (
            path.read_bytes()
        )
    assert "Written to" in capsys.readouterr().out
    mobio("export", str(folder))
    assert "0 versions" in capsys.readouterr().out


class TestUpgrade:
    """What reading old answers does, as counts."""

    @pytest.fixture
    def answered(self, mobio, settings, twice):
        """Give answers of before to two people, to one of them an answer that is retired."""
        with open_root(settings) as root:
            site = root["site"]
            for answers in ({"subject": "Kunst", "club": "Chor"}, {"subject": "Musik"}):
                person = site["people"].add_person(None)
                section = person["biography"].attach(person["biography"]["learning"])
                section.replace(answers, 1, {}, sequence=1)
            site["people"].add_person(None)

    def test_it_counts_and_names_nobody(self, mobio, settings, answered, capsys):
        assert mobio("upgrade", "--dry-run") == 0
        out = capsys.readouterr().out
        assert "     2 answered before the newest act of publishing" in out
        assert "     1 have answers that are read as former ones" in out
        assert "learning: former 1, old 2" in out
        assert "Kunst" not in out

    def test_it_rewrites_nothing(self, mobio, settings, answered, capsys):
        mobio("upgrade", "--dry-run")
        with open_root(settings) as root:
            stored = [each["biography"].get("learning") for each in root["site"]["people"].values()]
            assert {each.sequence for each in stored if each} == {1}

    def test_without_dry_run_it_says_that_saving_rewrites(self, mobio, twice, capsys):
        assert mobio("upgrade") == 1
        assert "when their owner saves" in capsys.readouterr().err


def test_a_publication_prints_its_plan(mobio, files, settings, twice, capsys):
    files(3, form("subject", "hobby", "club", steps="{restore: club}"))
    assert mobio("publish", "--reason", "Verein ist wieder da") == 0
    out = capsys.readouterr().out
    assert "Lernen: biography/learning@3 (bisher Fassung 2)" in out
    assert "  - Frage kommt zurück: „Verein“ (club)" in out
    kept = schemas_of(settings, lambda schemas: schemas.publications[3].plan)
    assert kept["files"][0]["before"] == 2


class TestFourEyes:
    """With four eyes a command needs names."""

    @pytest.fixture
    def strict(self, mobio, files, settings):
        """Return the command of an installation where others must approve."""
        files(1, form("subject"))
        assert mobio("evolve") == 0
        files(2, form("subject", "club"))
        for login, role in (("brandt", "coordinator"), ("weber", "coordinator"),
                            ("keller", "social_advice")):  # fmt: skip
            assert mobio("add", "account", login, "--role", role, "--name", login) == 0
        ini = settings.here / "development.ini"
        written = ini.read_text("utf-8").replace("four_eyes = false", "four_eyes = true")
        ini.write_text(written, "utf-8")
        return lambda *words: mobio("publish", "--reason", "Verein", *words)

    def test_author_and_approval_are_recorded(self, strict, settings):
        assert strict("--by", "brandt", "--approved-by", "weber") == 0
        with open_root(settings) as root:
            act = root["site"]["schemas"].publications[2]
            accounts = root["site"]["accounts"]
            assert act.who == accounts.by_login("brandt").__name__
            assert act.approvals[0]["account"] == accounts.by_login("weber").__name__

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ((), "--by LOGIN"),
            (("--by", "brandt"), "zweite Koordination"),
            (("--by", "brandt", "--approved-by", "brandt"), "zweite Koordination"),
            (("--by", "keller", "--approved-by", "weber"), "keller"),
            (("--by", "brandt", "--approved-by", "nobody"), "nobody"),
        ],
    )
    def test_without_them_nothing_is_published(self, strict, settings, capsys, words, said):
        assert strict(*words) == 1
        assert said in capsys.readouterr().err
        assert number(settings) == 1
