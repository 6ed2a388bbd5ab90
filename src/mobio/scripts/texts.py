"""Tell which texts of the forms lack a translation; extract, compile, export, import them.

Without an act the coverage of what is in force is told: texts by language, missing and stale; the
same of the program's own words, as they stand in its catalogues; and for each consent its
languages, which are reviewed, and where words in it are missing.
``export`` writes the translations of the database into the ``.po`` files, ``import`` brings those
of the files into force; it is the same as ``mobio publish-texts``.

German is the source: its texts are the message ids. ``extract`` writes ``mobio.pot`` (code and
templates) and ``forms.pot`` (schema files) and merges both into the catalogues of the languages.
That of German says each text as it is written, until somebody corrects it there. Those of languages
that only consents speak hold the few texts that stand in consents. ``compile`` makes the ``.mo``
files, which are not committed.
"""

from collections import Counter
from pathlib import Path

import polib

from mobio.engine import pseudo
from mobio.engine.consent_words import PROGRAM, words_said
from mobio.engine.definitions import Package
from mobio.engine.folders import read_folders
from mobio.engine.loading import read_definitions
from mobio.engine.localizing import context_of
from mobio.engine.names import ONLY_CONSENTS
from mobio.scripts import publish_texts
from mobio.scripts.catalogues import SOURCE_LANGUAGE, extract, in_use, key, merge, open_catalogue
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services.consent_languages import text_states
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.publishing import newest_definitions
from mobio.services.texts import coverage_rows, definitions_in_force, known_texts
from mobio.services.translations import DOMAIN

PACKAGE = Path(__file__).parents[1]
CODE = (".py", ".pt")
SCHEMAS = (".yaml",)


def arguments(parser):
    """Add what follows ``mobio texts``."""
    acts = ("coverage", "extract", "compile", "export", "import")
    parser.add_argument("act", nargs="?", choices=acts, default="coverage")
    publish_texts.arguments(parser)


def run(options):
    """Do the act that is asked for."""
    acts = {
        "coverage": lambda: tell_coverage(options.settings),
        "extract": lambda: extract_texts(options.settings),
        "compile": lambda: compile_texts(options.settings.locales),
        "export": lambda: export_texts(options.settings),
        "import": lambda: publish_texts.run(options),
    }
    acts[options.act]()


def tell_coverage(settings):
    """Print how many texts in force lack a translation, the files that have gaps, then all."""
    with open_root(settings, keep=False) as root:
        site = site_in(root)
        definitions = definitions_in_force(site)
        rows = coverage_rows(definitions, known_texts(site["schemas"]), settings.languages)
        consents = list(consent_rows(catalogue_in_force(site), settings.unreviewed_consents))
    for row in rows:
        if row.missing or row.stale:
            print(f"{row.path} {row.language}: {row.missing} missing, {row.stale} stale")
    for language in dict.fromkeys(row.language for row in rows):
        own = [row for row in rows if row.language == language]
        texts, missing, stale = (
            sum(getattr(row, name) for row in own) for name in ("texts", "missing", "stale")
        )
        print(f"{language}: {texts} texts, {missing} missing, {stale} stale")
    for line in (*program_rows(settings), *consents):
        print(line)


def program_rows(settings):
    """Yield a line for each language: how many words of the program it says."""
    template = settings.locales / f"{DOMAIN}.pot"
    if not template.is_file():
        yield f"{template.name} is not there. Run: mobio texts extract"
        return
    wanted = {key(entry) for entry in polib.pofile(str(template))}
    for language in settings.languages:
        if language == SOURCE_LANGUAGE or language in pseudo.LANGUAGES:
            continue
        catalogue = open_catalogue(catalogue_path(settings, language, DOMAIN), language)
        known = {name: entry for name, entry in in_use(catalogue).items() if name in wanted}
        stale = sum(entry.fuzzy for entry in known.values())
        said = sum(entry.translated() for entry in known.values())
        missing = len(wanted) - said - stale
        yield f"{language}/{DOMAIN}.po: {len(wanted)} texts, {missing} missing, {stale} stale"


def catalogue_path(settings, language, domain):
    """Return where the catalogue of *language* lies."""
    return settings.locales / language / "LC_MESSAGES" / f"{domain}.po"


def consent_rows(catalogue, unreviewed):
    """Yield a line for each consent in force: its languages, and who waits for what."""
    for path in sorted(catalogue.in_force):
        folder, _slash, name = path.partition("/")
        if folder != "consents":
            continue
        states = text_states(catalogue, catalogue.consent(name), unreviewed)
        count = Counter(each.state for each in states)
        there = len(states) - count["absent"]
        offered = sum(each.is_offered for each in states)
        told = ", ".join(f"{count[state]} {state}" for state in ("absent", "stale", "reviewed"))
        yield f"{path}: {there} of {len(states)} languages, {told}, {offered} offered"
        for each in states:
            if each.lacking:
                yield f"{path} {each.language}: words missing for {len(each.lacking)} packages"


def export_texts(settings):
    """Write the translations of the database into the .po files of the domain forms."""
    with open_root(settings, keep=False) as root:
        known = known_texts(site_in(root)["schemas"])
        known = {language: dict(texts) for language, texts in known.items()}
    for language, texts in known.items():
        path = catalogue_path(settings, language, "forms")
        catalogue = open_catalogue(path, language)
        count = write_texts(catalogue, texts)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))
        print(f"{language}/forms.po: {count} texts written")


def write_texts(catalogue, texts):
    """Put *texts*, {(context, German): text}, into *catalogue*; return how many were other."""
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    count = 0
    for (context, german), text in sorted(texts.items()):
        entry = entries.get((context, german))
        if entry is None:
            entry = polib.POEntry(msgctxt=context, msgid=german)
            catalogue.append(entry)
        if entry.msgstr != text or entry.fuzzy:
            entry.msgstr = text
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = None
            count += 1
    return count


def site_in(root):
    """Return the site below *root*; raise Failure if there is none."""
    if "site" not in root:
        raise Failure("There is no site yet. Make it first: mobio evolve")
    return root["site"]


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
            path = catalogue_path(settings, language, domain)
            for line in merge(template, path, language):
                print(f"{language}/{domain}.po: {line}")
        for language in ONLY_CONSENTS:
            path = catalogue_path(settings, language, domain)
            for line in merge(template, path, language, said_in_consents(settings)[domain]):
                print(f"{language}/{domain}.po: {line}")


def said_in_consents(settings):
    """Return {domain: keys of the texts that stand in consents}."""
    sources, _objections = read_folders(settings.forms, settings.packages)
    definitions = newest_definitions(read_definitions(sources)[0])
    packages = [each for each in definitions if isinstance(each, Package)]
    forms = {
        (context_of(definition.reference, place), german)
        for definition in definitions
        for place, german in words_said(definition, packages)
    }
    return {"mobio": {(None, str(message)) for message in PROGRAM}, "forms": forms}


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
