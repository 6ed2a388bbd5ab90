"""The questions of the section, as a colander schema with deform's own widgets."""

import json
import os
from pathlib import Path

import colander
from deform import widget as widgets

# Labels and options are no part of the contest: they are the same in every program under test.
WORDS = json.loads(Path(os.environ["BENCH_WORDS"]).read_text("utf-8"))
WRITTEN_DATE = r"[0-9]{4}(-[0-9]{1,2}){0,2}\Z"
DATES = ("from", "to")


class PartialDateWidget(widgets.DatePartsWidget):
    """The three boxes of deform, where month and day may stay empty."""

    def serialize(self, field, cstruct, **kw):
        """Return the boxes of a date like ``1994``, ``1994-6`` or ``1994-6-30``."""
        parts = cstruct.split("-") if cstruct else []
        return super().serialize(field, "-".join([*parts, "", "", ""][:3]), **kw)

    def deserialize(self, field, pstruct):
        """Return what was typed, without the empty end of it."""
        if pstruct is colander.null:
            return pstruct
        parts = [pstruct.get(name, "").strip() for name in ("year", "month", "day")]
        return "-".join(parts).rstrip("-") or colander.null


def question(place, typ=None, **kw):
    """Return the node of the question at *place*, labelled; it may stay without an answer."""
    words, name = WORDS[place], place.rpartition(".")[2]
    kw = {"title": words["label"], "description": words["help"], "missing": colander.drop} | kw
    return colander.SchemaNode(typ or colander.String(), name=name, **kw)


def text(place, length):
    """Return the node of a short text."""
    return question(place, validator=colander.Length(max=length))


def choice(place, widget=widgets.SelectWidget, empty=(("", "–"),)):
    """Return the node of a question with one answer out of a list."""
    options = [tuple(pair) for pair in WORDS[place]["options"]]
    codes = [code for code, _label in options]
    return question(
        place, validator=colander.OneOf(codes), widget=widget(values=[*empty, *options])
    )


def partial_date(place):
    """Return the node of a date of which perhaps only the year is known."""
    shape = colander.Regex(WRITTEN_DATE, "JJJJ, JJJJ-MM oder JJJJ-MM-TT")
    return question(place, validator=shape, widget=PartialDateWidget())


def in_order(node, row):
    """Refuse a row that ends before it begins, as far as both dates are known."""
    begin, end = ([int(p) for p in row[key].split("-")] if key in row else [] for key in DATES)
    known = min(len(begin), len(end))
    if begin[:known] > end[:known]:
        raise colander.Invalid(node, "Das Ende liegt vor dem Anfang.")


def rows(group, most, *members):
    """Return the node of a repeating group."""
    row = colander.SchemaNode(colander.Mapping(), *members, name="row", validator=in_order)
    row.title = WORDS[group]["label"]
    node = question(group, colander.Sequence(), validator=colander.Length(max=most))
    node.add(row)
    node.widget = widgets.SequenceWidget(max_len=most)
    return node


SCHEMA = colander.SchemaNode(
    colander.Mapping(),
    colander.SchemaNode(colander.String(), name="csrf_token", widget=widgets.HiddenWidget()),
    choice("attends_general_school", widgets.RadioChoiceWidget, empty=()),
    choice("general_school_type"),
    text("general_school_type_other", 120),
    question("general_school_grade", colander.Integer(), validator=colander.Range(1, 13)),
    choice("attends_vocational_school", widgets.RadioChoiceWidget, empty=()),
    choice("vocational_school_type"),
    question("school_years_total", colander.Decimal(), validator=colander.Range(0, 20)),
    rows(
        "schools",
        8,
        text("schools.name", 160),
        choice("schools.country"),
        choice("schools.level"),
        partial_date("schools.from"),
        partial_date("schools.to"),
        choice("schools.result"),
        choice("schools.proof"),
    ),
    choice("highest_school_certificate"),
    choice("school_certificate_country"),
    choice("school_recognition"),
    rows(
        "trainings",
        8,
        text("trainings.occupation", 120),
        choice("trainings.field"),
        choice("trainings.country"),
        partial_date("trainings.from"),
        partial_date("trainings.to"),
        choice("trainings.form"),
        choice("trainings.result"),
        choice("trainings.proof"),
        choice("trainings.recognition"),
        choice("trainings.recognition_body"),
    ),
    rows(
        "studies",
        5,
        text("studies.subject", 120),
        text("studies.institution", 160),
        choice("studies.country"),
        partial_date("studies.from"),
        partial_date("studies.to"),
        choice("studies.degree"),
        choice("studies.proof"),
        choice("studies.recognition"),
    ),
    choice("recognition_counselling"),
    question(
        "further_education",
        validator=colander.Length(max=1000),
        widget=widgets.TextAreaWidget(),
    ),
    question(
        "education_goals",
        colander.Set(),
        validator=colander.Length(max=3),
        widget=widgets.CheckboxChoiceWidget(values=WORDS["education_goals"]["options"]),
    ),
)
