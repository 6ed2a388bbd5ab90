"""Tell what reading old answers as answers to the forms in force does: counts, never names.

Nothing is rewritten: old answers are read anew each time, until their owner saves.
"""

from collections import Counter

from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services.effects import walk
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.upgraded import changes_at_reading

WORDS = {
    "people": "people",
    "old": "answered before the newest act of publishing",
    "mapped": "have answers that read otherwise",
    "moved": "have answers that are read in another place",
    "former": "have answers that are read as former ones",
}


def arguments(parser):
    """Add what follows ``mobio upgrade``."""
    parser.add_argument("--dry-run", action="store_true", help="needed: nothing is ever rewritten")


def run(options):
    """Print how many people have old answers, and what becomes of them, section by section."""
    if not options.dry_run:
        raise Failure("Answers are rewritten when their owner saves. Say: mobio upgrade --dry-run")
    people, sections = Counter(), {}
    with open_root(options.settings, keep=False) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        site = root["site"]
        catalogue = catalogue_in_force(site)
        for person in walk(site["people"], site._p_jar):
            found = changes_at_reading(person, catalogue)
            people.update({"people", *(name for names in found.values() for name in names)})
            for section, names in found.items():
                sections.setdefault(section, Counter()).update(names)
    print("\n".join(f"{people[name]:6} {words}" for name, words in WORDS.items()))
    for section in sorted(sections):
        told = ", ".join(f"{name} {count}" for name, count in sorted(sections[section].items()))
        print(f"{section}: {told}")
