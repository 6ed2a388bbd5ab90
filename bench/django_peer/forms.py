"""The questions of the section, as forms and formsets with Django's own widgets."""

import json
import os
import re
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

# Labels and options are no part of the contest: they are the same in every program under test.
WORDS = json.loads(Path(os.environ["BENCH_WORDS"]).read_text("utf-8"))
WRITTEN_DATE = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}\Z")
DATES = ("from", "to")


class PartialDateWidget(forms.MultiWidget):
    """Three boxes, of which month and day may stay empty."""

    def __init__(self):
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")})

    def decompress(self, value):
        """Return day, month and year of a date like ``1994``, ``1994-6`` or ``1994-6-30``."""
        parts = value.split("-") if value else []
        return [*parts, None, None, None][2::-1]


class PartialDateField(forms.MultiValueField):
    """A date of which perhaps only the year is known."""

    def __init__(self, **kw):
        fields = [forms.CharField(max_length=4, required=False) for _part in range(3)]
        shape = RegexValidator(WRITTEN_DATE, "JJJJ, JJJJ-MM oder JJJJ-MM-TT")
        kw |= {"fields": fields, "widget": PartialDateWidget(), "validators": [shape]}
        super().__init__(require_all_fields=False, **kw)

    def compress(self, parts):
        """Return what was typed, without the empty end of it."""
        return "-".join(part or "" for part in reversed(parts)).rstrip("-")


def question(kind, place, **kw):
    """Return the field of the question at *place*, labelled; it may stay without an answer."""
    words = WORDS[place]
    return kind(label=words["label"], help_text=words["help"], required=False, **kw)


def text(place, length, **kw):
    """Return the field of a short text."""
    return question(forms.CharField, place, max_length=length, **kw)


def choice(place):
    """Return the field of a question with one answer out of a list."""
    return question(forms.ChoiceField, place, choices=[("", "–"), *WORDS[place]["options"]])


def yes_no(place):
    """Return the field of a question with one answer out of a few."""
    options = WORDS[place]["options"]
    return question(forms.ChoiceField, place, choices=options, widget=forms.RadioSelect)


def partial_date(place):
    """Return the field of a date of which perhaps only the year is known."""
    return question(PartialDateField, place)


class EducationForm(forms.Form):
    """What is asked once."""

    attends_general_school = yes_no("attends_general_school")
    general_school_type = choice("general_school_type")
    general_school_type_other = text("general_school_type_other", 120)
    general_school_grade = question(
        forms.IntegerField, "general_school_grade", min_value=1, max_value=13
    )
    attends_vocational_school = yes_no("attends_vocational_school")
    vocational_school_type = choice("vocational_school_type")
    school_years_total = question(
        forms.DecimalField, "school_years_total", min_value=0, max_value=20
    )
    highest_school_certificate = choice("highest_school_certificate")
    school_certificate_country = choice("school_certificate_country")
    school_recognition = choice("school_recognition")
    recognition_counselling = choice("recognition_counselling")
    further_education = text("further_education", 1000, widget=forms.Textarea)
    education_goals = question(
        forms.MultipleChoiceField,
        "education_goals",
        choices=WORDS["education_goals"]["options"],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_education_goals(self):
        """Refuse more than three goals."""
        goals = self.cleaned_data["education_goals"]
        if len(goals) > 3:
            raise ValidationError("Wählen Sie höchstens 3 aus.")
        return goals


class RowForm(forms.Form):
    """One row of a group."""

    def clean(self):
        """Refuse a row that ends before it begins, as far as both dates are known."""
        found = super().clean()
        begin, end = ([int(p) for p in (found.get(key) or "").split("-") if p] for key in DATES)
        known = min(len(begin), len(end))
        if begin[:known] > end[:known]:
            raise ValidationError("Das Ende liegt vor dem Anfang.")
        return found


# "from" is a word of the language, so these classes are made from a mapping.
def rows(group, most, **members):
    """Return the formset of a repeating group."""
    row = type(f"{group.title()}Row", (RowForm,), members)
    return forms.formset_factory(row, extra=0, max_num=most, validate_max=True, can_delete=True)


GROUPS = {
    "schools": rows(
        "schools",
        8,
        name=text("schools.name", 160),
        country=choice("schools.country"),
        level=choice("schools.level"),
        **{name: partial_date(f"schools.{name}") for name in DATES},
        result=choice("schools.result"),
        proof=choice("schools.proof"),
    ),
    "trainings": rows(
        "trainings",
        8,
        occupation=text("trainings.occupation", 120),
        field=choice("trainings.field"),
        country=choice("trainings.country"),
        **{name: partial_date(f"trainings.{name}") for name in DATES},
        form=choice("trainings.form"),
        result=choice("trainings.result"),
        proof=choice("trainings.proof"),
        recognition=choice("trainings.recognition"),
        recognition_body=choice("trainings.recognition_body"),
    ),
    "studies": rows(
        "studies",
        5,
        subject=text("studies.subject", 120),
        institution=text("studies.institution", 160),
        country=choice("studies.country"),
        **{name: partial_date(f"studies.{name}") for name in DATES},
        degree=choice("studies.degree"),
        proof=choice("studies.proof"),
        recognition=choice("studies.recognition"),
    ),
}
