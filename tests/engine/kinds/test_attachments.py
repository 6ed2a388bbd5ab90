"""A question that is answered by a file: the answer names it, and never holds a byte."""

import colander
import pytest

from mobio.engine.attached import (
    answer_of,
    files_in,
    read_refused,
    refused_token,
    shown_file,
    token_of,
)
from mobio.engine.kinds import KINDS
from mobio.engine.kinds.attachments import REASONS, FileType, FileWidget
from mobio.services import attaching, files_apart, files_checked
from tests.house.sources import ROOT

ANSWER = {
    "file": "aabcdefghijklmnop",
    "size": 250_000,
    "media_type": "application/pdf",
    "sha256": "0" * 64,
}
TOKEN = token_of(ANSWER)


def read(typed):
    """Return the answer that the box sent *typed*."""
    cstruct = FileWidget().deserialize(None, typed)
    return FileType().deserialize(colander.SchemaNode(FileType(), name="x"), cstruct)


def test_the_token_of_a_file_is_read_as_its_answer():
    assert read(TOKEN) == ANSWER
    assert answer_of(TOKEN) == ANSWER


@pytest.mark.parametrize("typed", ["", colander.null])
def test_no_file_is_no_answer(typed):
    assert read(typed) is colander.null


@pytest.mark.parametrize(
    "typed",
    [
        "[object File]",
        TOKEN + " x",
        TOKEN.replace("application/pdf", "text/html"),
        TOKEN.replace("aabc", "zabc"),
        "../../etc/passwd",
    ],
)
def test_what_is_no_token_is_refused(typed):
    with pytest.raises(colander.Invalid):
        read(typed)


@pytest.mark.parametrize("reason", REASONS)
def test_a_refused_file_says_why_and_keeps_the_one_that_was_there(reason):
    cstruct = FileWidget().deserialize(None, refused_token(reason, TOKEN))
    assert cstruct["stored"] == TOKEN
    with pytest.raises(colander.Invalid) as wrong:
        read(refused_token(reason, TOKEN))
    assert wrong.value.messages() == [REASONS[reason]]


def test_the_first_file_may_be_refused_too():
    assert read_refused(refused_token("heic")) == ("heic", "")
    assert read_refused(TOKEN) is None


def test_there_are_words_for_every_reason_to_refuse():
    text = "".join(
        (ROOT / f"src/mobio/services/{module.__name__.rpartition('.')[2]}.py").read_text("utf-8")
        for module in (files_checked, files_apart, attaching)
    )
    told = {part.partition('"')[0] for part in text.split('FileRefused("')[1:]}
    assert told <= REASONS.keys()
    assert len(told) > 5


def test_people_read_type_and_size():
    assert shown_file(ANSWER) == "PDF · 244 KB"
    assert shown_file({**ANSWER, "size": 3, "media_type": "image/jpeg"}) == "JPEG · 1 KB"
    assert KINDS["attachment"].show(None, ANSWER, None) == ("PDF · 244 KB",)


def test_files_are_found_however_deep_they_are_named():
    answers = {"documents": [{"_row": "r1", "file": ANSWER}, {"_row": "r2"}], "other": "aabc"}
    assert list(files_in(answers)) == [ANSWER["file"]]
    assert list(files_in([{"question": "x", "answer": ANSWER}])) == [ANSWER["file"]]


def test_no_test_person_can_have_a_file():
    with pytest.raises(ValueError, match=r"^$"):
        KINDS["attachment"].typed("zeugnis.pdf")
