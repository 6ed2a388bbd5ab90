"""Find schema files in folders: which references are there, and their texts."""

import re
from dataclasses import dataclass
from pathlib import Path

from mobio.engine.mistakes import Mistake, Notebook
from mobio.engine.references import ID, Reference

PACKAGES = "actor_packages"
FILE_NAME = re.compile(r"[1-9][0-9]{0,5}\.yaml\Z")


@dataclass(frozen=True)
class Source:
    """One schema file: its reference, its bytes and the name it is told by in messages."""

    reference: Reference
    content: bytes
    file: str


def read_folders(forms, packages):
    """Return (sources, objections) of the folder *forms* and the folder *packages*.

    Below *forms* lies ``<folder>/<id>/<version>.yaml``, below *packages* ``<id>/<version>.yaml``.
    Links below them are not followed; what lies elsewhere or is called otherwise is objected to.
    """
    sources, objections = [], []
    forms, packages = Path(forms), Path(packages)
    for folder in sorted(path for path in forms.iterdir() if path.is_dir()):
        _read_folder(folder, f"{forms.name}/{folder.name}", sources, objections)
    if packages.is_dir():
        _read_folder(packages, PACKAGES, sources, objections)
    return sources, objections


def _read_folder(folder, label, sources, objections):
    if folder.is_symlink() and label != PACKAGES:
        objections.append(_objection(label, Mistake.LINK))
        return
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        file = f"{label}/{place.as_posix()}"
        if path.is_symlink():
            objections.append(_objection(file, Mistake.LINK))
        elif path.is_file():
            mistake = _misplaced(place)
            if mistake:
                objections.append(_objection(file, mistake, id=place.parts[0]))
                continue
            reference = Reference(label.rpartition("/")[2], place.parts[0], int(path.stem))
            sources.append(Source(reference, path.read_bytes(), file))


def _misplaced(place):
    """Return the Mistake in the place of a file below its folder, or None."""
    if len(place.parts) != 2:
        return Mistake.BAD_PLACE
    if not FILE_NAME.match(place.name):
        return Mistake.BAD_FILE_NAME
    return None if ID.match(place.parts[0]) else Mistake.BAD_ID


def _objection(file, mistake, **words):
    notebook = Notebook(file)
    notebook.note(mistake, 1, **words)
    return notebook.objections[0]
