"""The parts of a schema file once it is read: plain, frozen, without behaviour of the web.

Texts are German, or the reader's language after ``Catalogue.in_language``.
"""

import functools
from dataclasses import dataclass, field
from datetime import date

from mobio.engine.references import Reference
from mobio.engine.roles import RULES
from mobio.engine.spans import Span


@dataclass(frozen=True)
class Accepted:
    """A warning that the author of a file knows of and accepts, with a reason."""

    rule: str
    reason: str
    at: str = ""
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What every kind of file may say: which warnings are accepted."""

    accepted: tuple[Accepted, ...] = ()
    lines: dict = field(default_factory=dict, compare=False, repr=False)

    def line_of(self, key):
        """Return the line of *key* at the top of the file, or the first one."""
        return self.lines.get(key, 1)

    @property
    def id(self):
        """Return the id of the file; that of a form is the id of its section."""
        return self.reference.id

    @property
    def version(self):
        """Return the number of this version."""
        return self.reference.version


@dataclass(frozen=True)
class Option:
    """One possible answer: a code that lives for ever and the words for it."""

    code: str
    label: str
    staff_label: str = ""
    sensitive: str = ""
    masked_as: str = ""
    active_from: date | None = None
    active_until: date | None = None
    attributes: dict = field(default_factory=dict)
    line: int = 0
    synonyms: tuple[str, ...] = ()

    def is_offered(self, today):
        """Tell whether the option may be chosen anew on the day *today*."""
        begun = self.active_from is None or self.active_from <= today
        return begun and (self.active_until is None or today <= self.active_until)


@dataclass(frozen=True)
class OptionList(Definition):
    """A list of options; *common* are the codes shown first."""

    reference: Reference
    title: str
    options: tuple[Option, ...] = ()
    closed: bool = False
    ordered: bool = False
    names: str = ""
    common: tuple[str, ...] = ()
    steps: tuple = ()
    stands_for: str = ""
    found_by: dict = field(default_factory=dict)

    def __post_init__(self):
        object.__setattr__(self, "_by_code", {option.code: option for option in self.options})
        ranks = {option.code: rank for rank, option in enumerate(self.options)}
        object.__setattr__(self, "_ranks", ranks)
        has_synonyms = bool(self.found_by) or any(option.synonyms for option in self.options)
        object.__setattr__(self, "has_synonyms", has_synonyms)

    def get(self, code):
        """Return the option with *code*, or None."""
        return self._by_code.get(code)

    def rank(self, code):
        """Return the place of *code* in the order of the file, from 0; None if it is not there."""
        return self._ranks.get(code)


@dataclass(frozen=True)
class Check:
    """A rule that compares answers: what must hold, when it is asked, and what is said if not."""

    require: object
    message: str
    severity: str = "warning"
    only_if: object = None
    line: int = 0


@dataclass(frozen=True)
class Question:
    """One question. A member of a group has the id ``group.member``."""

    id: str
    kind: object
    label: str
    help: str = ""
    staff_label: str = ""
    show_if: object = None
    checks: tuple[Check, ...] = ()
    own: dict = field(default_factory=dict)
    states: tuple[str, ...] = ()
    names_states: bool = False
    sensitive: str = ""
    staff_only: bool = False
    core: bool = False
    needed_for: tuple[str, ...] = ()
    forget_after: Span | None = None
    stands_for: str = ""
    takes: str = ""
    autocomplete: str = ""
    icon: str = ""
    audio: dict = field(default_factory=dict)
    heard: object = None
    purpose: str = ""
    members: tuple["Question", ...] = ()
    options: OptionList | None = None
    line: int = 0

    @functools.cached_property
    def name(self):
        """Return the last part of the id: the member's own name in its group."""
        return self.id.rpartition(".")[2]

    @functools.cached_property
    def group(self):
        """Return the id of the group this question is a member of, or ""."""
        return self.id.rpartition(".")[0]

    @functools.cached_property
    def has_rules(self):
        """Tell whether there can be findings about an answer."""
        return bool(self.members or self.checks or RULES & self.own.keys())

    def title(self, staff):
        """Return the label; staff may have a technical term of their own."""
        return self.staff_label if staff and self.staff_label else self.label

    def member(self, name):
        """Return the member called *name*; raise KeyError if there is none."""
        for member in self.members:
            if member.name == name:
                return member
        raise KeyError(name)

    @functools.cached_property
    def has_row_pages(self):
        """Tell whether each row of this group has a page of its own."""
        wanted = self.own.get("rows")
        return wanted == "own_page" if wanted else len(self.members) > 3


@dataclass(frozen=True)
class Page:
    """Some questions that are asked together, at an URL of their own."""

    id: str
    title: str
    questions: tuple[str, ...]
    intro: str = ""
    line: int = 0
    needs_consent: str = ""
    audio: dict = field(default_factory=dict)
    heard: object = None


