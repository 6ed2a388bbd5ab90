"""Files of a page behind a consent: once it does not stand, they are there for the person alone."""

import pytest

from mobio.engine.attached import answer_of
from mobio.services.attaching import keep_file
from tests import papers
from tests.services.sharing_world import put_in_force
from tests.web.test_late_pages_with_a_consent import HEALTH, LIFE
from tests.web.test_pages_with_a_consent import Health

GROUP = """
  - id: findings
    type: group
    label: Ihre Befunde
    repeat: {min: 0, max: 6}
    rows: own_page
    row_title: [name]
    purpose: x
    questions:
      - {id: name, type: text, label: Name, purpose: x}
      - {id: paper, type: attachment, label: Datei, purpose: x}
"""
WITH_FILES = (
    LIFE.replace("accessibility_needs]", "accessibility_needs, findings]", 1).rstrip() + GROUP
)
NEW_TEXT = HEALTH.replace("Das Gesetz", "Das neue Gesetz", 1).replace(
    "of_german: 1", "of_german: 2"
)


def publish(county, forms):
    with county.site() as site:
        put_in_force(site, forms)


@pytest.fixture
def selam(browser, county):
    """Return Selam, who agreed and keeps a finding among what is asked about health."""
    publish(county, {"biography/life@2": WITH_FILES})
    selam = Health(browser("selam"), county)
    selam.agree()
    with county.site() as site:
        person = site["people"][county.person_id("selam")]
        place = ("life", "findings.paper")
        token = keep_file(person, papers.pdf(), place, "x", county.clock.now)
        section = person["biography"].attach(person["biography"]["life"])
        row = {"_row": "raaaaaaaa", "name": "HIV-Befund", "paper": answer_of(token)}
        sequence = site["schemas"].sequence
        section.replace({"findings": [row]}, 2, {}, sequence)
    selam.file = selam.path(f"attachments/{answer_of(token)['file']}")
    return selam


def seen(own, selam):
    """Return (status of the file, whether a page of the section names it)."""
    pages = (own.get(selam.path(f"biography/life/{name}")) for name in ("", "mobility"))
    return own.get(selam.file).status_int, {"HIV-Befund" in page.text for page in pages}


def test_a_worker_loads_it_while_the_consent_stands(selam, browser):
    assert seen(browser("vogt"), selam) == (200, {True})


def test_under_a_new_text_it_is_nowhere_for_the_worker_and_there_for_the_person(
    selam, browser, county
):
    publish(county, {"consents/health@2": NEW_TEXT})
    assert seen(browser("vogt"), selam) == (404, {False})
    assert seen(selam.own, selam) == (200, {True})


def test_that_is_so_for_former_answers_too(selam, browser, county):
    retired = LIFE + "\nupgrade:\n  - retire: findings\n"
    publish(county, {"biography/life@3": retired})
    assert browser("vogt").get(selam.file).status_int == 200
    publish(county, {"consents/health@2": NEW_TEXT})
    assert browser("vogt").get(selam.file).status_int == 404
    assert selam.own.get(selam.file).status_int == 200


def test_what_was_set_aside_before_its_question_came_behind_the_consent_is_closed_too(
    selam, browser, county
):
    open_page = "german_contacts, findings]"
    freed = LIFE.replace("german_contacts]", open_page, 1).rstrip() + GROUP
    publish(county, {"biography/life@3": freed})
    with county.site() as site:
        section = site["people"][county.person_id("selam")]["biography"]["life"]
        answers, sequence = dict(section.answers), site["schemas"].sequence
        rows = answers.pop("findings")
        aside = {"question": "findings", "row": None, "answer": rows, "sequence": sequence + 1}
        section.replace(answers, 3, {}, sequence, [aside])
    publish(county, {"consents/health@2": NEW_TEXT})
    assert browser("vogt").get(selam.file).status_int == 200
    publish(county, {"biography/life@4": WITH_FILES})
    assert browser("vogt").get(selam.file).status_int == 404
    assert "HIV-Befund" not in browser("vogt").get(selam.path("biography/life/")).text
