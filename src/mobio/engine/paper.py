"""A form as it stands on paper, in German and one more language: what to tick, where to write.

Nothing personal is in it. Whoever keys it in later finds the id of each question beside it.
"""

from dataclasses import dataclass

from mobio.engine.condition_words import ConditionWords
from mobio.engine.words import ENTRY, NO, STATE_WORDS, YES, InGerman, _

BOXES_AT_MOST = 40
"""Longer lists are written by hand; their common options may still be ticked."""
ROWS = 3
LONG_ROWS = 2
LONG_ROW = 6
LINES = {"line": 1, "lines": 4}
WORDS = {
    "how": _(
        "Alles ist freiwillig. Sie können Fragen leer lassen. Schreiben Sie gut lesbar. "
        "Reicht der Platz nicht? Dann nehmen Sie ein Blatt Papier dazu. "
        "Geben Sie das Papier nur Ihrer Beratung."
    ),
    "calendars": _(
        "Kennen Sie ein Datum nur in einem anderen Kalender? "
        "Dann schreiben Sie es so auf und den Namen des Kalenders daneben."
    ),
    "name": _("Name"),
    "login": _("Benutzername in MoBio"),
    "today": _("Datum"),
    "helper": _("Beim Ausfüllen hat geholfen"),
    "day": _("Tag"),
    "month": _("Monat"),
    "year": _("Jahr"),
    "calendar": _("Kalender"),
    "approximate": _("ungefähr"),
}
"""What stands on every form, beside its own words."""
FREE = _("Diese Angabe ist freiwillig und besonders geschützt.")
BY_STAFF = _("Das füllt Ihre Beratung aus.")
SEVERAL = _("Sie können mehrere ankreuzen.")
AT_MOST = _("Höchstens ${most}.")


@dataclass(frozen=True)
class Pair:
    """The same words in German and in the other language; *other* is "" where there is none."""

    german: str
    other: str = ""

    def __bool__(self):
        return bool(self.german)


@dataclass(frozen=True)
class PaperQuestion:
    """One question on paper.

    *shape* is ``line``, ``lines``, ``boxes``, ``date``, ``rows`` or ``note``; *boxes* are what can
    be ticked, *lines* how many lines there are to write on, *rows* the names of the empty rows.
    """

    id: str
    label: Pair
    shape: str
    hints: tuple[Pair, ...] = ()
    boxes: tuple[Pair, ...] = ()
    states: tuple[Pair, ...] = ()
    lines: int = 0
    unit: Pair = Pair("")
    full_date: bool = False
    members: tuple["PaperQuestion", ...] = ()
    rows: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class PaperPage:
    """One page of the form under its heading."""

    title: Pair
    intro: Pair
    consent: Pair
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True)
class PaperForm:
    """A whole form; *words* are those every form has, by name."""

    title: Pair
    intro: Pair
    pages: tuple[PaperPage, ...]
    words: dict


def paper_form(catalogue, path, language, staff=False):
    """Return the PaperForm of *path* in force in *catalogue*, in German and *language*.

    Questions that only staff write are there for *staff* alone. Raises KeyError for a path that is
    not in force.
    """
    first = catalogue.in_language("de")
    second = catalogue.in_language(language) if language != "de" else None
    return _Printer(first, second, path, staff).form()