@dataclass(frozen=True)
class Form(Definition):
    """One version of a biography form."""

    reference: Reference
    title: str
    pages: tuple[Page, ...]
    questions: tuple[Question, ...]
    intro: str = ""
    icon: str = ""
    steps: tuple = ()
    audio: dict = field(default_factory=dict)
    heard: object = None
    kept_in: str = ""
    facts: tuple[str, ...] = ()
    interpreter: str = ""

    def __post_init__(self):
        every = {}
        for question in self.questions:
            every[question.id] = question
            every.update((member.id, member) for member in question.members)
        object.__setattr__(self, "_every", every)
        guarded = {
            name: page.needs_consent
            for page in self.pages
            for name in page.questions
            if page.needs_consent
        }
        object.__setattr__(self, "_guarded", guarded)

    def question(self, question_id):
        """Return the question, or the member ``group.member``; raise KeyError if there is none."""
        return self._every[question_id]

    def __contains__(self, question_id):
        return question_id in self._every

    def every_question(self):
        """Return all questions, members of groups behind their group."""
        return tuple(self._every.values())

    def consent_for(self, question_id):
        """Return the id of the consent without which the question is not asked, or ""."""
        if not self._guarded:
            return ""
        return self._guarded.get(question_id.partition(".")[0], "")

    def page(self, page_id):
        """Return the page called *page_id*; raise KeyError if there is none."""
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)

    def page_of(self, question_id):
        """Return the page that asks *question_id* (or its group)."""
        top = question_id.partition(".")[0]
        return next(page for page in self.pages if top in page.questions)


@dataclass(frozen=True)
class Measure:
    """One thing to do for a goal: what, by whom, and how long it usually takes."""

    what: str
    who: str
    within: Span | None = None
    line: int = 0


@dataclass(frozen=True)
class Goal(Definition):
    """A template of a goal: all its words may be changed for the person it is agreed with."""

    reference: Reference
    area: str
    goal: str
    indicator: str
    measures: tuple[Measure, ...]
    review: Span
    title: str = ""

    @property
    def name(self):
        """Return the short name, or the goal itself where there is none."""
        return self.title or self.goal


@dataclass(frozen=True)
class PackageQuestion:
    """A question of a package and, if it is shown otherwise, how (``age``)."""

    section: str
    id: str
    show_as: str = ""
    line: int = 0


@dataclass(frozen=True)
class PackageAttachment:
    """A kind of attachment that may travel; some only after the person has confirmed it."""

    kind: str
    confirm: bool = False
    line: int = 0


@dataclass(frozen=True)
class Package(Definition):
    """What one kind of actor may see, for what purpose and for how long."""

    reference: Reference
    title: str
    purpose: str
    consent_id: str
    recipients: str
    questions: tuple[PackageQuestion, ...]
    valid_days: int = 14
    attachments: tuple[PackageAttachment, ...] = ()
    attachments_travel: str = "link"


@dataclass(frozen=True)
class ConsentLanguage:
    """The text of a consent in one language; it is never translated by the program."""

    title: str
    text: str
    tick: str
    reviewed: dict | None = None
    of_german: int = 0
    line: int = 0


@dataclass(frozen=True)
class ConsentText(Definition):
    """One version of a consent text in all languages it exists in."""

    reference: Reference
    title: str
    languages: dict[str, ConsentLanguage]
    not_offered: dict[str, str]
    from_age: int = 0
    icon: str = ""
    audio: dict = field(default_factory=dict)
    asked_at: str = ""
    only_read: bool = False
    meaning: str = "changed"

    def text(self, language):
        """Return the text in *language*; raise KeyError if there is none."""
        return self.languages[language]

    def offered(self, unreviewed):
        """Return the languages that may be chosen; *unreviewed* allows the ones not yet checked."""
        return tuple(
            language
            for language, text in self.languages.items()
            if language not in self.not_offered and (unreviewed or text.reviewed)
        )


@dataclass(frozen=True)
class Texts(Definition):
    """A file of plain texts: mails, help, privacy."""

    reference: Reference
    title: str
    texts: dict[str, str]


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the menu; a section whose form is not in force is not available."""

    kind: str
    title: str
    section_id: str = ""
    available: bool = True


@dataclass(frozen=True)
class Menu(Definition):
    """The menu in its order."""

    reference: Reference
    title: str
    entries: tuple[MenuEntry, ...]


@dataclass(frozen=True)
class Denied(Definition):
    """What no package may contain, whatever a coordinator writes, and the few exceptions."""

    reference: Reference
    questions: frozenset
    attachments: frozenset
    exceptions: dict

    def forbids(self, package_id, section, question_id):
        """Tell whether the package may never contain the question."""
        if (section, question_id) in self.exceptions.get(package_id, ()):
            return False
        group = question_id.partition(".")[0]
        return (section, question_id) in self.questions or (section, group) in self.questions
