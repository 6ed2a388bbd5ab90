"""Check what was typed, question by question and row by row; a wrong answer harms no other one."""

from dataclasses import dataclass, field

from colander import Invalid, null

from mobio.engine.answers import ROW, state_of
from mobio.engine.boxes import Boxes, boxes_of
from mobio.engine.records import View
from mobio.engine.rules import findings
from mobio.engine.words import _

TWICE = _("Diese Angabe steht schon in einem anderen Eintrag.")
TOO_MANY = _("Hier sind höchstens ${most} Einträge möglich.")


@dataclass
class Checked:
    """The outcome of checking one page.

    *answers* maps question ids to valid answers (None: emptied); questions with a mistake, hidden
    or untouched ones are absent. *notes* maps places to (errors, warnings, theirs).
    """

    answers: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    record: object = None

    @property
    def has_errors(self):
        """Tell whether any place has an error."""
        return any(errors for errors, _warnings, _theirs in self.notes.values())

    def forget(self, *place):
        """Take back what was noted at *place* or below it."""
        below = [each for each in self.notes if each[: len(place)] == place]
        for each in below:
            del self.notes[each]

    def note(self, place, message, severity="error"):
        """Write down *message* for *place*."""
        errors, warnings, theirs = self.notes.get(place, ((), (), None))
        if severity == "error":
            errors = (*errors, message)
        else:
            warnings = (*warnings, message)
        self.notes[place] = (errors, warnings, theirs)


