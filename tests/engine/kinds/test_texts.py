"""Text, long text, e-mail and phone, as people type them."""

import time
import unicodedata

import pytest
from colander import Invalid, SchemaNode, null
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.kinds.kind import ALLOWED, FORBIDDEN, OVERRIDES, TextType
from mobio.engine.lines import section_lines

INVISIBLE = "Der Text enthält unsichtbare Zeichen. Bitte tippen Sie ihn neu."
NO_ADDRESS = "Das ist keine E-Mail-Adresse. Sie sieht so aus: name@beispiel.de"
NO_PHONE = "Das ist keine Telefonnummer. Sie sieht so aus: 0170 1234567"


@pytest.fixture
def asked(form):
    return form("""
        - {id: name, type: text, label: Name}
        - {id: short, type: text, label: Kurz, min_length: 2, max_length: 5}
        - {id: story, type: long_text, label: Erzählen Sie}
        - {id: code, type: text, label: PLZ, pattern: postal_code}
        - {id: number, type: text, label: Kundennummer, pattern: customer_number}
        - {id: mail, type: email, label: E-Mail}
        - {id: phone, type: phone, label: Telefon}
        """)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Amina", "Amina"),
        ("  Amina \t Haddad ", "Amina Haddad"),
        ("علي", "علي"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("u\u0308ber", "über"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("${7*7}", "${7*7}"),
        ("no", "no"),
        ("a\u2067b\u2069c", "a\u2067b\u2069c"),
    ],
)
def test_text_is_kept_as_it_was_meant(asked, typed, kept):
    assert asked.answers({"name": typed}).stored == {"name": kept}


@pytest.mark.parametrize("typed", ["", " ", "\n \t", "\u00a0", "\u200b", "\u200e \u2069"])
def test_blanks_are_no_answer(asked, typed):
    sent = asked.answers({"name": typed}, before={"name": "Amina"})
    assert (sent.stored, sent.errors) == ({}, {})


@pytest.mark.parametrize(
    "typed", ["a\0b", "a\x1bb", "a\u202eb", "\u202aab", "a\ud800b", "a\ue000b"]
)
def test_what_cannot_be_seen_is_refused(asked, typed):
    sent = asked.answers({"name": typed, "story": typed}, before={"name": "Amina"})
    assert sent.errors == {"name": INVISIBLE, "story": INVISIBLE}
    assert sent.stored == {"name": "Amina"}


def test_what_leaves_no_mark_is_no_answer_in_other_kinds_either(asked):
    before = {"code": "69168", "mail": "a@example.org", "phone": "+491701234567"}
    sent = asked.answers(dict.fromkeys(before, "\u200b"), before=before)
    assert (sent.stored, sent.errors) == ({}, {})


def test_ten_thousand_characters_are_told_and_not_repeated(asked):
    sent = asked.answers({"name": "x" * 10_000, "story": "y" * 10_000, "mail": "z" * 10_000})
    assert sent.errors == {
        "name": "Der Text ist zu lang: 10000 Zeichen, erlaubt sind 200.",
        "story": "Der Text ist zu lang: 10000 Zeichen, erlaubt sind 1000.",
        "mail": NO_ADDRESS,
    }
    assert sent.shown_again().boxes["name"].value == "x" * 10_000


def test_a_text_has_the_length_the_file_says(asked):
    assert asked.answers({"short": "abcde"}).errors == {}
    assert "zu lang" in asked.answers({"short": "abcdef"}).errors["short"]
    assert "mindestens 2 Zeichen" in asked.answers({"short": "a"}).errors["short"]
    assert asked.answers({"short": ""}).errors == {}


def test_a_long_text_keeps_its_lines(asked):
    sent = asked.answers({"story": "eins\r\n\r\nzwei  drei\r\n"})
    assert sent.stored == {"story": "eins\n\nzwei  drei"}


def test_the_first_empty_line_of_a_long_text_comes_back(asked):
    page = asked.page({"story": "\neins"})
    assert page.boxes["story"].value == "\neins"


@pytest.mark.parametrize("typed", ["69168", "٦٩١٦٨", "۶۹۱۶۸", " 69168 "])
def test_a_postal_code_is_kept_in_plain_figures(asked, typed):
    assert asked.answers({"code": typed}).stored == {"code": "69168"}


@pytest.mark.parametrize("typed", ["6916", "691680", "D-69168", "abcde", "6916²"])
def test_a_postal_code_has_five_figures(asked, typed):
    assert asked.answers({"code": typed}).errors == {
        "code": "Eine Postleitzahl hat fünf Ziffern, zum Beispiel 69168."
    }


def test_a_customer_number_has_letters_figures_and_signs(asked):
    assert asked.answers({"number": "625D١٢٣٤٥/6-7"}).stored == {"number": "625D12345/6-7"}
    for typed in ("1234", "625 D12345", "x" * 21, "abc;d"):
        assert asked.answers({"number": typed}).errors.keys() == {"number"}


