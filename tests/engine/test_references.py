"""How a schema file is called."""

import pytest

from mobio.engine.references import Reference


def test_a_reference_is_read_and_written_the_same_way():
    reference = Reference.parse("biography/own@12")
    assert (reference.folder, reference.id, reference.version) == ("biography", "own", 12)
    assert str(reference) == "biography/own@12"
    assert reference.path == "biography/own"


@pytest.mark.parametrize(
    "text",
    [
        "biography/own",
        "biography/own@0",
        "biography/own@01",
        "biography/own@-1",
        "biography/own@١",
        "biography/own@1234567",
        "biography/own@1\n",
        "biography/Own@1",
        "biography/../own@1",
        "/own@1",
        "a/b/c@1",
        "",
    ],
)
def test_anything_else_is_no_reference(text):
    with pytest.raises(ValueError, match="biography/education@2"):
        Reference.parse(text)


def test_references_sort_by_folder_id_and_number():
    texts = ["lists/b@2", "lists/b@10", "biography/z@1", "lists/a@3"]
    found = sorted(map(Reference.parse, texts))
    assert [str(each) for each in found] == [
        "biography/z@1",
        "lists/a@3",
        "lists/b@2",
        "lists/b@10",
    ]
