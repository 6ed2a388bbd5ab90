"""Who may receive a share."""

from types import SimpleNamespace

import pytest

from mobio.services.addresses import FREE_MAIL
from mobio.services.recipients import (
    MAX_NAME_LENGTH,
    MOST,
    RecipientRefused,
    read_recipients,
    warned_recipients,
)
from mobio.services.refusals import NotAllowed
from tests.services.sharing_world import to

PRIVATE = f"person@{FREE_MAIL[0]}"


def package(recipients):
    return SimpleNamespace(recipients=recipients)


AUTHORITY, COMPANY, SCHOOL = map(package, ("authority", "company", "school"))


def read(*recipients, of=AUTHORITY):
    return read_recipients(of, recipients)


def test_a_recipient_has_no_selector_before_it_is_sent():
    assert read(to()) == (
        {"kind": "to", "name": "Amt Nord", "address": "info@office.example", "selector": None},
    )


def test_names_are_one_line_of_bearable_length():
    [recipient] = read(to(name="  Amt \n Nord\t" + "x" * 500))
    assert recipient["name"].startswith("Amt Nord x")
    assert len(recipient["name"]) == MAX_NAME_LENGTH


def test_several_receive_it_in_their_order():
    found = read(to("a@office.example"), to("b@office.example", kind="cc"))
    assert [(each["kind"], each["address"]) for each in found] == [
        ("to", "a@office.example"),
        ("cc", "b@office.example"),
    ]


def test_the_wrong_address_is_named_by_its_position():
    with pytest.raises(RecipientRefused) as refusal:
        read(to(), to("b@office.example, c@office.example", kind="cc"))
    assert refusal.value.position == 1
    assert "nur eine" in refusal.value.reason


@pytest.mark.parametrize("again", ["info@office.example", "INFO@Office.example"])
def test_nobody_receives_it_twice(again):
    with pytest.raises(RecipientRefused) as refusal:
        read(to(), to(again, kind="cc"))
    assert refusal.value.position == 1


def test_somebody_must_receive_it():
    with pytest.raises(NotAllowed):
        read()
    with pytest.raises(NotAllowed):
        read(to(kind="cc"))


def test_there_are_only_so_many():
    many = [to(f"a{number}@office.example", kind="cc") for number in range(MOST)]
    with pytest.raises(NotAllowed) as refusal:
        read(to(), *many)
    assert str(MOST) in refusal.value.reason.interpolate()


def test_a_kind_nobody_knows_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="cc"):
        read(to(kind="bcc"))


def test_an_authority_has_no_private_mail():
    with pytest.raises(RecipientRefused) as refusal:
        read(to(), to(PRIVATE, kind="cc"))
    assert refusal.value.position == 1


@pytest.mark.parametrize("kind", [COMPANY, SCHOOL])
def test_a_company_or_school_may_have_private_mail_with_a_warning(kind):
    recipients = [to("a@firm.example"), to(f" {PRIVATE} ", kind="cc")]
    assert len(read(*recipients, of=kind)) == 2
    assert warned_recipients(kind, recipients) == (1,)


def test_authorities_are_refused_not_warned():
    assert warned_recipients(AUTHORITY, [to(PRIVATE)]) == ()