class _Printer:
    """Two catalogues, one form."""

    def __init__(self, first, second, path, staff):
        self.first = first
        self.second = second
        self.staff = staff
        self.german = first.definition(path)
        self.other = second.definition(path) if second else None

    def said(self, message):
        """Return words of the program in both languages."""
        return Pair(self.first.say(message), self.second.say(message) if self.second else "")

    @staticmethod
    def _pair(german, other):
        # A text without a translation would stand there twice.
        return Pair(german, "" if other is None or isinstance(other, InGerman) else other)

    def _of(self, attribute, german, other):
        return self._pair(getattr(german, attribute), getattr(other, attribute, None))

    def form(self):
        """Return the form."""
        others = self.other.pages if self.other else (None,) * len(self.german.pages)
        pages = [self._page(*both) for both in zip(self.german.pages, others, strict=True)]
        words = (self._of(name, self.german, self.other) for name in ("title", "intro"))
        pages = tuple(page for page in pages if page.questions)
        own = {name: self.said(message) for name, message in WORDS.items()}
        return PaperForm(*words, pages, own)

    def _page(self, german, other):
        asked = (self.german.question(name) for name in german.questions)
        questions = [
            self._question(question, self._twin(question.id))
            for question in asked
            if self.staff or not question.staff_only
        ]
        words = (self._of(name, german, other) for name in ("title", "intro"))
        return PaperPage(*words, self._consent(german), tuple(questions))

    def _consent(self, page):
        if not page.needs_consent:
            return Pair("")
        message = _("Diese Seite dürfen Sie erst nach einer Einwilligung ausfüllen: ${title}")
        titles = [
            catalogue.say(
                _(message, mapping={"title": catalogue.consent(page.needs_consent).title})
            )
            for catalogue in (self.first, self.second)
            if catalogue
        ]
        return Pair(*titles)

    def _twin(self, question_id):
        return self.other.question(question_id) if self.other else None

    def _question(self, german, other, group=None):
        shape = german.kind.on_paper
        boxes, lines = self._boxes(german, other) if shape == "boxes" else ((), LINES.get(shape, 0))
        members = tuple(
            self._question(member, self._twin(member.id), german)
            for member in german.members
            if self.staff or not member.staff_only
        )
        return PaperQuestion(
            german.id,
            self._of("label", german, other),
            shape,
            tuple(hint for hint in self._hints(german, other, group) if hint),
            boxes,
            tuple(self.said(STATE_WORDS[state]) for state in german.states),
            lines,
            self._pair(german.own.get("unit", ""), other.own.get("unit") if other else None),
            german.kind.name == "date",
            members,
            self._rows(german),
        )

    def _rows(self, question):
        if not question.members:
            return ()
        wanted = LONG_ROWS if len(question.members) > LONG_ROW else ROWS
        count = min(wanted, question.kind.most(question))
        return tuple(
            self.said(_(ENTRY, mapping={"number": number})) for number in range(1, count + 1)
        )

    def _hints(self, german, other, group):
        """Yield what is to know before one answers."""
        yield self._only_if(german, group)
        yield self._of("help", german, other)
        if german.staff_only:
            yield self.said(BY_STAFF)
        if german.sensitive:
            yield self.said(FREE)
        if german.kind.many and not german.members:
            most = german.own.get("max_choices")
            if not german.help or not most:
                yield self.said(_(AT_MOST, mapping={"most": most}) if most else SEVERAL)

    def _only_if(self, question, group):
        if question.show_if is None:
            return Pair("")
        clauses = []
        for catalogue, form in ((self.first, self.german), (self.second, self.other)):
            if catalogue:
                here = form.question(group.id) if group else None
                clause = ConditionWords(catalogue, form, here).words(question.show_if)
                words = _("Nur, wenn: ${clause}", mapping={"clause": clause})
                clauses.append(catalogue.say(words) if clause else "")
        return Pair(*clauses)

    def _boxes(self, german, other):
        """Return (what can be ticked, how many lines to write on)."""
        if german.options is None:
            return (self.said(YES), self.said(NO)), 0
        excluded = german.own.get("except") or ()
        options = [
            option
            for option in german.options.options
            if option.code not in excluded and option.code not in german.states
        ]
        lines = 0
        if len(options) > BOXES_AT_MOST:
            options = [option for option in options if option.code in german.options.common]
            lines = german.own.get("max_choices") or 1
        twins = (other.options.get(option.code) if other else None for option in options)
        return tuple(map(self._option, options, twins)), lines

    def _option(self, german, other):
        return self._of("label", german, other)
