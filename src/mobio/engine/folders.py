"""Find schema files in folders: which references are there, and their texts."""

from dataclasses import dataclass
from pathlib import Path

from mobio.engine.mistakes import Mistake, Notebook
from mobio.engine.references import ID, Reference

PACKAGES = "actor_packages"


@dataclass(frozen=True)
class Source:
    """One schema file: its reference, its bytes and the name it is told by in messages."""

    reference: Reference
    content: bytes
    file: str


def read_folders(forms, packages):
    """Return (sources, objections) of the folder *forms* and the folder *packages*.

    Below *forms* lies ``<folder>/<id>/<version>.yaml``, below *packages* ``<id>/<version>.yaml``.
    Links are not followed out of the folders; names that fit nothing are objected to.
    """
    sources, objections = [], []
    for folder in sorted(path for path in Path(forms).iterdir() if path.is_dir()):
        _read_folder(folder, folder.name, sources, objections)
    if Path(packages).is_dir():
        _read_folder(Path(packages), PACKAGES, sources, objections)
    return sources, objections


def _read_folder(folder, name, sources, objections):
    for path in sorted(folder.glob("*/*")):
        file = f"{name}/{path.parent.name}/{path.name}"
        if name != PACKAGES:
            file = f"{folder.parent.name}/{file}"
        notebook = Notebook(file)
        version = path.stem
        if path.suffix != ".yaml" or not version.isdecimal() or version.startswith("0"):
            notebook.note(Mistake.BAD_FILE_NAME, 1)
        elif not ID.match(path.parent.name):
            notebook.note(Mistake.BAD_ID, 1, id=path.parent.name)
        elif path.is_symlink():
            notebook.note(Mistake.BAD_FILE_NAME, 1)
        else:
            reference = Reference(name, path.parent.name, int(version))
            sources.append(Source(reference, path.read_bytes(), file))
        objections.extend(notebook.objections)
