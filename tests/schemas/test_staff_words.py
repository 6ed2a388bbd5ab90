"""Technical terms for staff are German: who reads another language reads the plain words."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.loading import newest, read_definitions
from mobio.services.publishing import check_folders
from tests.house.sources import ROOT


@pytest.fixture(scope="module")
def german():
    sources, _objections = check_folders(ROOT / "forms", ROOT / "actor_packages")
    definitions, _files, _more = read_definitions(sources)
    return Catalogue(definitions, newest(definitions))


def technical_terms(catalogue):
    """Return the terms of all questions that stand in a section, and of their options."""
    questions = [question for form in catalogue.sections for question in form.every_question()]
    options = [option for each in questions if each.options for option in each.options.options]
    return {each.staff_label for each in (*questions, *options)} - {""}


def test_german_has_technical_terms(german):
    assert len(technical_terms(german)) > 10


def test_another_language_has_plain_words_only(german):
    assert technical_terms(german.in_language("ar")) == set()
