"""What a version, or a draft, changes: in words, for the people who write the next one."""

from mobio.engine.differences import differences, sentence
from mobio.engine.references import Reference
from mobio.services.draft_checks import definitions_with, reference_of


def changes_of(schemas, path, number):
    """Return in words what version *number* of *path* changed, one sentence each.

    The first version changed nothing: it is all new.
    """
    folder, _slash, name = path.partition("/")
    references = [Reference(folder, name, each) for each in (number - 1, number)]
    return _told(definitions_with(schemas), *references)


def draft_changes(schemas, drafts, draft):
    """Return in words what *draft* changes; *drafts*, which are free of mistakes, hold it too."""
    if draft.text is None:
        return ()
    new = reference_of(draft)
    old = Reference(new.folder, new.id, new.version - 1)
    return _told(definitions_with(schemas, drafts), old, new)


def _told(definitions, old, new):
    if old not in definitions or new not in definitions:
        return ()
    found = differences(definitions[old], definitions[new])
    return tuple(sentence(difference) for difference in found)
