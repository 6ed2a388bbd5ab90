"""Make gettext templates with lingua's extractors, and merge them into catalogues."""

import os

import polib
from chameleon.exc import TemplateError
from lingua.extract import ExtractorOptions, POEntry, create_catalog, strip_linenumbers
from lingua.extractors import get_extractor, register_extractors

from mobio.scripts.failures import Failure

# Babel counts the Arabic forms 4 and 5 the other way round than gettext's tools do, and Persian
# as one form. Every catalogue says it as the tools of translators do.
PLURAL_FORMS = {
    "de": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "fa": "nplurals=2; plural=(n > 1);",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
}
WIDTH = 99
# Dates and tool versions would change every file at every run.
NOISE = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By")


def extract(files, template, domain):
    """Write the texts of *files* into *template* and return how many there are."""
    register_extractors()
    catalogue = create_catalog(WIDTH, "", "mobio", "", "")
    options = ExtractorOptions(comment_tag="I18N:", domain=domain, keywords=["pluralize:1,2"])
    for file in files:
        name = os.path.relpath(file, template.parent.parent)
        for message in messages_of(file, options):
            add(catalogue, message._replace(location=(name, message.location[1])))
    for entry in catalogue:
        strip_linenumbers(entry)
    for key in NOISE:
        catalogue.metadata.pop(key, None)
    template.write_text(str(catalogue) + "\n", "utf-8")
    return len(catalogue)


def messages_of(path, options):
    """Return the messages that the extractor of *path* finds; raise Failure if it cannot read."""
    # lingua would leave the file open; its Python extractor alone wants text.
    with path.open(encoding="utf-8") if path.suffix == ".py" else path.open("rb") as content:
        try:
            return list(get_extractor(str(path))(str(path), options, content))
        except TemplateError as error:
            raise Failure(f"{path}: {error.args[0]}.") from error


def add(catalogue, message):
    """Put *message* of lingua's into *catalogue*, or its place to the entry that is there."""
    entry = catalogue.find(message.msgid, msgctxt=message.msgctxt or False)
    if entry is None:
        entry = POEntry(msgid=message.msgid, msgctxt=message.msgctxt)
        if message.msgid_plural:
            entry.msgid_plural = message.msgid_plural
            entry.msgstr_plural = {0: "", 1: ""}
        catalogue.append(entry)
    entry.update(message)


def merge(template, path, language):
    """Bring the catalogue *path* up to *template* and return what happened, line by line."""
    catalogue = open_catalogue(path, language)
    before = in_use(catalogue)
    wanted = polib.pofile(str(template), wrapwidth=WIDTH)
    catalogue.merge(wanted)
    now = in_use(catalogue)
    provide_plurals(now.values(), language)
    gone = [entry for name, entry in before.items() if name not in now]
    stale = list(carry_over(gone, [entry for name, entry in now.items() if name not in before]))
    order = {key(entry): place for place, entry in enumerate(wanted)}
    catalogue.sort(key=lambda entry: order.get(key(entry), len(order)))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    missing = len(catalogue.untranslated_entries())
    return [
        *(f"now fuzzy, the German has changed: {name}" for name in stale),
        f"{len(now)} texts, {missing} without a translation, {len(gone)} no longer used",
    ]


def in_use(catalogue):
    """Return the entries of *catalogue* that are not obsolete, each under its key."""
    return {key(entry): entry for entry in catalogue if not entry.obsolete}


def provide_plurals(entries, language):
    """Give each entry that counts as many slots as *language* has plural forms."""
    for entry in entries:
        if entry.msgid_plural:
            known = entry.msgstr_plural
            entry.msgstr_plural = {n: known.get(n, "") for n in range(forms_of(language))}


def key(entry):
    """Return what makes a text the same: its place and its German."""
    return (entry.msgctxt, entry.msgid)


def carry_over(gone, new):
    """Give texts whose German has changed their old translation, marked fuzzy; yield their places.

    Only texts with a place of their own (those of schema files) are known again.
    """
    old = {entry.msgctxt: entry for entry in gone if entry.msgctxt and entry.msgstr}
    for entry in new:
        if entry.msgctxt in old and not entry.msgstr:
            entry.msgstr = old[entry.msgctxt].msgstr
            entry.previous_msgid = old[entry.msgctxt].msgid
            entry.flags.append("fuzzy")
            yield entry.msgctxt


def open_catalogue(path, language):
    """Return the catalogue *path*, a new one if it is not there, with the right header."""
    if language not in PLURAL_FORMS:
        raise Failure(f"Nobody has said how {language} counts. Add it to PLURAL_FORMS.")
    if path.exists():
        catalogue = polib.pofile(str(path), wrapwidth=WIDTH)
    else:
        catalogue = polib.POFile(wrapwidth=WIDTH)
    catalogue.metadata_is_fuzzy = 0
    for name in NOISE:
        catalogue.metadata.pop(name, None)
    catalogue.metadata.update(
        {
            "Project-Id-Version": "mobio",
            "Language": language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": PLURAL_FORMS[language],
        }
    )
    return catalogue


def forms_of(language):
    """Return how many plural forms *language* has."""
    return int(PLURAL_FORMS[language].partition(";")[0].removeprefix("nplurals="))
