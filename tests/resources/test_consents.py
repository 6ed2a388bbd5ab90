"""The evidence of consent."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.resources.consents import FACTS, Consent, Consents, Document

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def consent(**other):
    return Consent(**{**dict.fromkeys(FACTS, "x"), **other})


def test_evidence_holds_every_fact():
    page = Document("text/html; charset=utf-8", b"<p>Ja</p>")
    assert consent(shown=page).shown.data == b"<p>Ja</p>"
    assert consent(language="ar").language == "ar"


def test_evidence_with_a_missing_fact_is_refused():
    facts = dict.fromkeys(FACTS, "x")
    del facts["sha256"]
    with pytest.raises(TypeError):
        Consent(**facts)


def test_evidence_with_an_unknown_fact_is_refused():
    with pytest.raises(TypeError):
        consent(ip="127.0.0.1")


def test_new_evidence_is_unused_and_holds():
    new = consent()
    assert (new.used_at, new.superseded, new.withdrawn_at) == (None, False, None)


def test_superseded_evidence_stays_and_says_so():
    consents = Consents()
    old = consents.add_consent(consent())
    old.supersede()
    assert consents[old.__name__].superseded


def test_the_first_withdrawal_counts():
    given = consent()
    given.withdraw(NOW, "a1", "self")
    given.withdraw(NOW + timedelta(days=1), "a2", "worker")
    facts = (given.withdrawn_at, given.withdrawn_by, given.withdrawal_channel)
    assert facts == (NOW, "a1", "self")
