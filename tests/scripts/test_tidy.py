"""mobio tidy: files that no answer names go, for everybody, after a day."""

from datetime import timedelta

from mobio.engine.attached import answer_of
from mobio.scripts.database import open_root
from mobio.services import clock
from mobio.services.attaching import keep_file
from tests import papers

SECTION = "attachments"
LONG_AGO = clock.now() - timedelta(days=3)


def keep_files(settings, named):
    """Keep one file of each of two people; an answer names it for those whose place is *named*."""
    with open_root(settings) as root:
        for number, person in enumerate(list(root["site"]["people"].values())[:2]):
            for name in list(person["attachments"]):
                person["attachments"].remove(name)
            place = (SECTION, "documents.file")
            token = keep_file(person, papers.pdf(), place, "test", LONG_AGO)
            if number in named:
                section = person["biography"].attach(person["biography"][SECTION])
                section.replace(
                    {"documents": [{"_row": "raaaaaaaa", "file": answer_of(token)}]}, 1, {}
                )


def counted(settings):
    """Return how many files each of the two people has."""
    with open_root(settings) as root:
        return [len(person["attachments"]) for person in list(root["site"]["people"].values())[:2]]


def test_files_that_no_answer_names_go_and_all_others_stay(demo, mobio, settings, capsys):
    keep_files(settings, named={0})
    assert counted(settings) == [1, 1]
    assert mobio("tidy") == 0
    assert capsys.readouterr().out == "0 answers forgotten\n1 files removed\n"
    assert counted(settings) == [1, 0]


def test_a_second_time_there_is_nothing_to_do(demo, mobio, settings, capsys):
    keep_files(settings, named=())
    mobio("tidy")
    capsys.readouterr()
    assert mobio("tidy") == 0
    assert "0 files removed" in capsys.readouterr().out
