"""Forms that staff fill in about a person: their record, and what a new one takes over."""

from mobio.engine.answers import ROW, codes_of
from mobio.engine.catalogue import GOALS
from mobio.engine.kinds.kind import as_read
from mobio.engine.option_lists import sort_key
from mobio.engine.records import Record

FOLDER = "casework"
READ_BY = "read_by"
"""The attribute of an option that says who may read what it is chosen in."""
READERS = ("author", "person")
"""Who may be named there, the stricter first; where nobody is, all who are responsible read it."""
WORDS = ("goal", "indicator", "what")
"""What is taken over as words; each is shown in the language of the reader while it stands."""


class CaseRecord(Record):
    """The answers of one filled-in *form* of staff; nothing of the biography is seen from it."""

    def __init__(self, catalogue, form, answers, today):
        super().__init__(catalogue, {form.id: answers}, today)
        self.form = form

    def with_section(self, section_id, answers):
        """Return another record of the same form with *answers*."""
        return CaseRecord(self.catalogue, self.form, answers, self.today)

    def is_visible(self, section_id, question_id):
        """Tell whether the question is asked; a question of the biography never is."""
        if section_id != self.form.id:
            return False
        key = (section_id, question_id)
        if key not in self._visible:
            self._visible[key] = self._is_asked(self.form, self.form.question(question_id))
        return self._visible[key]


def forms_in(catalogue, place):
    """Return the forms of staff in force that are kept in *place*, in the order of their titles."""
    found = [form for form in catalogue.all_of(FOLDER) if form.kept_in == place]
    return sorted(found, key=lambda form: form.title)


def readers_of(form, answers):
    """Return who may read *answers* because of options that say so: author, person or ""."""
    found = readers_by_question(form, answers).values()
    return next((reader for reader in READERS if reader in found), "")


def readers_by_question(form, answers):
    """Return {question: author, person or ""} of the questions whose options say who may read.

    Where nothing is chosen, or nothing that is known, it is the author alone: nobody reads a text
    because its class is missing.
    """
    return {
        question.id: _reader(question.options, answers.get(question.id))
        for question in form.questions
        if question.options and _names_readers(question.options)
    }


def _names_readers(options):
    return any(READ_BY in option.attributes for option in options.options)


def _reader(options, answer):
    chosen = [options.get(code) for code in codes_of(answer)]
    says = {(option.attributes.get(READ_BY) or ("",))[0] if option else None for option in chosen}
    if not says <= {"", *READERS}:
        return READERS[0]
    return next((reader for reader in READERS if reader in says), "" if says else READERS[0])


def taken_over(form, goals, day, wish, make_id):
    """Return {question: answer} of what a new *form* takes over on *day*.

    *goals* are the templates that were chosen, in German; they are copied, so that a newer template
    changes no agreement. *wish* is what the person wrote, *make_id* gives the id of a row.
    """
    rows = {
        "goals": [{"area": each.area, "goal": each.goal, "indicator": each.indicator}
                  for each in goals],
        "measures": [
            {"goal": each.goal, "what": one.what, "who": one.who,
             "until": one.within.after(day).isoformat() if one.within else None}
            for each in goals
            for one in each.measures
        ],
    }  # fmt: skip
    reviews = [each.review.after(day).isoformat() for each in goals]
    plain = {"today": day.isoformat(), "wish": wish, "review": min(reviews, default=None)}
    found = {}
    for question in form.questions:
        if question.takes in rows:
            found[question.id] = [
                {ROW: make_id(), **_row(question, values)} for values in rows[question.takes]
            ]
        else:
            found[question.id] = _fitting(question, plain.get(question.takes))
    return {name: answer for name, answer in found.items() if answer not in (None, [], "")}


def _row(group, values):
    taken = {
        member.name: _fitting(member, values.get(member.takes))
        for member in group.members
        if member.takes
    }
    return {name: answer for name, answer in taken.items() if answer is not None}


def _fitting(question, value):
    """Return *value* as an answer: a code for the words of an option, a text as it is.

    A text that is too long for the question is told of when its page is saved; it is never cut.
    """
    if not value or question.options is None:
        return value or None
    codes = {option.label: option.code for option in question.options.options}
    code = codes.get(value, value)
    return code if question.options.get(code) else None


def most_goals(form):
    """Return how many goals one filled-in form may have, or None."""
    groups = [question for question in form.questions if question.takes == "goals"]
    return groups[0].kind.most(groups[0]) if groups else None


