"""What publishing does to the people of a database: counts, never names.

People are walked one after the other; only the sections that can be touched are read, and the
cache is emptied on the way, so that memory does not grow with their number.
"""

from collections import Counter
from dataclasses import dataclass, field

from mobio.engine.answers import ROW, codes_of
from mobio.engine.dependence import asks_consent, dependents, needed_sections
from mobio.engine.records import Record
from mobio.engine.steps import Convert, Map, Meaning, Merge, Move, Restore, Retire, Split, gone
from mobio.engine.upgrading import State, upgrade
from mobio.services.reading import standing_consents

PEOPLE_AT_ONCE = 200
"""After so many people the cache of the connection is emptied."""
SHOWN_ELSEWHERE = (Move, Split, Merge, Convert)


@dataclass
class Scope:
    """What a publication touches: places (section, question), by what becomes of them.

    *codes* maps a place to the codes of options that are concerned; a place without is concerned
    whatever the answer is. *altered* are places whose answers will be others, *asked* those that
    may be asked where they were not, or the other way round.
    """

    before: object
    after: object
    touched: set = field(default_factory=set)
    codes: dict = field(default_factory=dict)
    mapped: dict = field(default_factory=dict)
    moved: set = field(default_factory=set)
    altered: set = field(default_factory=set)
    asked: set = field(default_factory=set)
    consents: bool = False
    sections: frozenset = frozenset()

    @property
    def is_empty(self):
        """Tell whether no old answer can be touched."""
        return not (self.touched or self.codes or self.asked)


def scope_of(before, after, changes):
    """Return the Scope of *changes*, triples (old definition or None, new one, differences)."""
    scope = Scope(before, after)
    changed, lists = set(), set()
    for old, new, told in changes:
        if new.reference.folder == "biography" and old is not None:
            _form_touches(scope, old, new, told, changed)
        elif new.reference.folder == "lists" and old is not None:
            if any(each.part == "option" and each.what != "reworded" for each in told):
                lists.add(new.reference.path)
            _list_touches(scope, new, told)
    forms = after.sections
    scope.asked = dependents(after, forms, changed | scope.altered, lists) | changed
    scope.asked = {place for place in scope.asked if _is_in(after, place) and _is_in(before, place)}
    places = scope.asked | scope.touched | scope.codes.keys()
    scope.consents = any(
        asks_consent(form, form.question(name))
        for catalogue in (before, after)
        for section, name in scope.asked
        for form in [catalogue.plain(f"biography/{section}")]
    )
    sections = needed_sections(before, places) | needed_sections(after, places)
    scope.sections = _linked(after, sections)
    return scope


def _is_in(catalogue, place):
    form = catalogue.plain(f"biography/{place[0]}")
    return form is not None and place[1] in form


def _form_touches(scope, old, new, told, changed):
    """Write down which questions of *old* are concerned, and which are asked by another rule."""
    names = {
        each.place
        for each in told
        if each.part == "question" and each.what not in ("added", "reordered", "defaulted")
        if each.aspect not in ("help", "purpose", "page", "settings")
    }
    for step in new.steps:
        names.update(gone(step))
        place = (new.id, step.id)
        if not isinstance(step, Meaning):
            made = getattr(step, "parts", None) or (step.id,)
            scope.altered |= {(new.id, name) for name in (*gone(step), *made)}
        if isinstance(step, Map):
            scope.mapped[place] = frozenset(step.codes)
        elif isinstance(step, SHOWN_ELSEWHERE):
            if isinstance(step, Move):
                scope.altered.add((step.section, step.to))
            scope.moved.update((new.id, name) for name in (*gone(step), step.id) if name in old)
    scope.touched |= {(new.id, name) for name in names if name in old}
    for question in new.every_question():
        if question.id in old:
            guards = old.consent_for(question.id), new.consent_for(question.id)
            is_other = any(
                each.place == question.id and each.aspect == "show_if"
                for each in told
                if each.part == "question"
            )
            if is_other or guards[0] != guards[1]:
                changed.add((new.id, question.id))


def _list_touches(scope, new, told):
    """Write down the codes of a list that are concerned, for each question answered from it."""
    codes = {
        each.place
        for each in told
        if each.part == "option" and each.what not in ("added", "reordered")
    }
    mapped = {code for step in new.steps if isinstance(step, Map) for code in step.codes}
    codes |= mapped | {step.id for step in new.steps if isinstance(step, (Retire, Restore))}
    codes.discard("")
    alters = any(not isinstance(step, Meaning) for step in new.steps)
    for form in scope.before.sections:
        for question in form.every_question():
            if question.own.get("options") == new.reference.path and codes:
                place = (form.id, question.id)
                scope.codes[place] = frozenset(codes)
                if alters:
                    scope.altered.add(place)
                if mapped:
                    known = scope.mapped.get(place, frozenset())
                    scope.mapped[place] = known | mapped


