"""Bounds of dates as they are written."""

import pytest

BOUNDS = """
    - {{id: from, type: partial_date, label: Von}}
    - {{id: to, type: partial_date, label: Bis, not_before: {bound}}}
    """


@pytest.mark.parametrize(
    "bound",
    [
        "{id: from}",
        "{id: from, plus: 3y}",
        "{role: birth_date, plus: 3y, message: Zu früh}",
        "{today: yes, minus: 90d}",
        "{date: 2000-01-01, severity: warning}",
        "{id: from, if: {from: {answered: yes}}}",
        "[{id: from}, {today: yes}]",
        "{id: person.born}",
    ],
)
def test_every_way_to_say_a_bound_is_understood(mistakes, bound):
    assert mistakes(BOUNDS.format(bound=bound)) == []


@pytest.mark.parametrize(
    ("bound", "mistake"),
    [
        ("{}", "Hier fehlt 'id, role, today, date'. Ergänzen Sie es."),
        ("{today: no}", "Hier fehlt 'id, role, today, date'. Ergänzen Sie es."),
        ("from", "Hier werden Angaben der Form 'wort: wert' erwartet."),
        (
            "{id: from, plus: 3}",
            "'3' ist keine Zeitspanne. Schreiben Sie zum Beispiel 3y, 6m oder 90d.",
        ),
        (
            "{date: 2023-02-29}",
            "Bei 'date' muss ein Datum wie 2027-01-31 stehen, nicht '2023-02-29'.",
        ),
        ("{date: 20230201}", "Bei 'date' muss ein Datum wie 2027-01-31 stehen, nicht '20230201'."),
        (
            "{role: birthdate}",
            "Bei 'role' ist 'birthdate' nicht möglich. Meinten Sie 'birth_date'? Möglich sind: ",
        ),
        ("{id: from, severity: fatal}", "Bei 'severity' ist 'fatal' nicht möglich."),
        ("{id: from, today: yes}", "Nennen Sie nur eines von id, role, today, date."),
        ("{id: from, plus: 1y, minus: 1y}", "Nennen Sie nur eines von plus, minus."),
    ],
)
def test_what_is_wrong_in_a_bound_is_told(mistakes, bound, mistake):
    (told,) = mistakes(BOUNDS.format(bound=bound))
    assert told.startswith(f"3: {mistake}")
