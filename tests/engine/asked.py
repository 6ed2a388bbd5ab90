"""Forms written in a test, and a person who fills them in and sends them."""

import functools
import re
from datetime import date
from textwrap import dedent
from types import SimpleNamespace

from bs4 import BeautifulSoup
from hypothesis import settings
from webtest.forms import Checkbox, File
from webtest.forms import Form as Markup

from mobio.engine.answers import ROW
from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import Source
from mobio.engine.linking import check
from mobio.engine.loading import newest
from mobio.engine.merging import merge
from mobio.engine.pages import PageForm, RowForm
from mobio.engine.records import Record, new_row
from mobio.engine.references import Reference

FEWER = settings(deadline=None, max_examples=max(25, settings.default.max_examples // 3))
"""For properties of whole pages, which take some milliseconds each."""

TODAY = date(2027, 1, 18)
OWN = "biography/own"
TOP_ITEM = re.compile(r"^-\s*\{?\s*id:\s*([^\s,}]+)", re.MULTILINE)
DATE_PARTS = ("year", "month", "day")

LISTS = {
    "lists/colour": """
        title: Farben
        options:
          - {code: red, label: Rot}
          - {code: green, label: Grün}
          - {code: blue, label: Blau}
          - {code: other, label: Sonstiges}
        """,
    "lists/level": """
        title: Stufen
        ordered: yes
        options:
          - {code: A1, label: Anfang}
          - {code: A2, label: Weiter}
          - {code: B1, label: Mitte}
          - {code: B2, label: Sicher}
        """,
    "lists/country": "{title: Länder, names: countries, common: [SY, AF]}",
    "lists/language": "{title: Sprachen, names: languages, common: [ar, ti]}",
}
CONSENT = """
    title: Einwilligung
    texts: {de: {title: Einwilligung, text: "Ich, {given_names}", tick: Ja}}
    not_offered: {en: x, fr: x, ar: x, fa: x, ur: x, kmr: x, mnk: x, tr: x, prs: x, ti: x}
    """
PERSON = """
    title: Person
    pages: [{id: name, title: Name, questions: [last, first, born]}]
    questions:
      - {id: last, type: text, label: Name, stands_for: family_name}
      - {id: first, type: text, label: Vorname, stands_for: given_names}
      - {id: born, type: partial_date, label: Geboren, stands_for: birth_date}
    """


def whole(text):
    """Return *text* as a whole form; a bare list of questions stands on one page.

    The first question of a bare list stays on line 2.
    """
    text = dedent(text).strip("\n") + "\n"
    if not text.startswith("-"):
        return text
    names = list(dict.fromkeys(TOP_ITEM.findall(text)))
    pages = f"[{{id: page, title: Seite, questions: [{', '.join(names)}]}}]"
    return f"questions:\n{text}title: Titel\npages: {pages}\n"


def sources(files):
    """Return the Sources of {``folder/id`` or ``folder/id@version``: text}."""
    found = []
    for name, text in files.items():
        path, _at, version = name.partition("@")
        reference = Reference.parse(f"{path}@{version or 1}")
        content = text if isinstance(text, bytes) else whole(text).encode("utf-8")
        found.append(Source(reference, content, f"{path}/{reference.version}.yaml"))
    return found


def with_menu(files):
    """Return *files* with what the program needs: lists, a person and a menu of all sections."""
    files = {**LISTS, "biography/person": PERSON, **files}
    sections = dict.fromkeys(name.partition("@")[0] for name in files if "biography/" in name)
    entries = "".join(f"- {{show: section, form: {path}, label: {path}}}\n" for path in sections)
    return {"site/menu": f"title: Menü\nentries:\n{entries}- {{show: sharing}}\n", **files}


@functools.cache
def _defined(files):
    """Return the definitions in *files*; reading the same forms for each test takes its time."""
    definitions, objections = check(sources(with_menu(dict(files))))
    assert [str(each) for each in objections if each.severity == "error"] == []
    return definitions


def catalogue_of(files, messages=None, in_force=None, speak=None):
    """Return the Catalogue of *files* (their newest versions); they must be without mistakes."""
    definitions = _defined(tuple(files.items()))
    return Catalogue(definitions, {**newest(definitions), **(in_force or {})}, messages, "1", speak)


def mistakes_in(files, severity="error"):
    """Return the mistakes of *files* as ``file:line: message``."""
    _definitions, objections = check(sources(with_menu(files)))
    return [str(each) for each in objections if each.severity == severity]


class Asked:
    """A form in force: what it asks of a person, and what becomes of the answers."""

    def __init__(self, files, section="own", **options):
        self.catalogue = catalogue_of(files, **options)
        self.section = section
        self.form = self.catalogue.section(section)

    def record(self, before=None, others=None, today=TODAY, **options):
        """Return a record with the answers *before* in this form and *others* elsewhere."""
        answers = {self.section: before or {}, **(others or {})}
        return Record(self.catalogue, answers, today, **options)

    def page_form(self, before=None, page=None, staff=False, language="de", **options):
        """Return the PageForm of a page, the first one if none is named."""
        catalogue = self.catalogue.in_language(language)
        form = catalogue.section(self.section)
        record = self.record(before, **options)
        return PageForm(catalogue, form, page or form.pages[0].id, record, staff)

    def page(self, *args, **options):
        """Return the page as it is opened."""
        return Opened(self.page_form(*args, **options))

    def row(self, group, row_id, before=None, staff=False, **options):
        """Return the page of one row as it is opened."""
        record = self.record(before, **options)
        return Opened(RowForm(self.catalogue, self.form, group, row_id, record, staff))

    def answers(self, typed, before=None, **options):
        """Open the page, fill in *typed* as a person does, send it and return what became of it."""
        return self.page(before, **options).fill(typed).send()


class Opened:
    """A page in the hands of a person."""

    def __init__(self, page_form, cstructs=None, notes=None, shown=(), revision=0):
        self.page_form = page_form
        self.cstructs = page_form.stored() if cstructs is None else cstructs
        self.revision = revision
        self.markup = page_form.render(self.cstructs, notes, shown, revision=revision)
        page = SimpleNamespace(html=BeautifulSoup(self.markup, "html.parser"))
        self.boxes = Markup(page, self.markup)
        self.html = self.boxes.html
        self._by_id = {field.id: field for _name, field in self.boxes.field_order if field.id}

    def fill(self, typed):
        """Type the answers of {question: what a person types}; rows are lists of such mappings.

        A row is told by its "_row", or else by its place on the page; missing rows are added first.
        """
        page = self
        for name, value in typed.items():
            question = page.page_form.answerable[name]
            if question.members:
                page = page._with_rows(question, len(value))
        for name, value in typed.items():
            question = page.page_form.answerable[name]
            if question.members:
                page._fill_rows(question, value)
            else:
                page._fill(page.page_form.asking.oid(question), value)
        return page

    def row_ids(self, group):
        """Return the ids of the rows of *group* on this page."""
        return [row[ROW] for row in self.cstructs.get(group.id) or ()]

    def _with_rows(self, group, count):
        missing = count - len(self.row_ids(group))
        return self.press(f"add:{group.id}")._with_rows(group, count) if missing > 0 else self

    def _fill_rows(self, group, rows):
        there = self.row_ids(group)
        for number, typed in enumerate(rows):
            asking = self.page_form.asking.in_row(typed.get(ROW) or there[number])
            for name, value in typed.items():
                if name != ROW:
                    self._fill(asking.oid(group.member(name)), value)

    def _fill(self, oid, value):
        if f"{oid}-year" in self._by_id:
            self._fill_date(oid, value)
        elif isinstance(value, dict):
            self._fill_stated(oid, value)
        elif oid in self.boxes.fields:  # radios are named by their question
            self.boxes[oid].value = value
        elif isinstance(value, list) and f"{oid}-1" in self._by_id:
            for number, box in enumerate(self._numbered(oid)):
                box.value = value[number] if number < len(value) else ""
        elif isinstance(value, list):
            for code, box in self._ticks(oid).items():
                box.checked = code in value
        else:
            self._by_id[oid].value = value

    def _fill_stated(self, oid, value):
        """Type the text and tick the boxes below, of {"text": …, state: "yes"}."""
        self._by_id[oid].value = value.get("text", "")
        for state, box in self._ticks(oid).items():
            box.checked = state in value

    def _fill_date(self, oid, value):
        """Type "1992", "9.1996", "13.5.1992", or tick by name: "unknown", "1992 approximate"."""
        written = re.sub("approximate|unknown", "", value)
        typed = dict(zip(DATE_PARTS, reversed(written.split(".")), strict=False))
        for part in DATE_PARTS:
            self._by_id[f"{oid}-{part}"].value = typed.get(part, "").strip()
        for mark in ("approximate", "unknown"):
            if f"{oid}-{mark}" in self._by_id:
                self._by_id[f"{oid}-{mark}"].checked = mark in value

    def _numbered(self, oid):
        return [box for name, box in self._by_id.items() if re.fullmatch(rf"{oid}-[0-9]+", name)]

    def _ticks(self, oid):
        return {
            name.removeprefix(f"{oid}-"): box
            for name, box in self._by_id.items()
            if isinstance(box, Checkbox) and name.startswith(f"{oid}-")
        }

    def pairs(self, button="save"):
        """Return what a browser sends when *button* is pressed."""
        values = {"name": "_do", "submit_value": button}
        if button == "save":  # it is there twice, and Enter presses the first
            values = {"name": "_do", "index": 0}
        return list(_without_files(self.boxes.submit_fields(**values)))

    def send(self, pairs=None):
        """Send the page, or these raw *pairs*, and return what became of it."""
        return Sent(self.page_form, self.pairs() if pairs is None else pairs)

    def press(self, button):
        """Press a button that adds or removes a row; return the page as it is shown again."""
        verb, group, *row = button.split(":")
        incoming = self.page_form.read(self.pairs(button))
        cstructs = self.page_form.retyped(incoming)
        rows = [each for each in cstructs.get(group) or () if [each[ROW]] != row]
        if verb == "add":
            rows.append(new_row(f"rnewrow{'abcdefgh'[len(rows)] * 2}"))
        cstructs[group] = rows
        return Opened(self.page_form, cstructs, {}, incoming.shown_rows)


def _without_files(pairs):
    """Yield *pairs* as the web hands them on: a chosen file is told by the token typed for it."""
    for name, value in pairs:
        if not isinstance(value, File):
            yield name, value
        elif value.value:
            yield name, value.value


class Sent:
    """What became of a page that was sent."""

    def __init__(self, page_form, pairs):
        self.page_form = page_form
        self.incoming = page_form.read(pairs)
        self.checked = page_form.check(self.incoming)
        before = page_form.record.answers.get(page_form.form.id, {})
        merged, _conflicts = merge(before, self.checked.answers, before)
        after = {**before, **merged}
        self.stored = {name: answer for name, answer in after.items() if answer not in (None, [])}

    def _said(self, which):
        return {
            ".".join(place): " ".join(str(message) for message in notes[which])
            for place, notes in self.checked.notes.items()
            if notes[which]
        }

    @property
    def errors(self):
        """Return {place: message}; a place in a row is ``group.row.member``."""
        return self._said(0)

    @property
    def warnings(self):
        """Return {place: message}."""
        return self._said(1)

    def shown_again(self):
        """Return the page with what was typed and what is to be said about it."""
        form = self.page_form
        return Opened(form, form.retyped(self.incoming), self.checked.notes)
