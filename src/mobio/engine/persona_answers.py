"""What a test person answers: from the words of its file to answers, as if they had been typed."""

import colander

from mobio.engine.answers import ROW, STATES, codes_of, state_of
from mobio.engine.asking import Asking
from mobio.engine.checking import TOO_MANY, TWICE
from mobio.engine.kinds.choices import ChoiceType
from mobio.engine.mistakes import Mistake, guess
from mobio.engine.reader import Entries, Items, Text
from mobio.engine.records import Record, View
from mobio.engine.rules import findings
from mobio.engine.words import _

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def ignore(mistake, line, severity="error", **words):
    """Take no notice of a mistake: somebody else has told it."""


def record_of(catalogue, persona, note=ignore):
    """Return the Record of *persona*; *note* is told each answer that cannot be, and why."""
    reading = _Reading(catalogue, persona, note)
    answers = {}
    for written in persona.answers:
        answer = reading.answer(written)
        if answer is not None:
            answers.setdefault(written.section, {})[written.question] = answer
    record = Record(catalogue, answers, persona.today, frozenset(persona.consents))
    for written in persona.answers:
        if written.question in answers.get(written.section, {}):
            reading.obey(written, record)
    return record


def row_id(number):
    """Return the id of the row *number*, counted from 0: always the same, as nobody made it."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, len(LETTERS))
        letters = LETTERS[rest] + letters
    return f"rpersona{letters}"


def plain(tree):
    """Return a tree of a file as texts, lists and dicts."""
    if isinstance(tree, Items):
        return [plain(item) for item in tree.items]
    if isinstance(tree, Entries):
        return {name.value: plain(value) for name, value in tree.pairs}
    return tree.value


def was_asked(catalogue, section_id, question_id):
    """Tell whether an earlier version of the section asked the question."""
    newest = catalogue.section(section_id).version
    return any(question_id in catalogue.section(section_id, n) for n in range(1, newest))


class _Reading:
    """Read the answers of one test person, and note what is wrong with them."""

    def __init__(self, catalogue, persona, note):
        self.catalogue = catalogue
        self.note = note
        self.asking = Asking(catalogue, persona.today, staff=True)
        self.known = {form.id: form for form in catalogue.sections}

    def answer(self, written):
        """Return the answer, or None if it is none."""
        form = self.known.get(written.section)
        if form is None:
            hint = guess(written.section, self.known)
            words = {"id": written.section, "guess": hint}
            self.note(Mistake.NO_SUCH_SECTION, written.line, **words)
            return None
        question = self._question(form, written.question, written.line)
        if question is None:
            return None
        if question.members:
            return self._rows(form, question, written)
        return self._value(form, question, written.value, written.line)

    def _question(self, form, name, line, group=None):
        """Return the question or the member of *group* called *name*; note it if there is none."""
        near = {each.name: each for each in (group.members if group else form.questions)}
        if name in near:
            return near[name]
        question_id = f"{group.id}.{name}" if group else name
        if was_asked(self.catalogue, form.id, question_id):
            self.note(Mistake.FORMER_ANSWER, line, "warning", id=question_id)
        else:
            self.note(Mistake.NO_SUCH_QUESTION, line, id=question_id, guess=guess(name, near))
        return None

    def _rows(self, form, group, written):
        if not isinstance(written.value, Items):
            self._wrong_shape(group, written.line)
            return None
        rows = []
        trees = written.value.items
        for number, tree in enumerate(trees[: group.kind.most(group)]):
            if not isinstance(tree, Entries):
                self._wrong_shape(group, tree.line)
            rows.append({ROW: row_id(number), **self._row(form, group, tree)})
        self._count(group, len(trees), rows, written.line)
        return rows or None

    def _row(self, form, group, tree):
        row = {}
        for name, value in tree.pairs if isinstance(tree, Entries) else ():
            member = self._question(form, name.value, name.line, group)
            answer = member and self._value(form, member, value, name.line)
            if answer is not None:
                row[name.value] = answer
        return row

    def _count(self, group, count, rows, line):
        """There may be too many rows, and two that a person could not both have typed."""
        most = group.kind.most(group)
        if count > most:
            why = self.catalogue.say(_(TOO_MANY, mapping={"most": most}))
            self._refuse(group, count, why, line)
        name = group.own.get("unique_by")
        values = [row[name] for row in rows if state_of(row.get(name)) == "answered"]
        if any(values.count(value) > 1 for value in values):
            self._refuse(group.member(name), name, self.catalogue.say(TWICE), line)

    def _wrong_shape(self, question, line):
        words = {"kind": question.kind.name, "example": question.kind.example}
        self.note(Mistake.NO_ANSWER_LIKE_THIS, line, id=question.id, **words)

    def _refuse(self, question, value, why, line):
        words = {"id": question.id, "value": value, "why": why}
        self.note(Mistake.NOT_ACCEPTED, line, **words)

    def _value(self, form, question, tree, line):
        """Return what the kind of *question* makes of *tree*, as if it had been typed."""
        if question.kind.name == "note":
            self.note(Mistake.NOTE_ANSWERED, line, id=question.id)
            return None
        try:
            typed = question.kind.typed(plain(tree))
        except ValueError:
            self._wrong_shape(question, line)
            return None
        node = self._node(form, question)
        if self._unknown_codes(question, node.typ, typed, line):
            return None
        try:
            answer = node.deserialize(typed)
        except colander.Invalid as error:
            why = self.catalogue.say(error.messages()[0])
            self._refuse(question, _in_words(tree), why, line)
            return None
        if answer is colander.null:
            self._wrong_shape(question, line)
            return None
        return answer

    def _node(self, form, question):
        """Return the node of *question*; test persons who live on the same day share it."""
        key = ("persona", form.id, question.id, self.asking.today)
        return self.catalogue.once(key, lambda: self._new_node(question))

    def _new_node(self, question):
        """What ended long ago may stay the answer of a test person, too."""
        node = question.kind.node(question, self.asking)
        if isinstance(node.typ, ChoiceType):
            excluded = (*(question.own.get("except") or ()), *STATES)
            options = question.options.options if question.options else ()
            node.typ.allow(option.code for option in options if option.code not in excluded)
        return node

    def _unknown_codes(self, question, typ, typed, line):
        """Note each code of *typed* that is no option."""
        if not isinstance(typ, ChoiceType):
            return []
        codes = codes_of(typed if isinstance(typed, list) else [typed])
        unknown = [code for code in codes if code not in typ.codes]
        for code in unknown:
            words = {"id": question.id, "value": code}
            if self._was_offered(question, code):
                self.note(Mistake.FORMER_OPTION, line, "warning", **words)
            else:
                known = ", ".join(sorted(typ.codes))
                words |= {"guess": guess(code, typ.codes), "known": known}
                self.note(Mistake.NO_SUCH_ANSWER, line, **words)
        return unknown

    def _was_offered(self, question, code):
        """Tell whether an earlier version of the list had the option."""
        if not question.options:
            return False
        reference = question.options.reference
        earlier = range(1, reference.version)
        return any(self.catalogue.definition(reference.path, n).get(code) for n in earlier)

    def obey(self, written, record):
        """Note where an answer breaks a rule that holds for everybody."""
        form = self.known[written.section]
        question = form.question(written.question)
        answer = record.answer(form.id, question.id)
        self._judge(question, answer, View(record, form), written.value, written.line)
        for number, row in enumerate(answer or () if question.members else ()):
            tree = written.value.items[number]
            for member in question.members:
                given = record.answer_in_row(form, member, question, row)
                view = View(record, form, question, row)
                if given is not None:
                    self._judge(member, given, view, tree.get(member.name), tree.line)

    def _judge(self, question, answer, view, tree, line):
        for finding in findings(question, answer, view):
            if finding.severity == "error":
                why = self.catalogue.say(finding.message)
                self._refuse(question, _in_words(tree), why, line)


def _in_words(tree):
    """Return what stands in the file, in one line."""
    if isinstance(tree, Text):
        return tree.value
    parts = tree.items if isinstance(tree, Items) else [value for _name, value in tree.pairs]
    return ", ".join(map(_in_words, parts))