def _linked(catalogue, sections):
    """Return *sections* and those that a move, now or ever, joins with one of them."""
    links = {
        frozenset((form.id, step.section))
        for act in catalogue.acts
        for _before, form in act.forms
        for step in form.steps
        if isinstance(step, Move)
    }
    found = set(sections)
    while more := {each for link in links if link & found for each in link} - found:
        found |= more
    return frozenset(found)


def walk(people, jar=None):
    """Yield every person of the folder *people*; *jar* forgets them again on the way."""
    for number, person in enumerate(people.values(), 1):
        yield person
        if number % PEOPLE_AT_ONCE == 0 and jar is not None:
            jar.cacheMinimize()


def effects_on(person, scope, today):
    """Return which effects publishing has on the answers of *person*, as names of counts."""
    stored = stored_states(person, scope.sections)
    if not stored:
        return ()
    before, after = upgrade(scope.before, stored), upgrade(scope.after, stored)
    found = set()
    if any(_has(before, place) for place in scope.touched):
        found.add("touched")
    if any(_has(before, place, codes) for place, codes in scope.codes.items()):
        found.add("touched")
    if any(_has(before, place, codes) for place, codes in scope.mapped.items()):
        found.add("mapped")
    if any(_has(before, place) for place in scope.moved):
        found.add("moved")
    if _aside(after) > _aside(before):
        found.add("former")
    if scope.asked:
        consents = standing_consents(person, scope.before) if scope.consents else frozenset()
        found |= _asked(scope, before, after, today, consents)
    return found


def stored_states(person, sections):
    """Return {section: State} of those of *sections* that are stored of *person*."""
    biography = person["biography"]
    found = ((name, biography.get(name)) for name in sections)
    return {
        name: State(section.sequence, section.answers, section.former)
        for name, section in found
        if section is not None
    }


def _aside(states):
    return sum(len(state.former) for state in states.values())


def _answers(states, place):
    """Return the answers to a question, or to a member in all rows."""
    section, name = place
    state = states.get(section)
    if state is None:
        return []
    group, _dot, member = name.rpartition(".")
    if not group:
        answer = state.answers.get(name)
        return [] if answer in (None, []) else [answer]
    rows = state.answers.get(group)
    rows = rows if isinstance(rows, list) else []
    return [row[member] for row in rows if isinstance(row, dict) and member in row]


def _has(states, place, codes=None):
    """Tell whether there is an answer, or one with one of *codes*."""
    found = _answers(states, place)
    if codes is None:
        return bool(found)
    return any(code in codes for answer in found for code in codes_of(answer))


def _asked(scope, before, after, today, consents):
    """Return whether answers are no longer asked for (parked), or asked for again."""
    records = (_record(scope.before, before, today, consents),
               _record(scope.after, after, today, consents))  # fmt: skip
    found = set()
    for section, name in scope.asked:
        was, becomes = (set(_visible(record, section, name)) for record in records)
        kept = {place for place, _is_asked in was} & {place for place, _is_asked in becomes}
        was_asked = {place for place, is_asked in was if is_asked}
        is_asked = {place for place, is_asked in becomes if is_asked}
        if kept & (was_asked - is_asked):
            found.add("parked")
        if kept & (is_asked - was_asked):
            found.add("asked_again")
    return found


def _record(catalogue, states, today, consents):
    answers = {form.id: {} for form in catalogue.sections}
    answers.update((name, state.answers) for name, state in states.items() if name in answers)
    return Record(catalogue, answers, today, consents)


def _visible(record, section, name):
    """Yield (row id or None, whether it is asked) for each stored answer to the question."""
    form = record.catalogue.section(section)
    question = form.question(name)
    if not question.group:
        if record.stored(section, name) not in (None, []):
            yield None, record.is_visible(section, name)
        return
    group = form.question(question.group)
    for row in record.stored(section, group.id) or ():
        if question.name in row:
            asked = record.is_visible(section, group.id)
            yield row[ROW], asked and record.is_visible_in_row(form, question, group, row)


def count_effects(site, scope, today, look=None):
    """Return {effect: number of people} with ``people`` for all; *look* sees every person too."""
    counts = Counter()
    for person in walk(site["people"], site._p_jar):
        counts["people"] += 1
        if not scope.is_empty:
            counts.update(effects_on(person, scope, today))
        if look is not None:
            look(person)
    return counts
