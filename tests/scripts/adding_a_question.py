"""Add a question to *Sprache* and to the package of the language schools, with the real commands.

What is typed and what the commands say becomes ``docs/adding-a-question.rst``. Write it anew with
``python -m tests.scripts.adding_a_question``; a test compares it with what the commands say today.
"""

import contextlib
import io
import re
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from textwrap import dedent, indent

import polib

from mobio.scripts import main
from mobio.scripts.configuration import read_settings
from mobio.scripts.database import open_root
from mobio.scripts.filling import Hand
from mobio.services import sharing
from mobio.services.answering import Author
from mobio.services.clock import now, today
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.reading import record_of
from mobio.services.translations import use_folder
from tests.house.sources import ROOT

LOGIN = "selam.t"
PACKAGE = "language_school"
DOCUMENT = ROOT / "docs" / "adding-a-question.rst"
QUESTION = """
  - id: course_format_wish
    type: choice
    label: Möchten Sie lieber online oder im Kursraum lernen?
    options: lists/course_format
"""
NUMBERS = re.compile(r"[0-9]+ Dateien")
LIST = """title: Wie ein Kurs stattfindet
options:
  - {code: room, label: Im Kursraum}
  - {code: online, label: Online}
  - {code: mixed, label: Beides}
  - {code: any, label: Egal}
"""
TRANSLATIONS = {
    "Möchten Sie lieber online oder im Kursraum lernen?": {
        "en": "Would you rather learn online or in a classroom?",
        "fr": "Préférez-vous apprendre en ligne ou en salle de cours\u202f?",
        "ar": "هل تفضّل التعلّم عبر الإنترنت أم في قاعة الدرس؟",
        "fa": "ترجیح می‌دهید آنلاین یاد بگیرید یا در کلاس؟",
    },
    "Im Kursraum": {
        "en": "In a classroom",
        "fr": "En salle de cours",
        "ar": "في قاعة الدرس",
        "fa": "در کلاس",
    },
    "Online": {"en": "Online", "fr": "En ligne", "ar": "عبر الإنترنت", "fa": "آنلاین"},
    "Beides": {"en": "Both", "fr": "Les deux", "ar": "كلاهما", "fa": "هر دو"},
    "Egal": {"en": "Does not matter", "fr": "Peu importe", "ar": "لا فرق", "fa": "فرقی ندارد"},
}
HEAD = """Eine Frage ergänzen: von der Datei bis zum Formular
===================================================

Eine neue Frage kommt in den Abschnitt *Sprache* und in das Paket der *Sprachschulen*. Alles, was
unten steht, haben die echten Befehle gesagt. Ein Test vergleicht dieses Dokument mit ihnen. Dasselbe
geht ohne Dateien auf der Seite *Formulare*, siehe :doc:`writing-forms`.
"""


