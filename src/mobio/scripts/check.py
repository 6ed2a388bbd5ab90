"""Tell all mistakes of schema files: file, line, what is wrong, what to do.

All files are looked at together, since they name each other; PATH only chooses what is told.
"""

import json
from dataclasses import asdict
from pathlib import Path

from mobio.engine.folders import PACKAGES
from mobio.engine.loading import read_definitions
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.plain_german import LONGEST_SENTENCE, counted
from mobio.scripts.catalogues import german_of
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services.consent_checks import consent_objections
from mobio.services.publishing import changed_versions, check_folders, newest_definitions
from mobio.services.translations import DOMAIN, form_messages, use_folder


def arguments(parser):
    """Add what follows ``mobio check``."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: all)")
    parser.add_argument("--json", action="store_true", help="for programs: a list of objections")
    parser.add_argument(
        "--reading", action="store_true", help="count the long sentences of what people read"
    )
    parser.add_argument(
        "--database", action="store_true", help="compare the files with what is published, too"
    )


def run(options):
    """Print the objections; return 1 if one of them is an error."""
    settings = options.settings
    use_folder(settings.locales)
    sources, objections = check_folders(settings.forms, settings.packages)
    if not any(each.severity == "error" for each in objections):
        messages = form_messages(CONSENT_LANGUAGES)
        told = consent_objections(sources, messages, settings.unreviewed_consents)
        objections = sorted([*objections, *told])
    if options.database:
        objections = sorted([*objections, *differing(settings, sources)])
    wanted = [Path(path).resolve() for path in options.paths]
    told = [each for each in objections if is_below(place_of(each.file, settings), wanted)]
    if options.json:
        print(json.dumps([asdict(each) for each in told], ensure_ascii=False, indent=2))
    else:
        for each in told:
            print(each if each.severity == "error" else f"{each} (Hinweis)")
        print(summary(len(sources), told))
    if options.reading:
        print("\n".join(reading(sources, settings.locales / f"{DOMAIN}.pot")))
    return int(any(each.severity == "error" for each in told))


def reading(sources, template):
    """Return a line for each kind of text: how many of its sentences are long.

    *template* is the file with the texts of the program.
    """
    definitions = newest_definitions(read_definitions(sources)[0])
    return [
        f"{name}: {each.sentences} Sätze, davon {each.long} ({each.share:.1%}) mit mehr als "
        f"{LONGEST_SENTENCE} Wörtern"
        for name, each in counted(definitions, german_of(template)).items()
    ]


def differing(settings, sources):
    """Return an objection for each file that differs from the published version of its number."""
    with open_root(settings, keep=False) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        return changed_versions(root["site"]["schemas"], sources)


def place_of(file, settings):
    """Return where the *file* of an objection lies."""
    top, _slash, rest = file.partition("/")
    return (settings.packages if top == PACKAGES else settings.forms).resolve() / rest


def is_below(path, wanted):
    """Tell whether *path* is one of *wanted* or lies in one of them; none wanted means all."""
    return not wanted or any(path.is_relative_to(folder) for folder in wanted)


def summary(files, objections):
    """Return the last line, for a coordinator."""
    errors = sum(each.severity == "error" for each in objections)
    hints = len(objections) - errors
    return f"{files} Dateien geprüft: {errors or 'keine'} Fehler, {hints or 'keine'} Hinweise."
