"""Warnings that a file accepts are not told; what it accepts in vain is a warning itself."""

from mobio.engine.loading import newest
from mobio.engine.mistakes import Mistake, Notebook
from mobio.engine.references import Reference


def settled(objections, definitions, files):
    """Return *objections* without the warnings that the newest versions of the files accept."""
    accepted = {}
    for reference in _newest(definitions):
        for each in definitions[reference].accepted:
            accepted.setdefault(files[reference], []).append(each)
    told, met = [], set()
    for objection in objections:
        by = [each for each in accepted.get(objection.file, ()) if _accepts(each, objection)]
        met.update((objection.file, each) for each in by)
        if not by:
            told.append(objection)
    return told + _in_vain(accepted, met)


def _newest(definitions):
    for path, version in newest(definitions).items():
        folder, _slash, name = path.partition("/")
        yield Reference(folder, name, version)


def _accepts(accepted, objection):
    is_meant = objection.severity == "warning" and accepted.rule == objection.rule
    return is_meant and accepted.at in ("", objection.at)


def _in_vain(accepted, met):
    notebooks = []
    for file, entries in accepted.items():
        notebook = Notebook(file)
        for each in entries:
            if (file, each) not in met:
                notebook.note(Mistake.ACCEPTED_IN_VAIN, each.line, "warning", rule=each.rule)
        notebooks.append(notebook)
    return [objection for notebook in notebooks for objection in notebook.objections]
