"""One address is read as one address, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.services.addresses import FREE_MAIL, BadAddress, is_free_mail, read_address


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("info@school.example", "info@school.example"),
        ("  info@school.example\t", "info@school.example"),
        ("Info.Post+b1@School.EXAMPLE", "Info.Post+b1@school.example"),
        ("info@sprach-schule.heidelberg.example", "info@sprach-schule.heidelberg.example"),
        ("info@müller.example", "info@xn--mller-kva.example"),
        ("info@schule.xn--vermgensberatung-pwb", "info@schule.xn--vermgensberatung-pwb"),
    ],
)
def test_an_address_is_read(typed, read):
    assert read_address(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "info",
        "info@",
        "@school.example",
        "info@localhost",
        "info@school",
        "a@b@school.example",
        "a@school.example,b@evil.example",
        "a@school.example;b@evil.example",
        "a@school.example b@evil.example",
        "Schule <info@school.example>",
        "<info@school.example>",
        '"info"@school.example',
        "o'brien@school.example",
        "info@school.example\nBcc: b@evil.example",
        "info@school.example\r\n",
        "info@school.example\x00",
        "info\u200b@school.example",
        "größe@school.example",
        ".info@school.example",
        "info.@school.example",
        "in..fo@school.example",
        "info@-school.example",
        "info@school-.example",
        "info@school..example",
        "info@.example",
        "info@school.example.",
        "info@127.0.0.1",
        "info@[127.0.0.1]",
        "info@school.123",
        "info@straße.example",
        "info@schule\u200c.example",
        "info@" + "a" * 64 + ".example",
        "a" * 65 + "@school.example",
        "info@" + "a.b." * 62 + "example",
    ],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(BadAddress):
        read_address(typed)


def test_several_addresses_in_one_field_are_told_so():
    with pytest.raises(BadAddress) as refusal:
        read_address("a@school.example, b@school.example")
    assert "nur eine" in refusal.value.reason


def test_reasons_can_be_translated():
    with pytest.raises(BadAddress) as refusal:
        read_address("info")
    assert refusal.value.reason.domain == "mobio"


@given(st.text())
def test_what_is_read_is_always_one_plain_address(text):
    try:
        address = read_address(text)
    except BadAddress:
        return
    assert address.isascii()
    assert address.count("@") == 1
    assert not set(address) & set(" ,;<>\"'\r\n\x00()[]:\\")
    assert read_address(address) == address


@given(st.from_regex(r"\A[a-z]{1,5}@[a-z]{1,5}\.[a-z]{2,5}\Z"))
def test_plain_addresses_are_read_as_they_are(text):
    assert read_address(text) == text


@pytest.mark.parametrize("domain", FREE_MAIL)
def test_private_mail_is_recognised(domain):
    assert is_free_mail(f"person@{domain}")
    assert is_free_mail(f"person@{domain.upper()}")
    assert not is_free_mail(f"person@{domain}.example")


def test_the_list_of_private_mail_has_no_double():
    assert len(FREE_MAIL) == len(set(FREE_MAIL))
    assert all(domain == domain.lower() for domain in FREE_MAIL)
