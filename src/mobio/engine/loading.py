"""From sources to definitions: read every file, then look at them together."""

import functools
from collections.abc import Mapping

from mobio.engine.contact_reader import read_contacts
from mobio.engine.file_readers import (
    read_consent,
    read_denied,
    read_list,
    read_menu,
    read_package,
    read_texts,
)
from mobio.engine.folders import PACKAGES
from mobio.engine.form_reader import read_casework, read_form
from mobio.engine.goal_reader import read_goal
from mobio.engine.handbook_reader import read_chapter
from mobio.engine.mistakes import Mistake, Notebook
from mobio.engine.persona_reader import read_persona
from mobio.engine.reader import read
from mobio.engine.rosters import read_roster

READERS = {
    "biography": read_form,
    "casework": read_casework,
    "goals": read_goal,
    "lists": read_list,
    "consents": read_consent,
    "texts": read_texts,
    "handbook": read_chapter,
    "contacts": read_contacts,
    "site": read_menu,
    "rosters": read_roster,
    "protected": read_denied,
    "personas": read_persona,
    PACKAGES: read_package,
}

KEPT = 1000
"""How many files are kept as they were read: an editor and a publication look again and again."""


def read_definitions(sources):
    """Return ({reference: definition}, {reference: file}, objections) of *sources*.

    A file with mistakes gives as much of a definition as could be read, so that the files that
    name it are not objected to for its sake.
    """
    definitions, files, objections = {}, {}, []
    for source in sources:
        definition, noted = read_one(source)
        if definition is not None:
            definitions[source.reference] = definition
        files[source.reference] = source.file
        objections.extend(noted)
    return definitions, files, objections + _gaps(files)


@functools.lru_cache(maxsize=KEPT)
def read_one(source):
    """Return (definition or None, objections) of one Source; the same text is read once."""
    notebook = Notebook(source.file)
    tree = read(source.content, notebook)
    return _defined(source, tree, notebook), tuple(notebook.objections)


def _defined(source, tree, notebook):
    """Return the definition in the *tree* of a source, or None."""
    reader = READERS.get(source.reference.folder)
    definition = None
    if reader is None:
        words = {"id": source.reference.folder, "known": ", ".join(READERS)}
        notebook.note(Mistake.NO_SUCH_FOLDER, 1, **words)
    elif tree is not None:
        definition = reader(source.reference, tree, notebook)
    return definition


class ReadWhenAsked(Mapping):
    """The definitions of published sources, {reference: definition}; each is read when asked for.

    They were checked when they were published, so nothing is lost by reading late; a page needs a
    few of them, and a start needs none. *trees* may know from an earlier time what was read.
    """

    def __init__(self, sources, trees=None):
        self._sources = {source.reference: source for source in sources}
        self._trees = trees
        self._read = {}

    def __getitem__(self, reference):
        if reference not in self._read:
            definition = self._definition(self._sources[reference])
            if definition is None:
                raise KeyError(reference)
            self._read[reference] = definition
        return self._read[reference]

    def _definition(self, source):
        if self._trees is None:
            return read_one(source)[0]
        return _defined(source, self._trees.read(source), Notebook(source.file))

    def __contains__(self, reference):
        return reference in self._sources

    def __iter__(self):
        return iter(self._sources)

    def __len__(self):
        return len(self._sources)


def _gaps(files):
    """Return an objection for each version whose forerunner is missing."""
    found = []
    known = set(files)
    for reference, file in files.items():
        before = type(reference)(reference.folder, reference.id, reference.version - 1)
        if reference.version > 1 and before not in known:
            notebook = Notebook(file)
            words = {"version": reference.version, "missing": before.version}
            notebook.note(Mistake.VERSION_GAP, 1, **words)
            found.extend(notebook.objections)
    return found


def newest(references):
    """Return {path: highest version} of *references*."""
    found = {}
    for reference in references:
        found[reference.path] = max(found.get(reference.path, 0), reference.version)
    return found