class Installation:
    """An installation of its own in *folder*, whose files may be changed."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for name in ("forms", "actor_packages", "locales", "demo"):
            shutil.copytree(ROOT / name, self.folder / name)
        shutil.copy(ROOT / "development.ini", self.folder)
        self.told = []

    def run(self, *words, quiet=False):
        """Run ``mobio`` with *words*, write down what it says, and return its code."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = main(["-c", str(self.folder / "development.ini"), *words])
        if not quiet:
            said = out.getvalue().replace(f"{self.folder}/", "").rstrip()
            self.block(f"$ mobio {' '.join(_quoted(word) for word in words)}\n{said}", "console")
        return code

    @contextlib.contextmanager
    def site(self):
        """Yield the site; what is changed is kept."""
        use_folder(self.folder / "locales")
        with open_root(read_settings(str(self.folder / "development.ini"))) as root:
            yield root["site"]

    def say(self, text):
        """Write down a sentence."""
        self.told.append(text)

    def block(self, text, language):
        """Write down a block as it stands."""
        self.told.append(f".. code-block:: {language}\n\n{indent(text.strip(), '   ')}")

    def write(self, name, text):
        """Write a file and show it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def copy(self, old, new, *changes):
        """Write the file *new* as *old* with each (mark, what comes behind it) added."""
        text = (self.folder / old).read_text("utf-8")
        for mark, added in changes:
            assert text.count(mark) == 1, mark
            text = text.replace(mark, mark + added)
        self.write(new, text)


def _quoted(word):
    return f'"{word}"' if " " in word else word


def send_a_link(place):
    """Let Selam share the package of the language schools; return the id of the share."""
    with place.site() as site:
        account = site["accounts"].by_login(LOGIN)
        person = site["people"][account.person_id]
        package = catalogue_in_force(site).package(PACKAGE)
        recipient = {"kind": "to", "name": "Sprachschule", "address": "kurse@schule.example"}
        share = sharing.prepare(person, package, [recipient], account, now())
        facts = (None, "agreed", sha256(b"agreed").hexdigest(), "de", account, now())
        sharing.accept(site, person, share, *facts)
        sharing.send(site, person, share, "Betreff", "Hier: {link}", "mobio@example.org", now())
        return share.__name__


def answer_the_question(place):
    """Let Selam answer the new question on its page."""
    with place.site() as site:
        account = site["accounts"].by_login(LOGIN)
        person = site["people"][account.person_id]
        author = Author(account.__name__, account.role, "de", False)
        hand = Hand(person, catalogue_in_force(site), author, now())
        hand.fill_section("language", {"course_format_wish": "online"})


def what_it_tells(place, share_id):
    """Return the lines a link tells about learning, ``question: answer``."""
    with place.site() as site:
        account = site["accounts"].by_login(LOGIN)
        person = site["people"][account.person_id]
        catalogue = catalogue_in_force(site)
        record = record_of(person, catalogue, today(now()))
        shown = sharing.package_shown(catalogue, person["shares"][share_id], record)
        lines = [line for section in shown if section.id == "language" for line in section.lines]
        return [f"{line.label}: {line.value}" for line in lines if not line.rows][-5:]


def add_the_question(place):
    """Do everything in the Installation *place*; its database is there already."""
    before = send_a_link(place)
    place.say("Die neue Fassung des Formulars beginnt als Kopie der alten. Dazu kommt die Frage:")
    place.block(dedent(QUESTION), "yaml")
    place.copy(
        "forms/biography/language/1.yaml",
        "forms/biography/language/2.yaml",
        ("[course_times, ", "course_format_wish, "),
        ("    options: lists/time_slot\n    core: yes\n    icon: clock", QUESTION.rstrip()),
    )
    place.say("Die Prüfung findet, was noch fehlt:")
    place.run("check")
    place.say("Die Liste ist eine Datei für sich, ``forms/lists/course_format/1.yaml``:")
    place.block(LIST, "yaml")
    place.write("forms/lists/course_format/1.yaml", LIST)
    place.say("Das Paket bekommt die Frage in seiner nächsten Fassung. Jetzt stimmt alles:")
    place.copy(
        "actor_packages/language_school/1.yaml",
        "actor_packages/language_school/2.yaml",
        ("    - course_times\n", "    - course_format_wish\n"),
    )
    place.run("check")
    place.say("Ohne Übersetzung wird nichts veröffentlicht:")
    place.run("publish", "--dry-run")
    place.say("Die neuen Texte kommen in die Kataloge und werden dort übersetzt:")
    place.run("texts", "extract", quiet=True)
    place.block("$ mobio texts extract\n$ editor locales/*/LC_MESSAGES/forms.po", "console")
    translate(place.folder / "locales")
    place.say("Der Plan sagt vorher, was die Veröffentlichung bewirkt:")
    place.run("publish", "--dry-run")
    place.say("Dann gilt es, für alle zur gleichen Zeit:")
    place.run("publish", "--reason", "Kurse auch online")
    place.say("Selam beantwortet die neue Frage. Der Link von vorher zeigt sie trotzdem nicht:")
    answer_the_question(place)
    place.block("\n".join(what_it_tells(place, before)), "text")
    place.say("Ein Link, dem Selam nach der Veröffentlichung zustimmt, zeigt sie:")
    place.block("\n".join(what_it_tells(place, send_a_link(place))), "text")


def translate(locales):
    """Write the new texts into the catalogue of each language, as translators do."""
    for path in sorted(locales.glob("*/LC_MESSAGES/forms.po")):
        language = path.parts[-3]
        catalogue = polib.pofile(str(path))
        for entry in catalogue:
            if not entry.msgstr and entry.msgid in TRANSLATIONS:
                entry.msgstr = TRANSLATIONS[entry.msgid].get(language, "")
        catalogue.save()


def document(place):
    """Return the document of what was told; what differs at each run is left out."""
    text = "\n\n".join([HEAD.strip(), *place.told]) + "\n"
    return re.sub(r"\d{2}\.\d{2}\.\d{4}", "01.03.2027", text)


def write_document():
    """Do everything in a new folder and write the document."""
    with tempfile.TemporaryDirectory() as folder:
        place = Installation(folder)
        place.run("evolve", quiet=True)
        place.run("demo", quiet=True)
        add_the_question(place)
        DOCUMENT.write_text(document(place), "utf-8")


if __name__ == "__main__":
    write_document()
