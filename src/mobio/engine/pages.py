"""One page of a form for one reader and one request: what it asks, reads and shows."""

import functools

import deform
from colander import Mapping, SchemaNode, null

from mobio.engine.answers import ROW
from mobio.engine.appearing import Appearing
from mobio.engine.asking import Asking
from mobio.engine.checking import Checker, standing_notes, standing_row_notes
from mobio.engine.drawing import NOTHING_TO_SAY, Drawing
from mobio.engine.incoming import check_names, read_pairs
from mobio.engine.skeletons import SKELETONS
from mobio.engine.widgets import Renderer, dress, make_ready


class PageForm:
    """The questions of one page.

    *record* holds the answers the page is about; *staff* readers get technical terms and the
    questions that only staff write.
    """

    skeletons = SKELETONS

    def __init__(self, catalogue, form, page_id, record, staff=False):
        self.catalogue = catalogue
        self.form = form
        self.page = form.page(page_id)
        self.record = record
        self.staff = staff
        self.asking = Asking(catalogue, record.today, staff, form=form)

    @functools.cached_property
    def questions(self):
        """Return the questions of this page that may be in its markup, in their order."""
        found = (self.form.question(name) for name in self.page.questions)
        return [question for question in found if self.is_open and self._may_show(question)]

    @property
    def is_open(self):
        """Tell whether the consent that this page needs is standing."""
        return self.record.opens(self.form, self.page)

    def _may_show(self, question):
        if question.staff_only and not self.staff:
            return False
        if not self.record.may_ask(self.form, question.id):
            return False
        return self.record.is_visible(self.form.id, question.id) or self._may_appear(question)

    def _may_appear(self, question):
        """Tell whether a hidden question must be in the page for an answer that is given there."""
        return self._appearing.may_appear(question)

    @functools.cached_property
    def _appearing(self):
        return Appearing(self.record, self.form, self.page)

    def members(self, group):
        """Return the members that rows of *group* on this page may ask this reader for."""
        return [
            member
            for member in group.members
            if (self.staff or not member.staff_only)
            and self._appearing.may_be_in_rows(member, group)
        ]

    @functools.cached_property
    def answerable(self):
        """Return {name: question} of what a POST of this page may contain.

        Hidden questions too: they may have been visible when the page was opened.
        """
        asked = (self.form.question(name) for name in self.page.questions)
        return {question.id: question for question in asked if self._may_answer(question)}

    def _may_answer(self, question):
        own = self.is_open and question.kind.name != "note" and not question.has_row_pages
        may_write = self.staff or not question.staff_only
        return own and may_write and self.record.may_ask(self.form, question.id)

    def read(self, pairs):
        """Return the Incoming of POST *pairs*; raise Malformed for what this page never sent."""
        groups = [name for name, question in self.answerable.items() if question.members]
        incoming = read_pairs(pairs, groups)
        check_names(incoming.typed, self.answerable)
        return incoming

    def check(self, incoming):
        """Return what is Checked of *incoming*: valid answers, and what is to be said."""
        return Checker(self, incoming).checked()

    def standing_notes(self):
        """Return the warnings about the stored answers of this page, by place."""
        return standing_notes(self)

    def anchor(self, place):
        """Return the id in the page that leads to *place*."""
        if len(place) == 1:
            question, asking = self.form.question(place[0]), self.asking
        else:
            group, row_id, member = place
            question, asking = self.form.question(f"{group}.{member}"), self.asking.in_row(row_id)
        return question.kind.first_box(question, asking)

    def label(self, place):
        """Return the label of the question at *place*."""
        name = place[0] if len(place) == 1 else f"{place[0]}.{place[2]}"
        return self.form.question(name).title(self.staff)

    def stored(self):
        """Return {name: cstruct} of the stored answers."""
        found = {}
        for question in self.questions:
            answer = self.record.stored(self.form.id, question.id)
            found[question.id] = self.written(question, answer)
        return found

    def written(self, question, answer):
        """Return the cstruct of an answer: what stands in the boxes."""
        if answer is None:
            return null
        if question.members:
            return [self._written_row(question, row) for row in answer]
        if question.id not in self._nodes:
            self._nodes[question.id] = question.kind.node(question, self.asking)
        node = self._nodes[question.id]
        return node.typ.serialize(node, answer)

    @functools.cached_property
    def _nodes(self):
        """Return {question id: node} of this form, to write answers with; kept for a day."""
        if not self.catalogue.owns(self.form):
            return {}
        key = (PageForm.written, self.form.reference, self.staff)
        return self.catalogue.daily(key, self.record.today, dict)

    def _written_row(self, question, row):
        members = ((member.name, member, row.get(member.name)) for member in question.members)
        found = {name: self.written(member, answer) for name, member, answer in members}
        return {**found, ROW: row[ROW]}

    def retyped(self, incoming):
        """Return {name: cstruct} of what was typed, for a page that is shown again."""
        form = self.deform_form()
        found = self.stored()
        for child in form.children:
            question = child.schema.question
            if question.id not in incoming.typed:
                continue
            typed = incoming.typed[question.id]
            if question.members:
                found[question.id] = [self._retyped_row(question, row) for row in typed]
            else:
                found[question.id] = child.widget.deserialize(child, typed)
        return found

    def again(self, incoming, notes, opened=None):
        """Return {name: cstruct} for a page that was saved and is shown again with *notes*.

        *opened* is the page as it was opened, for one that was not saved: then rows that were
        begun since are shown although nothing stands in them yet.

        What was typed stands only where it was not stored: where it is wrong, or where it is not
        asked, perhaps because the answer it waits for is wrong. Elsewhere it could be older than
        what another person has stored meanwhile, and saving the page again would bring it back.
        """
        typed, found = self.retyped(incoming), self.stored()
        wrong = places_of_errors(notes)
        for name in typed.keys() & incoming.typed.keys():
            question = self.form.question(name)
            if (name,) in wrong or not self.record.is_visible(self.form.id, name):
                found[name] = typed[name]
            elif question.members:
                shown = {row_id for group, row_id in incoming.shown_rows if group == name}
                places = {place[1:] for place in wrong if place[0] == name}
                places |= self._not_asked(question)
                begun = opened.begun(name, typed[name]) if opened else ()
                found[name] = rows_again(typed[name], found[name], shown, places, begun)
        return found

    def begun(self, group_id, rows):
        """Return the ids of *rows* that were not stored when this page was opened."""
        stored = self.record.stored(self.form.id, group_id) or ()
        return {row[ROW] for row in rows} - {row[ROW] for row in stored}

    def _not_asked(self, group):
        """Return the places (row id, member) of stored rows that are not asked."""
        rows = self.record.stored(self.form.id, group.id) or ()
        return {
            (row[ROW], member.name)
            for row in rows
            for member in group.members
            if not self.record.is_visible_in_row(self.form, member, group, row)
        }

    def _retyped_row(self, question, row):
        form = deform.Field(row_schema(question, self.asking.in_row(row[ROW])))
        found = {
            child.name: child.widget.deserialize(child, row[child.name])
            for child in form.children
            if child.name in row
        }
        return {**found, ROW: row[ROW]}

    def deform_form(self, questions=None, asking=None):
        """Return a new deform form of this page, or of some *questions* as they are asked there."""
        words = {"language": self.catalogue.language, "direction": self.catalogue.direction}
        schema = SchemaNode(Mapping())
        for question in self.questions if questions is None else questions:
            schema.add(question.kind.node(question, asking or self.asking))
        return deform.Form(schema, renderer=Renderer(self.catalogue.say, **words), focus="off")

    def render(self, cstructs, notes=None, shown=(), gone=(), **values):
        """Return the markup of the form with *cstructs* in its boxes.

        *notes* maps places, (question,) or (group, row id, member), to (errors, warnings, theirs).
        *shown* are the pairs (group, row id) that were on the page before: a row taken away there
        is told by its absence, *gone* are those that can be brought back (see Incoming). *values*
        go into the template: action, csrf_token, revision.
        """
        notes = notes or {}
        if places_of_errors(notes) or not self.catalogue.owns(self.form):
            return self.render_directly(cstructs, notes, shown, gone, **values)
        drawing = Drawing(self, notes, shown, gone, self.skeletons)
        return drawing.page(cstructs, self._marks(values))

    def render_directly(self, cstructs, notes=None, shown=(), gone=(), **values):
        """Return the same markup, all of it made by deform now; see ``render``."""
        notes = notes or {}
        form = self.deform_form()
        for child in form.children:
            question = child.schema.question
            cstruct = cstructs.get(question.name, null)
            dress(child, cstruct, notes.get(self.place(question), NOTHING_TO_SAY), self.asking)
            if question.members:
                child.widget.members = self.members(question)
                child.widget.notes = notes
                child.widget.cards = self.cards(question)
                child.widget.shown = [row_id for name, row_id in shown if name == question.id]
                child.widget.gone = [one[1:] for one in gone if one[0] == question.id]
        return form.widget.serialize(form, cstructs, **self._marks(values))

    def render_question(self, question, cstruct, asking, notes=NOTHING_TO_SAY):
        """Return the markup of one question that is no group, as deform makes it."""
        form = self.deform_form([question], asking)
        dress(form.children[0], cstruct, notes, asking)
        return form.children[0].render_template("question")

    def render_group(self, group, cstruct, said=NOTHING_TO_SAY, **words):
        """Return the markup of a group as deform makes it; *words* go to its widget."""
        form = self.deform_form([group])
        dress(form.children[0], cstruct, said, self.asking)
        vars(form.children[0].widget).update(members=self.members(group), **words)
        return form.children[0].render_template("question")

    def render_frame(self, markups, values):
        """Return the markup of the form around the *markups* of its questions."""
        form = self.deform_form()
        make_ready(form, markups)
        return form.widget.serialize(form, {}, **values)

    def place(self, question):
        """Return the place of one of ``questions`` in notes."""
        return (question.id,)

    def _marks(self, values):
        """Return *values* with what the page is known by when it comes back."""
        known = self._appearing.known(self.questions)
        return {"revision": 0, "sequence": self.catalogue.sequence, "known": known, **values}

    def cards(self, question):
        """Return the rows of a group as people read them, for groups with pages of their own."""
        from_lines = self.asking.reader_lines
        return from_lines(self.form, question, self.record)


