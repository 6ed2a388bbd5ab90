"""A translation is stale when the German text has changed since, not with every new number."""

import pytest

from mobio.engine.linking import check
from tests.engine.asked import sources, with_menu

OTHERS = "en fr fa ur kmr mnk tr prs ti".split()
TEXT = """
title: E
texts:
  de: {{title: T, text: {german}, tick: Ja, reviewed: {reviewed}}}
  ar: {{title: T, text: نعم, tick: نعم, reviewed: no, of_german: {of_german}}}
not_offered: {{{absent}}}
"""


def consent(german="Ja.", reviewed="no", of_german=1, absent=()):
    named = ", ".join(f"{language}: x" for language in (*OTHERS, *absent))
    return TEXT.format(german=german, reviewed=reviewed, of_german=of_german, absent=named)


def told(second):
    files = {"consents/c@1": consent(), "consents/c@2": second}
    found = check(sources(with_menu(files)))[1]
    return [each.message for each in found if "c/2.yaml" in each.file or "c@2" in each.file]


def test_a_translation_of_an_older_german_text_is_told():
    assert told(consent("Nein.")) == [
        "Der Text auf 'ar' gehört zu einer älteren deutschen Fassung. Prüfen Sie ihn."
    ]


@pytest.mark.parametrize(
    "second",
    [
        consent(reviewed="{by: DSB, on: 2027-01-10}"),
        consent("Nein.", of_german=2),
        consent("Nein.", absent=["ar"]),
    ],
    ids=["only reviewed", "translated anew", "not offered"],
)
def test_nothing_is_told_of_a_review_of_a_new_translation_or_of_what_nobody_is_offered(second):
    assert told(second) == []
