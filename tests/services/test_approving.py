"""Who must have looked at what is published."""

import pytest

from mobio.services.approving import NotApproved, missing_approvals

FORM = ["biography/me@2"]
SECOND = {"account": "second", "role": "coordinator"}
OFFICER = {"account": "dpo", "role": "data_protection_officer"}


def test_a_form_needs_another_coordinator():
    assert missing_approvals(FORM, "first", []) == ("coordinator",)
    assert missing_approvals(FORM, "first", [SECOND]) == ()


def test_nobody_approves_of_what_they_wrote():
    own = {"account": "first", "role": "coordinator"}
    assert missing_approvals(FORM, "first", [own]) == ("coordinator",)
    assert missing_approvals(FORM, ("first", "second"), [own, SECOND]) == ("coordinator",)


@pytest.mark.parametrize(
    "reference",
    ["actor_packages/jc@2", "consents/share@2", "rosters/commissioner@2", "casework/note@2"],
)
def test_who_gets_what_and_what_is_noted_needs_the_data_protection_officer_too(reference):
    references = [*FORM, reference]
    assert missing_approvals(references, "first", [SECOND]) == ("data_protection_officer",)
    assert missing_approvals(references, "first", [SECOND, OFFICER]) == ()


def test_the_officer_does_not_replace_the_second_coordinator():
    assert missing_approvals(["consents/share@2"], "first", [OFFICER]) == ("coordinator",)


def test_what_is_denied_to_packages_needs_the_administration():
    assert missing_approvals(["protected/denied@2"], "first", [SECOND]) == ("administrator",)


def test_the_refusal_names_everybody_who_is_missing():
    said = str(NotApproved(("coordinator", "data_protection_officer")))
    assert "zweite Koordination" in said
    assert "Datenschutz" in said
