"""Evolve the stored tree: named steps, each done once and remembered in the site.

Evolving changes stored classes; upgrading answers to newer forms is something else and happens in
the engine, at reading.
"""

from BTrees.OOBTree import OOBTree

from mobio.resources.recordings import Recordings
from mobio.resources.sessions import Sessions
from mobio.resources.site import new_site
from mobio.services.casework import reader_of_entry
from mobio.services.forms_in_force import catalogue_in_force

STEPS = {}
"""Name of a step to its function, in the order of writing; a step gets the site."""


def step(function):
    """Register *function* as a step, under its own name, after those registered before."""
    STEPS[function.__name__] = function
    return function


def make_site(root):
    """Return the site below *root*; a new one is made with every step marked as done."""
    if "site" not in root:
        site = new_site()
        site.done_steps = tuple(STEPS)
        root["site"] = site
    return root["site"]


def make_sessions(root):
    """Return the sessions below *root* of the second database, made if they are not there."""
    if "sessions" not in root:
        root["sessions"] = Sessions()
    return root["sessions"]


def open_steps(site):
    """Return the names of the steps that were not done yet."""
    return tuple(name for name in STEPS if name not in site.done_steps)


def evolve(site, name):
    """Do the step called *name* and remember it; the caller commits, one transaction a step."""
    STEPS[name](site)
    site.done_steps = (*site.done_steps, name)


@step
def drafts_of_schemas(site):
    """Give the schemas of a database of before a place for their drafts."""
    schemas = site["schemas"]
    if not hasattr(schemas, "drafts"):
        schemas.drafts = OOBTree()


@step
def places_for_what_was_typed(site):
    """Give each person of a database of before a place for pages that were not stored yet."""
    for person in site["people"].values():
        person.complete()


@step
def a_place_for_recordings(site):
    """Give a database of before a place for recordings of texts."""
    if "recordings" not in site:
        site.add("recordings", Recordings())


@step
def a_place_for_attachments(site):
    """Give each person of a database of before a place for files."""
    for person in site["people"].values():
        person.complete()


@step
def places_for_casework(site):
    """Give each person of a database of before a place for agreements and for casework."""
    for person in site["people"].values():
        person.complete()


@step
def the_lists_of_entries_of_casework(site):
    """Give each entry of a database of before the act of publishing it was begun after."""
    acts = site["schemas"].publications.values()
    for entry in _entries(site):
        if not hasattr(entry, "sequence"):
            known = [act.sequence for act in acts if act.when <= entry.created]
            # An entry is never older than its form, whatever the clocks said.
            name = f"casework/{entry.form_id}@{entry.version}"
            entry.sequence = max([*known, site["schemas"].versions[name].sequence])


def _entries(site):
    """Yield every entry that staff keep about a person."""
    for person in site["people"].values():
        for part in ("agreements", "casework"):
            yield from person[part].values()


@step
def notes_without_a_class_are_the_authors_own(site):
    """Close each note of a database of before whose class is missing or not known any more."""
    for entry in _entries(site):
        if reader_of_entry(entry, catalogue_in_force(site)) == "author":
            entry.read_by = "author"


@step
def places_for_what_staff_typed(site):
    """Give each person of a database of before a place for pages of casework not stored yet."""
    for person in site["people"].values():
        person.complete()
