"""Make gettext templates with lingua's extractors, and merge them into catalogues."""

import os
import re

import polib
from chameleon.exc import TemplateError
from lingua.extract import ExtractorOptions, POEntry, strip_linenumbers
from lingua.extractors import Message, get_extractor, register_extractors

from mobio.scripts.failures import Failure

# Babel counts the Arabic forms 4 and 5 the other way round than gettext's tools do, and Persian
# as one form. Every catalogue says it as the tools of translators do.
PLURAL_FORMS = {
    "de": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "fa": "nplurals=2; plural=(n > 1);",
    "ur": "nplurals=2; plural=(n != 1);",
    "kmr": "nplurals=2; plural=(n != 1);",
    "mnk": "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);",
    "tr": "nplurals=2; plural=(n > 1);",
    "prs": "nplurals=2; plural=(n > 1);",
    "ti": "nplurals=2; plural=(n > 1);",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
}
WIDTH = 99
# Dates and tool versions would change every file at every run.
NOISE = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By")
SOURCE_LANGUAGE = "de"
# The empty one forgets lingua's own list (gettext, ngettext …): it finds calls that are not ours.
KEYWORDS = ["", "pluralize:1,2"]
SAID = re.compile(r"""\bsay\((["'])(.+?)\1\)""")


def extract(files, template, domain):
    """Write the texts of *files* into *template* and return how many there are."""
    catalogue = texts_of(files, domain, template.parent.parent)
    template.write_text(written(catalogue), "utf-8")
    return len(catalogue)


def texts_of(files, domain, root):
    """Return the catalogue of the texts of *files*; it names them as they lie below *root*."""
    register_extractors()
    catalogue = polib.POFile(wrapwidth=WIDTH)
    describe(catalogue)
    options = ExtractorOptions(comment_tag="I18N:", domain=domain, keywords=KEYWORDS)
    for file in files:
        name = os.path.relpath(file, root)
        for message in messages_of(file, options):
            # lingua takes each % and { } for a format; ours are ${names} of translation strings.
            add(catalogue, message._replace(location=(name, message.location[1]), flags=[]))
    for entry in catalogue:
        strip_linenumbers(entry)
    return catalogue


def written(catalogue):
    """Return *catalogue* as it stands in a file."""
    return f"{catalogue}\n"


def messages_of(path, options):
    """Return the messages that the extractor of *path* finds; raise Failure if it cannot read."""
    # lingua would leave the file open; its Python extractor alone wants text.
    with path.open(encoding="utf-8") if path.suffix == ".py" else path.open("rb") as content:
        try:
            found = list(get_extractor(str(path))(str(path), options, content))
        except TemplateError as error:
            raise Failure(f"{path}: {error.args[0]}.") from error
    return found + said_in(path) if path.suffix == ".pt" else found


def said_in(path):
    """Return the messages of a template that has its words said, like ``${say('Speichern')}``."""
    words = dict.fromkeys(match[2] for match in SAID.finditer(path.read_text("utf-8")))
    return [Message(None, word, None, [], "", "", (str(path), 0)) for word in words]


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


def merge(template, path, language, only=None):
    """Bring the catalogue *path* up to *template* and return what happened, line by line.

    Where *only* is given, keys of entries, the catalogue holds no others.
    """
    catalogue = open_catalogue(path, language)
    before = in_use(catalogue)
    wanted = polib.pofile(str(template), wrapwidth=WIDTH)
    if only is not None:
        wanted[:] = [entry for entry in wanted if key(entry) in only]
    catalogue.merge(wanted)
    now = in_use(catalogue)
    provide_plurals(now.values(), language)
    gone = [entry for name, entry in before.items() if name not in now]
    if language == SOURCE_LANGUAGE:
        say_as_written(now.values())
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


def say_as_written(entries):
    """Give each entry without a translation its own words: so the source language is corrected."""
    for entry in entries:
        if entry.msgid_plural:
            forms = {0: entry.msgid, 1: entry.msgid_plural}
            entry.msgstr_plural = {n: said or forms[n] for n, said in entry.msgstr_plural.items()}
        else:
            entry.msgstr = entry.msgstr or entry.msgid


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
    describe(catalogue)
    catalogue.metadata["Language"] = language
    catalogue.metadata["Plural-Forms"] = PLURAL_FORMS[language]
    return catalogue


def describe(catalogue):
    """Give *catalogue* the head that every catalogue has."""
    catalogue.metadata_is_fuzzy = 0
    for name in NOISE:
        catalogue.metadata.pop(name, None)
    catalogue.metadata.update(
        {
            "Project-Id-Version": "mobio",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        }
    )


def german_of(template):
    """Return the German texts of the file *template*, both forms of what is counted."""
    entries = polib.pofile(str(template)) if template.is_file() else ()
    return [text for entry in entries for text in (entry.msgid, entry.msgid_plural) if text]


def forms_of(language):
    """Return how many plural forms *language* has."""
    return int(PLURAL_FORMS[language].partition(";")[0].removeprefix("nplurals="))
