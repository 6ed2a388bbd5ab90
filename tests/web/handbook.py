"""Which pictures the chapters of the handbook show."""

from mobio.engine.folders import read_folders
from mobio.engine.handbook import AUDIENCES, FOLDER
from mobio.engine.loading import read_one
from tests.house.sources import ROOT

PEOPLE = ("people",)
STAFF = tuple(audience for audience in AUDIENCES if audience not in PEOPLE)


def chapters():
    """Return the shipped chapters."""
    sources, _objections = read_folders(ROOT / "forms", ROOT / "actor_packages")
    return [read_one(source)[0] for source in sources if source.reference.folder == FOLDER]


def pictures_of_chapters(audiences):
    """Return the names of the pictures in the chapters for *audiences*."""
    return {
        name for chapter in chapters() if chapter.audience in audiences for name in chapter.pictures
    }