def offering(catalogue, takes):
    """Return the question of staff that takes over *takes* and offers options for it, or None."""
    return next(
        (
            question
            for form in catalogue.all_of(FOLDER)
            for question in form.every_question()
            if question.takes == takes and question.options is not None
        ),
        None,
    )


def goals_by_area(catalogue):
    """Return [(area, goals)] of the templates in force: areas in the order agreements offer them.

    An area that none offers stands at the end. Within one, goals are in the order of their names.
    """
    return catalogue.once(goals_by_area, lambda: _goals_by_area(catalogue))


def _goals_by_area(catalogue):
    german = catalogue.in_language("de")
    asked = offering(german, "area")
    offered = [option.label for option in asked.options.options] if asked is not None else []
    found = {}
    for goal in catalogue.all_of(GOALS):
        found.setdefault(german.goal(goal.id).area, []).append(goal)
    unknown = sorted(found.keys() - set(offered), key=sort_key)
    for goals in found.values():
        goals.sort(key=lambda goal: sort_key(goal.name, catalogue.language))
    areas = [area for area in (*offered, *unknown) if area in found]
    return [(found[area][0].area, tuple(found[area])) for area in areas]


def words_of_goals(catalogue):
    """Return {German: words of *catalogue*} of all goal templates there ever were."""
    return catalogue.once(words_of_goals, lambda: dict(_words_of_goals(catalogue)))


def _words_of_goals(catalogue):
    german = catalogue.in_language("de")
    for reference in catalogue.versions:
        if reference.folder == GOALS:
            pair = [each.goal(reference.id, reference.version) for each in (german, catalogue)]
            yield from zip(*map(_words_of_goal, pair), strict=True)


def _words_of_goal(goal):
    return [goal.goal, goal.indicator, *(measure.what for measure in goal.measures)]


def said(form, answers, words):
    """Return *answers* with the words of templates in another language, by the dict *words*.

    What was changed by hand is nobody's template any more and stays as it was written.
    """
    return {
        name: [_said_row(form.question(name), row, words) for row in answer]
        if answer and form.question(name).members
        else answer
        for name, answer in answers.items()
        if name in form
    }


def _said_row(group, row, words):
    taken = {member.name for member in group.members if member.takes in WORDS}
    return {
        name: words.get(answer, answer) if name in taken and isinstance(answer, str) else answer
        for name, answer in row.items()
    }


def unsaid(form, answers, before, words):
    """Return *answers* from a page, on which *before* was shown in *words*, as they are kept.

    A box that was left as it was shown keeps what stood there. Only a text that is new may be taken
    for a template, if it is in the words of exactly one.
    """
    templates = _by_words(words)
    return {
        name: _unsaid_rows(form.question(name), answer, before.get(name), words, templates)
        if answer and form.question(name).members
        else answer
        for name, answer in answers.items()
    }


def _by_words(words):
    """Return {words as they are read: German} of those templates that no other is said like."""
    found = {}
    for kept, shown in words.items():
        found.setdefault(as_read(shown), set()).add(kept)
    return {shown: min(every) for shown, every in found.items() if len(every) == 1}


def _unsaid_rows(group, rows, before, words, templates):
    old = {row[ROW]: row for row in before or ()}
    taken = {
        member.name: member.kind.name == "long_text"
        for member in group.members
        if member.takes in WORDS
    }
    return [
        {
            name: _unsaid(answer, old.get(row[ROW], {}).get(name), taken[name], words, templates)
            if name in taken and isinstance(answer, str)
            else answer
            for name, answer in row.items()
        }
        for row in rows
    ]


def _unsaid(typed, kept, lines, words, templates):
    if isinstance(kept, str) and as_read(typed, lines) == as_read(words.get(kept, kept), lines):
        return kept
    return templates.get(as_read(typed), typed)


def with_reworded_goals(form, before, answers):
    """Return *answers* in which measures name a goal by its new words, where these changed."""
    goals, measures = (_taking(form.questions, takes) for takes in ("goals", "measures"))
    if goals is None or measures is None or not answers.get(measures.id):
        return answers
    words, named = (_taking(group.members, "goal").name for group in (goals, measures))
    old = {row[ROW]: row.get(words) for row in before.get(goals.id) or ()}
    changed = {
        old[row[ROW]]: row[words]
        for row in answers.get(goals.id) or ()
        if old.get(row[ROW]) and row.get(words) and old[row[ROW]] != row[words]
    }
    rows = [
        {**row, named: changed[row[named]]} if row.get(named) in changed else row
        for row in answers[measures.id]
    ]
    return {**answers, measures.id: rows}


def _taking(questions, takes):
    return next((each for each in questions if each.takes == takes), None)