class Checker:
    """Check one incoming page against the answers it was opened with."""

    def __init__(self, page_form, incoming):
        self.page = page_form
        self.form = page_form.form
        self.incoming = incoming
        self.before = page_form.record.answers.get(self.form.id, {})
        self.boxes = boxes_of(self.form, page_form.asking)
        self.result = Checked()

    def say(self, message):
        return self.page.catalogue.say(message)

    def note(self, place, message, severity="error"):
        self.result.note(place, self.say(message), severity)

    def checked(self):
        """Return the Checked of a page."""
        typed = self.incoming.typed
        candidate = dict(self.before)
        for question in self.page.answerable.values():
            if question.id not in typed:
                continue
            if question.members:
                candidate[question.id] = self._rows(question, typed[question.id])
            else:
                candidate[question.id] = self._answer(question, typed[question.id], (question.id,))
        questions = [each for each in self.page.answerable.values() if each.id in typed]
        return self._judged(candidate, questions)

    def checked_row(self, group, row):
        """Return the Checked of a page that asks one row of *group*."""
        rows = {each[ROW]: each for each in self.before.get(group.id) or ()}
        if row[ROW] not in rows and len(rows) >= group.kind.most(group):
            self.note((group.id,), _(TOO_MANY, mapping={"most": group.kind.most(group)}))
            return self.result
        rows[row[ROW]] = self._row(group, row, self.incoming.typed)
        rows = list(rows.values())
        return self._judged({**self.before, group.id: rows}, [group], only_row=row[ROW])

    def _answer(self, question, typed, place, default=None):
        """Return the valid answer of one question, or what stood there if it is wrong."""
        stored = self.before.get(question.id) if default is None else default.get(question.name)
        try:
            answer = self._boxes(question, stored).read(typed)
        except Invalid as error:
            for message in error.messages():
                self.note(place, message)
            return stored
        return None if answer is null else answer

    def _boxes(self, question, stored):
        """Return the boxes of *question*; what is *stored* may stay in them."""
        boxes = self.boxes.get(question.id)
        if boxes is None:
            boxes = self.boxes[question.id] = Boxes(question, self.page.asking)
        return boxes.allowing(stored, self.page.asking)

    def _rows(self, group, typed_rows):
        """Return the rows of a group as typed, then those that were not on the page."""
        stored = {row[ROW]: row for row in self.before.get(group.id) or ()}
        shown = {row_id for name, row_id in self.incoming.shown_rows if name == group.id}
        rows = []
        for typed in typed_rows:
            old = stored.get(typed[ROW], {ROW: typed[ROW]})
            rows.append(self._row(group, old, typed))
        there = {typed[ROW] for typed in typed_rows} | shown
        return rows + [row for row_id, row in stored.items() if row_id not in there]

    def _row(self, group, old, typed):
        row = dict(old)
        for member in group.members:
            if member.name not in typed or (member.staff_only and not self.page.staff):
                continue
            place = (group.id, old[ROW], member.name)
            answer = self._answer(member, typed[member.name], place, old)
            row.pop(member.name, None)
            if answer is not None:
                row[member.name] = answer
        return row

    def _judged(self, candidate, questions, only_row=None):
        """Apply visibility and rules to *candidate* and return the Checked."""
        record = self.page.record.with_section(self.form.id, dict(candidate))
        for question in questions:
            if not record.is_visible(self.form.id, question.id):
                self.result.forget(question.id)
                candidate[question.id] = self.before.get(question.id)
            elif question.members:
                rows = candidate[question.id] or []
                candidate[question.id] = self._judge_group(question, rows, record, only_row)
            elif self._judge(question, candidate[question.id], View(record, self.form)):
                candidate[question.id] = self.before.get(question.id)
        wrong = self._wrong()
        for question in questions:
            if (question.id,) not in wrong:
                self.result.answers[question.id] = candidate.get(question.id)
        self.result.record = self.page.record.with_section(self.form.id, candidate)
        return self.result

    def _wrong(self):
        return {
            place for place, (errors, _warnings, _theirs) in self.result.notes.items() if errors
        }

    def _judge(self, question, answer, view, place=None):
        """Note the findings about one answer; return whether one of them is an error."""
        if not question.has_rules:
            return False
        found = findings(question, answer, view)
        for finding in found:
            self.note(place or (question.id,), finding.message, finding.severity)
        return any(finding.severity == "error" for finding in found)

    def _judge_group(self, group, rows, record, only_row):
        """Return the rows that may be kept; rows in which nothing is left are gone."""
        stored = {row[ROW]: row for row in self.before.get(group.id) or ()}
        judged = [
            self._judge_row(group, row, stored.get(row[ROW], {}), record)
            if only_row is None or row[ROW] == only_row
            else row
            for row in rows
        ]
        unique = self._unique(group, judged, stored)
        kept = [row for row in unique if set(row) != {ROW} or self._is_wrong_again(row, stored)]
        if group.checks:  # they look at the rows as they would be kept
            answers = {**record.answers[self.form.id], group.id: kept}
            record = record.with_section(self.form.id, answers)
        self._judge(group, kept, View(record, self.form))
        return kept

    def _is_wrong_again(self, row, stored):
        """Tell whether an empty row was stored as one and has a mistake now: then it stays."""
        wrong = {place[1] for place in self._wrong() if len(place) == 3}
        return row[ROW] in stored and row[ROW] in wrong

    def _unique(self, group, rows, stored):
        """Return *rows* without the values that stand in another row already, each with a note."""
        name = group.own.get("unique_by")
        if name is None:
            return rows
        was = {row_id: row.get(name) for row_id, row in stored.items()}
        taken = [row[name] for row in rows if name in row and was.get(row[ROW]) == row[name]]
        found = []
        for row in rows:
            value = row.get(name)
            if state_of(value) == "answered" and was.get(row[ROW]) != value:
                if value in taken:
                    self.note((group.id, row[ROW], name), TWICE)
                    row = _with(row, name, was.get(row[ROW]))
                taken.append(value)
            found.append(row)
        return found

    def _judge_row(self, group, row, old, record):
        """Return *row*, of a group that is asked, with hidden or wrong members as before."""
        view = View(record, self.form, group, row)
        kept = row
        for member in group.members:
            if member.show_if is None and not member.has_rules:
                continue
            place = (group.id, row[ROW], member.name)
            hidden = member.show_if is not None and not member.show_if.holds(view)
            if hidden:
                self.result.forget(*place)
            if hidden or self._judge(member, row.get(member.name), view, place):
                kept = _with(kept, member.name, old.get(member.name))
        return kept


def _with(row, name, answer):
    """Return *row* with another answer to the member *name*, or without one."""
    rest = {key: value for key, value in row.items() if key != name}
    return rest if answer is None else {**rest, name: answer}


def standing_notes(page_form):
    """Return {place: notes} of the warnings that the stored answers of a page deserve."""
    result = Checked()
    form, record = page_form.form, page_form.record
    say = page_form.catalogue.say
    for question in page_form.questions:
        if not record.is_visible(form.id, question.id):
            continue
        answer = record.stored(form.id, question.id)
        for finding in findings(question, answer, View(record, form)):
            result.note((question.id,), say(finding.message), "warning")
        for row in answer or () if question.members else ():
            _standing_row(result, page_form, question, row)
    return result.notes


def standing_row_notes(row_form):
    """Return {place: notes} of the warnings that the stored answers of one row deserve."""
    result = Checked()
    if not row_form.is_new:
        _standing_row(result, row_form, row_form.group, row_form.row)
    return result.notes


def _standing_row(result, page_form, group, row):
    form, record = page_form.form, page_form.record
    for member in group.members:
        may_see = member.has_rules and (page_form.staff or not member.staff_only)
        if may_see and record.is_visible_in_row(form, member, group, row):
            for finding in findings(member, row.get(member.name), View(record, form, group, row)):
                message = page_form.catalogue.say(finding.message)
                result.note((group.id, row[ROW], member.name), message, "warning")