def places_of_errors(notes):
    """Return the places of *notes* where something was refused."""
    return {place for place, (errors, _warnings, _theirs) in notes.items() if errors}


def rows_again(typed, stored, shown, wrong, begun=()):
    """Return the rows of a group that is shown again; *wrong* are pairs (row id, member).

    *shown* are the ids that were on the page; what was not there was added by somebody else. The
    rows *begun* there stay, even while they are empty.
    """
    known = {row[ROW]: row for row in stored or ()}
    rows = []
    for row in typed:
        refused = {name: row[name] for name in row if (row[ROW], name) in wrong}
        if row[ROW] in known or refused or row[ROW] in begun:
            rows.append({**known.get(row[ROW], row), **refused})
    there = {row[ROW] for row in typed} | shown
    return rows + [row for row_id, row in known.items() if row_id not in there]


def row_schema(group, asking):
    """Return the schema of one row of *group*."""
    schema = SchemaNode(Mapping())
    for member in group.members:
        if asking.staff or not member.staff_only:
            schema.add(member.kind.node(member, asking))
    return schema


class RowForm(PageForm):
    """The questions of one row of a group that has row pages."""

    def __init__(self, catalogue, form, group_id, row_id, record, staff=False):
        super().__init__(catalogue, form, form.page_of(group_id).id, record, staff)
        self.group = form.question(group_id)
        self.row_id = row_id
        self.row = record.row(form.id, group_id, row_id) or {ROW: row_id}
        self.asking = Asking(catalogue, record.today, staff, row_id, form)

    @property
    def is_new(self):
        """Tell whether the row is not stored yet."""
        return self.record.row(self.form.id, self.group.id, self.row_id) is None

    @functools.cached_property
    def questions(self):
        """Return the members this reader may be asked in this row."""
        return [
            member
            for member in self.group.members
            if self.is_open and self._may_be_asked(member) and self._may_show_member(member)
        ]

    def _may_be_asked(self, member):
        may_read = self.staff or not member.staff_only
        return may_read and self.record.may_ask(self.form, member.id)

    def _may_show_member(self, member):
        if self.record.is_visible_in_row(self.form, member, self.group, self.row):
            return True
        return self._appearing.may_appear_in_row(member)

    @functools.cached_property
    def _appearing(self):
        return Appearing(self.record, self.form, self.page, self.group, self.row)

    @functools.cached_property
    def answerable(self):
        """Return {name: member} of what a POST of this row may contain, hidden ones too."""
        return {member.name: member for member in self.group.members if self._may_answer(member)}

    def check(self, incoming):
        """Return what is Checked of *incoming*: the whole group with this row in it."""
        return Checker(self, incoming).checked_row(self.group, self.row)

    def standing_notes(self):
        """Return the warnings about the stored answers of this row, by place."""
        return standing_row_notes(self)

    def stored(self):
        """Return {member: cstruct} of the stored row."""
        return self._written_row(self.group, self.row)

    def retyped(self, incoming):
        """Return {member: cstruct} of what was typed."""
        typed = {**incoming.typed, ROW: self.row_id}
        return {**self.stored(), **self._retyped_row(self.group, typed)}

    def again(self, incoming, notes, opened=None):
        """Return {member: cstruct} for a row that is shown again; see PageForm.again."""
        typed, wrong = self.retyped(incoming), places_of_errors(notes)
        if self.is_new or (self.group.id,) in wrong:
            return typed
        refused = {place[2] for place in wrong if place[:2] == (self.group.id, self.row_id)}
        not_asked = {name for row_id, name in self._not_asked(self.group) if row_id == self.row_id}
        kept = (refused | not_asked) & typed.keys()
        return {**self.stored(), **{name: typed[name] for name in kept}}

    def place(self, question):
        """Return the place of a member of this row in notes."""
        return (self.group.id, self.row_id, question.name)

    def _marks(self, values):
        # Also when a part of a new row is stored already: its page stays that of a new one.
        return super()._marks({"scope": "row", "new_row": self.row_id, **values})
