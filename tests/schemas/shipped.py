"""The schema files that ship, read once."""

from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import read_folders
from mobio.engine.linking import check
from mobio.engine.loading import newest
from tests.house.sources import ROOT

SOURCES, MISPLACED = read_folders(ROOT / "forms", ROOT / "actor_packages")
DEFINITIONS, OBJECTIONS = check(SOURCES)
CATALOGUE = Catalogue(DEFINITIONS, newest(DEFINITIONS))
FORMS = CATALOGUE.sections
