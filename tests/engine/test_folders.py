"""Schema files in their folders."""

import pytest

from mobio.engine.folders import read_folders

BAD_NAME = "Eine Schema-Datei heißt wie ihre Fassung, zum Beispiel 1.yaml."
BAD_PLACE = "Eine Schema-Datei liegt in einem Ordner mit ihrem Namen, zum Beispiel farben/1.yaml."
LINK = "Das ist eine Verknüpfung. Legen Sie die Datei selbst hierher."


@pytest.fixture
def write(tmp_path):
    """Return a function that writes files of an installation."""

    def write(*names, content="title: A\n"):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")

    (tmp_path / "forms").mkdir()
    return write


@pytest.fixture
def found(tmp_path):
    """Return a function that reads the installation: (references, objections)."""

    def read():
        sources, objections = read_folders(tmp_path / "forms", tmp_path / "actor_packages")
        return [str(each.reference) for each in sources], [str(each) for each in objections]

    return read


def test_every_file_has_its_reference_and_its_name_in_messages(write, tmp_path):
    write("forms/lists/colour/1.yaml", "forms/lists/colour/12.yaml", "actor_packages/office/1.yaml")
    sources, objections = read_folders(tmp_path / "forms", tmp_path / "actor_packages")
    assert [(str(each.reference), each.file) for each in sources] == [
        ("lists/colour@1", "forms/lists/colour/1.yaml"),
        ("lists/colour@12", "forms/lists/colour/12.yaml"),
        ("actor_packages/office@1", "actor_packages/office/1.yaml"),
    ]
    assert sources[0].content == b"title: A\n"
    assert objections == []


def test_packages_need_not_be_there(write, found):
    write("forms/lists/colour/1.yaml")
    assert found() == (["lists/colour@1"], [])


@pytest.mark.parametrize(
    "name",
    [
        "0.yaml",
        "01.yaml",
        "1.yml",
        "1.yaml~",
        "v1.yaml",
        "١.yaml",
        "-1.yaml",
        "1.5.yaml",
        "1234567.yaml",
        ".yaml",
    ],
)
def test_a_file_is_called_by_its_version(write, found, name):
    write(f"forms/lists/colour/{name}")
    assert found() == ([], [f"forms/lists/colour/{name}:1: {BAD_NAME}"])


@pytest.mark.parametrize("name", ["Colour", "1colour", "co lour", "..x", "farbe-neu", "x" * 64])
def test_a_folder_has_a_plain_name(write, found, name):
    write(f"forms/lists/{name}/1.yaml")
    references, (objection,) = found()
    assert references == []
    assert f"'{name}' ist kein gültiger Name." in objection


@pytest.mark.parametrize("name", ["lists/1.yaml", "lists/a/b/1.yaml"])
def test_a_file_lies_in_a_folder_with_its_name(write, found, name):
    write(f"forms/{name}")
    assert found() == ([], [f"forms/{name}:1: {BAD_PLACE}"])


def test_a_folder_that_is_called_like_a_file_is_none(tmp_path, found):
    (tmp_path / "forms/lists/colour/1.yaml").mkdir(parents=True)
    assert found() == ([], [])


@pytest.mark.parametrize("name", ["lists/colour/1.yaml", "lists/colour", "lists"])
def test_links_lead_nowhere(write, tmp_path, found, name):
    write("elsewhere/lists/colour/1.yaml", content="secret: yes")
    link = tmp_path / "forms" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / "elsewhere" / name)
    assert found() == ([], [f"forms/{name}:1: {LINK}"])


def test_the_folders_themselves_may_be_links(write, tmp_path):
    write("elsewhere/lists/colour/1.yaml")
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")
    sources, objections = read_folders(tmp_path / "linked", tmp_path / "none")
    assert ([str(each.reference) for each in sources], objections) == (["lists/colour@1"], [])
