"""Packages name questions that exist, one by one, and none that is denied."""

import pytest

from tests.engine.asked import CONSENT, OWN

FORM = """
    - {id: name, type: text, label: N}
    - {id: note, type: note, label: Hinweis}
    - {id: scan, type: attachment, label: Datei}
    - {id: faith, type: text, label: G, sensitive: art9}
    - {id: health, type: text, label: H}
    - id: rows
      type: group
      label: Z
      questions: [{id: a, type: text, label: A}, {id: b, type: text, label: B}]
    - id: cures
      type: group
      label: K
      sensitive: art9
      questions: [{id: a, type: text, label: A}]
    """
DENIED = """
    title: Nie
    questions:
      own: [health, rows.b]
      nowhere: [children.name]
    attachments: [medical]
    exceptions:
      doctor: {own: [health]}
    """
PACKAGE = """
    title: Amt
    purpose: Beratung
    consent: consents/share
    recipients: authority
    questions:
      {questions}
    """
FILES = {OWN: FORM, "consents/share": CONSENT, "protected/denied": DENIED}


@pytest.fixture
def told(mistakes):
    """Return a function that tells the mistakes of a package with these questions."""

    def tell(questions, package="office", **options):
        text = PACKAGE.replace("{questions}", questions)
        return mistakes(text, f"actor_packages/{package}", {**FILES, **options})

    return tell


@pytest.mark.parametrize(
    "questions", ["own: [name]", "own: [rows.a, name]", "person: [{id: born, show_as: age}, last]"]
)
def test_questions_that_exist_may_be_named(told, questions):
    assert told(questions) == []


@pytest.mark.parametrize(
    ("questions", "mistake"),
    [
        (
            "own: [nmae]",
            "Die Frage 'nmae' gibt es nicht. Meinten Sie 'name'? Prüfen Sie den Namen.",
        ),
        (
            "own: [rows.c]",
            "Die Frage 'rows.c' gibt es nicht. Meinten Sie 'rows.b'? Prüfen Sie den Namen.",
        ),
        (
            "ownn: [name]",
            "Den Abschnitt 'ownn' gibt es nicht. Meinten Sie 'own'? Prüfen Sie den Namen.",
        ),
        ('own: ["*"]', "'*' ist nicht erlaubt. Nennen Sie jede Frage einzeln."),
        ('own: ["rows.*"]', "'rows.*' ist nicht erlaubt. Nennen Sie jede Frage einzeln."),
        (
            "own: [rows]",
            "'rows' ist eine Gruppe. Nennen Sie ihre Fragen einzeln, zum Beispiel rows.a.",
        ),
        ("own: [note]", "'note' ist nur ein Hinweis ohne Antwort. Nehmen Sie ihn heraus."),
        ("own: [name, name]", "'name' steht schon in Zeile 6. Löschen Sie eines davon."),
        (
            "own: [{id: name, show_as: age}]",
            "'name' ist keine Frage nach einem Datum. Nennen Sie eine.",
        ),
        (
            "own: [faith]",
            "'faith' darf in keinem Paket stehen (geschützt). Nehmen Sie die Frage heraus.",
        ),
        (
            "own: [cures.a]",
            "'cures.a' darf in keinem Paket stehen (geschützt). Nehmen Sie die Frage heraus.",
        ),
        (
            "own: [health]",
            "'health' darf in keinem Paket stehen (geschützt). Nehmen Sie die Frage heraus.",
        ),
        (
            "own: [rows.b]",
            "'rows.b' darf in keinem Paket stehen (geschützt). Nehmen Sie die Frage heraus.",
        ),
        (
            "own: [scan]",
            "'scan' ist eine Datei. Nennen Sie unter 'attachments', welche Arten mitgehen dürfen.",
        ),
        (
            "own: [{id: name, show_as: year}]",
            "Bei 'show_as' ist 'year' nicht möglich. Möglich sind: age.",
        ),
    ],
)
def test_what_may_not_be_named_is_told(told, questions, mistake):
    assert told(questions) == [f"6: {mistake}"]


def test_an_exception_counts_for_its_package_only(told):
    assert told("own: [health]", "doctor") == []
    assert told("own: [health]", "office") != []


def test_a_denied_group_stands_for_all_its_questions(told):
    denied = "title: Nie\nquestions: {own: [rows]}\n"
    assert len(told("own: [rows.a, rows.b]", **{"protected/denied": denied})) == 2


def test_a_denied_attachment_is_told(mistakes):
    questions = "own: [name]\n    attachments: [cv, medical]"
    text = PACKAGE.replace("{questions}", questions)
    kinds = """
        title: Anlagen
        stands_for: attachments
        options: [{code: cv, label: Lebenslauf}, {code: medical, label: Arztbrief}]
        """
    files = {**FILES, "lists/kinds": kinds}
    assert mistakes(text, "actor_packages/office", files) == [
        "7: 'medical' darf in keinem Paket stehen (geschützt). Nehmen Sie die Frage heraus."
    ]
    assert mistakes(text.replace("cv", "cw"), "actor_packages/office", files)[0] == (
        "7: 'cw' gibt es in der Liste 'lists/kinds' nicht. Prüfen Sie den Code."
    )
    assert mistakes(text, "actor_packages/office", FILES)[1] == (
        "7: Keine Liste hat 'stands_for: attachments'. "
        "Eine Liste muss die Arten von Anlagen nennen."
    )


def test_a_package_needs_a_consent_that_exists(mistakes):
    files = {OWN: FORM, "protected/denied": DENIED}
    found = mistakes(PACKAGE.replace("{questions}", "own: [name]"), "actor_packages/office", files)
    assert found == ["3: 'consents/share' gibt es nicht. Legen Sie die Datei an."]


def test_a_question_that_nobody_needs_must_say_what_it_is_for(mistakes):
    found = mistakes(
        """
        - {id: shared, type: text, label: A}
        - {id: useful, type: text, label: B, purpose: Beratung}
        - {id: useless, type: text, label: C}
        - {id: note, type: note, label: Hinweis}
        - id: rows
          type: group
          label: Z
          questions: [{id: a, type: text, label: A}, {id: b, type: text, label: B, purpose: x}]
        """,
        files={
            "consents/share": CONSENT,
            "actor_packages/office": PACKAGE.replace("{questions}", "own: [shared]"),
        },
        severity="warning",
    )
    assert [each.partition(". ")[0] for each in found] == [
        "4: Die Frage 'useless' steht in keinem Paket",
        "9: Die Frage 'rows.a' steht in keinem Paket",
    ]
