"""Extract the texts of code and forms into catalogues, and compile their translations.

German is the source: its texts are the message ids. ``extract`` writes ``mobio.pot`` (code and
templates) and ``forms.pot`` (schema files) and merges both into the catalogues of the languages.
That of German says each text as it is written, until somebody corrects it there. ``compile`` makes
the ``.mo`` files, which are not committed.
"""

from pathlib import Path

import polib

from mobio.scripts.catalogues import extract, merge
from mobio.scripts.failures import Failure

PACKAGE = Path(__file__).parents[1]
CODE = (".py", ".pt")
SCHEMAS = (".yaml",)


def arguments(parser):
    """Add what follows ``mobio texts``."""
    parser.add_argument("act", choices=("extract", "compile"))


def run(options):
    """Extract or compile."""
    if options.act == "extract":
        extract_texts(options.settings)
    else:
        compile_texts(options.settings.locales)


def compile_texts(locales):
    """Write a .mo beside each .po that has none, or an older one."""
    for path in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        try:
            polib.pofile(str(path)).save_as_mofile(str(compiled))
        except (OSError, UnicodeDecodeError) as error:
            raise Failure(f"{path} is no catalogue: {error}. Mend it there.") from error


def extract_texts(settings):
    """Write both templates and merge them into every language."""
    settings.locales.mkdir(parents=True, exist_ok=True)
    for domain, files in sources_of(settings).items():
        template = settings.locales / f"{domain}.pot"
        print(f"{domain}.pot: {extract(files, template, domain)} texts")
        for language in settings.languages:
            path = settings.locales / language / "LC_MESSAGES" / f"{domain}.po"
            for line in merge(template, path, language):
                print(f"{language}/{domain}.po: {line}")


def sources_of(settings):
    """Return {domain: the files whose texts belong to it}."""
    schemas = (settings.forms, settings.packages)
    return {
        "mobio": files_in(PACKAGE, CODE),
        "forms": [file for folder in schemas for file in files_in(folder, SCHEMAS)],
    }


def files_in(folder, suffixes):
    """Return the files below *folder* whose names end in one of *suffixes*, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes)