@pytest.mark.parametrize(
    "typed",
    ["amina@example.org", "a.b+c@mail.example.org", "jürgen@bücher.example", "ا@مثال.إختبار"],
)
def test_an_address_is_kept(asked, typed):
    assert asked.answers({"mail": typed}).stored == {"mail": typed}


@pytest.mark.parametrize(
    "typed",
    [
        "amina",
        "amina@example",
        "@example.org",
        "a b@example.org",
        "a@b@example.org",
        "a@example..org",
        "a@example.org, b@example.org",
        "Amina <a@example.org>",
        "a@example.org\r\nBcc: b@example.org",
        "x" * 65 + "@example.org",
        "a@" + "x." * 130 + "org",
    ],
)
def test_what_is_no_address_is_told(asked, typed):
    assert asked.answers({"mail": typed}).errors == {"mail": NO_ADDRESS}


def test_a_mean_address_costs_no_time(asked):
    start = time.process_time()
    asked.answers({"mail": "a@" + "b." * 5000, "phone": "0" * 10_000})
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "typed",
    [
        "0170 1234567",
        "+49 170 1234567",
        "0049-170-1234567",
        "(0170) 123 45 67",
        "٠١٧٠١٢٣٤٥٦٧",
        "۰۱۷۰ ۱۲۳۴۵۶۷",
    ],
)
def test_a_phone_number_is_kept_in_one_form(asked, typed):
    assert asked.answers({"phone": typed}).stored == {"phone": "+491701234567"}


@pytest.mark.parametrize(
    "typed", ["12", "abc", "0170", "+999 123456789", "0170 1234567 ext. 12", "9" * 40, "0" * 10_000]
)
def test_what_is_no_phone_number_is_told(asked, typed):
    assert asked.answers({"phone": typed}).errors == {"phone": NO_PHONE}


def test_a_number_of_another_country_keeps_its_code(asked):
    assert asked.answers({"phone": "+963 944 567 890"}).stored == {"phone": "+963944567890"}


def test_a_phone_number_comes_back_as_it_is_kept(asked):
    before = {"phone": "+491701234567"}
    assert asked.answers({}, before=before).stored == before


def test_a_phone_number_is_read_in_groups(asked):
    record = asked.record({"phone": "+491701234567"})
    line = section_lines(asked.catalogue, asked.form, record).lines[-1]
    assert (line.value, line.direction) == ("+49 170 1234567", "ltr")


def test_a_long_text_is_read_line_by_line(asked):
    record = asked.record({"story": "eins\n\nzwei"})
    line = section_lines(asked.catalogue, asked.form, record).lines[2]
    assert (line.values, line.free_text) == (("eins", "zwei"), True)


def test_the_keyboard_and_the_direction_fit_the_kind(asked):
    html = asked.page().html
    found = {
        box["name"]: (box.get("inputmode"), box.get("dir")) for box in html.select("input[dir]")
    }
    assert found == {
        "name": (None, "auto"),
        "short": (None, "auto"),
        "code": ("numeric", "ltr"),
        "number": (None, "ltr"),
        "mail": ("email", "ltr"),
        "phone": ("tel", "ltr"),
    }


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        (
            "type: text, min_length: 5, max_length: 3",
            "'5' ist größer als '3'. Tauschen Sie die Werte.",
        ),
        ("type: text, max_length: 0", "Bei 'max_length' muss mindestens 1 stehen, nicht '0'."),
        ("type: text, max_length: -3", "Bei 'max_length' muss mindestens 1 stehen, nicht '-3'."),
        ("type: text, max_length: many", "Bei 'max_length' muss eine Zahl stehen, nicht 'many'."),
        (
            "type: text, max_length: 2.5",
            "Bei 'max_length' muss eine ganze Zahl stehen, nicht '2.5'.",
        ),
        (
            'type: text, pattern: "^(a+)+$"',
            "Bei 'pattern' ist '^(a+)+$' nicht möglich. "
            "Möglich sind: postal_code, customer_number.",
        ),
        (
            "type: text, pattern: postalcode",
            "Bei 'pattern' ist 'postalcode' nicht möglich. Meinten Sie 'postal_code'? "
            "Möglich sind: postal_code, customer_number.",
        ),
    ],
)
def test_what_the_file_says_wrong_is_told(mistakes, line, mistake):
    assert mistakes(f"- {{id: a, label: A, {line}}}") == [f"2: {mistake}"]


def test_a_phone_needs_a_country_that_exists(mistakes):
    (mistake,) = mistakes("- {id: a, label: A, type: phone, country: XX}")
    assert mistake.startswith("2: Bei 'country' ist 'XX' nicht möglich.")


@given(st.text())
def test_a_text_is_refused_for_what_nobody_can_see_and_for_nothing_else(text):
    node = SchemaNode(TextType(lines=True), missing=null)
    controls = any(unicodedata.category(c) in FORBIDDEN and c not in ALLOWED for c in text)
    if controls or any(c in OVERRIDES for c in text):
        with pytest.raises(Invalid):
            node.deserialize(text)
    else:
        node.deserialize(text)
