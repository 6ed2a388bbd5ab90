"""One person's answers, looked at through the forms in force on a given day. Pure and read-only."""

from dataclasses import dataclass

from mobio.engine import partial_dates
from mobio.engine.answers import ROW, row_with, state_of


@dataclass(frozen=True)
class Progress:
    """How many of the core questions that are asked have an answer or a stated "not known"."""

    answered: int
    asked: int

    @property
    def state(self):
        """Return "new", "begun" or "done"."""
        if self.answered == 0:
            return "new"
        return "done" if self.answered >= self.asked else "begun"


class View:
    """Look at a record from one place: a section, or a row of one of its groups."""

    def __init__(self, record, form, group=None, row=None):
        self.record = record
        self.form = form
        self.group = group
        self.row = row

    def find(self, name):
        """Return (question, answer) of *name*; hidden questions have no answer.

        In a row a bare name means the member of this row, else the question of the form.
        """
        if self.group is not None and "." not in name:
            member = f"{self.group.id}.{name}"
            if member in self.form:
                question = self.form.question(member)
                return question, self.record.answer_in_row(
                    self.form, question, self.group, self.row
                )
        form, question_id = self._place(name)
        question = form.question(question_id)
        return question, self.record.answer(form.id, question_id)

    def _place(self, name):
        section, _dot, rest = name.partition(".")
        if name not in self.form and rest:
            return self.record.catalogue.section(section), rest
        return self.form, name

    def rows(self, name):
        """Return one view for each row of the group called *name*; none if it is hidden."""
        form, group_id = self._place(name)
        group = form.question(group_id)
        rows = self.record.answer(form.id, group_id) or ()
        return [View(self.record, form, group, row) for row in rows]

    @property
    def today(self):
        """Return the day on which the record is looked at."""
        return self.record.today

    def age(self):
        """Return the youngest possible age, or None."""
        return self.record.youngest_age()

    def has_consent(self, consent_id):
        """Tell whether the person has given the consent and not withdrawn it."""
        return consent_id in self.record.consents

    def option_list(self, path):
        """Return the list *path* in force."""
        return self.record.catalogue.option_list(path)


class Record:
    """All answers of a person: {section id: {question id: answer}} on the day *today*.

    They are answers to the forms in force in *catalogue*; *former* maps a section to what newer
    forms do not ask any more (see ``upgrading``). Of the forms of an earlier time, *closed* says
    which pairs (section, question) are not asked: the forms in force put them behind a consent
    that does not stand, whatever those of then did.
    """

    def __init__(self, catalogue, answers, today, consents=frozenset(), former=None, closed=None):
        self.catalogue = catalogue
        self.answers = answers
        self.today = today
        self.consents = consents
        self.former = former or {}
        self.closed = closed
        self._visible = {}

    def with_section(self, section_id, answers):
        """Return another record in which the section has *answers*."""
        answers = {**self.answers, section_id: answers}
        words = (self.today, self.consents, self.former, self.closed)
        return Record(self.catalogue, answers, *words)

    def stored(self, section_id, question_id):
        """Return the stored answer, hidden or not, or None."""
        return self.answers.get(section_id, {}).get(question_id)

    def is_visible(self, section_id, question_id):
        """Tell whether the question is asked of this person today."""
        key = (section_id, question_id)
        if key not in self._visible:
            form = self.catalogue.section(section_id)
            self._visible[key] = self._is_asked(form, form.question(question_id))
        return self._visible[key]

    def _is_asked(self, form, question):
        if not self.may_ask(form, question.id):
            return False
        return question.show_if is None or question.show_if.holds(View(self, form))

    def allows(self, consent_id):
        """Tell whether a page that needs the consent may be opened; "" is needed by none."""
        return not consent_id or consent_id in self.consents

    def may_ask(self, form, question_id):
        """Tell whether no consent that does not stand keeps the question, or its group, closed."""
        if self.closed is None:
            return self.allows(form.consent_for(question_id))
        return (form.id, question_id.partition(".")[0]) not in self.closed

    def opens(self, form, page):
        """Tell whether *page* may be opened; one of an earlier time, if something is left on it."""
        if self.closed is None:
            return self.allows(page.needs_consent)
        asked = (name for name in page.questions if form.question(name).kind.name != "note")
        return any(self.may_ask(form, name) for name in asked)

    def is_visible_in_row(self, form, member, group, row):
        """Tell whether the member is asked in this row."""
        if not self.may_ask(form, group.id):
            return False
        return member.show_if is None or member.show_if.holds(View(self, form, group, row))

    def answer(self, section_id, question_id):
        """Return the answer, or None when there is none or the question is hidden."""
        found = self.stored(section_id, question_id)
        return found if found is not None and self.is_visible(section_id, question_id) else None

    def answer_in_row(self, form, member, group, row):
        """Return the member's answer in *row*, or None when there is none or it is hidden."""
        found = row.get(member.name)
        if found is None or not self.is_visible_in_row(form, member, group, row):
            return None
        return found

    def row(self, section_id, group_id, row_id):
        """Return the row called *row_id*, or None."""
        return row_with(self.stored(section_id, group_id), row_id)

    def role(self, role):
        """Return the answer to the question that stands for *role*, or None."""
        place = self.catalogue.holder(role)
        return self.answer(*place) if place else None

    def youngest_age(self):
        """Return the youngest possible age in years, or None when nothing is known."""
        answer = self.role("birth_date")
        ages = partial_dates.age_range(answer, self.today)
        return ages[0] if ages else None

    def name(self):
        """Return given names and family name as far as they are known."""
        names = (self.role("given_names"), self.role("family_name"))
        return " ".join(name for name in names if isinstance(name, str))

    def asked(self, form):
        """Yield the questions of *form* that are asked today."""
        for question in form.questions:
            if self.is_visible(form.id, question.id):
                yield question

    def progress(self, section_id):
        """Return the Progress of a section over its core questions."""
        form = self.catalogue.section(section_id)
        core = [
            question for question in self.asked(form) if question.core and not question.staff_only
        ]
        answered = [
            question
            for question in core
            if state_of(self.stored(section_id, question.id)) != "empty"
        ]
        return Progress(len(answered), len(core))


def new_row(row_id):
    """Return a row without answers."""
    return {ROW: row_id}
