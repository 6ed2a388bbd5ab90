"""A form with files is read as browsers write it, in one go, and never otherwise than WebOb would."""

import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from webob import Request as WebObRequest

from mobio.web import multipart
from mobio.web.multipart import NOTHING_CHOSEN, SentFile, sent_pairs
from mobio.web.requests import Request

TYPE = "multipart/form-data; boundary=xyz"
TEXTS = st.text(st.sampled_from('a ä س%\r\n-xyz\0"&='), max_size=12)
BOX = '; filename=""\r\nContent-Type: application/octet-stream'


def part(name, value, more=""):
    """Return one part of a body."""
    head = f'--xyz\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + (value.encode() if isinstance(value, str) else value) + b"\r\n"


def body(*parts):
    """Return a body of *parts*."""
    return b"".join(parts) + b"--xyz--\r\n"


@given(st.lists(st.tuples(st.sampled_from("ab_"), TEXTS), min_size=1, max_size=5))
def test_texts_are_read_as_webob_reads_them(pairs):
    sent = body(*(part(name, text) for name, text in pairs))
    # No browser chooses a boundary that stands in a text.
    assume(not any("--xyz" in text for _name, text in pairs))
    environ = {"wsgi.input": io.BytesIO(sent), "CONTENT_LENGTH": str(len(sent))}
    asked = WebObRequest.blank("/", environ, method="POST", content_type=TYPE)
    assert sent_pairs(sent, TYPE) == list(asked.POST.items())


def test_a_file_is_its_bytes_and_loses_its_name():
    content = b"\xff\r\n\n--xy\r\n\0"
    more = '; filename="Attest Dr. Weber.pdf"\r\nContent-Type: text/html'
    ((name, sent),) = sent_pairs(body(part("file", content, more)), TYPE)
    assert (name, sent) == ("file", SentFile(content))
    assert "Weber" not in repr(sent)
    assert "xff" not in repr(sent)


NAMES = [
    '"Foto \\"Homs\\".jpg"',
    '"Foto %22Homs%22.jpg"',
    '"صورة.jpg"',
    '"a;b.jpg"',
    '"charset=latin-1.jpg"',
    f'"{"字" * 251}.jpg"',
    f'"{"%22" * 251}.jpg"',
    "a.jpg",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_kind_are_names_of_files(name):
    assert sent_pairs(body(part("file", b"x", f"; filename={name}")), TYPE) == [
        ("file", SentFile(b"x"))
    ]


def test_a_box_without_a_file_is_none_and_an_empty_file_is_one():
    empty = '; filename="leer.pdf"\r\nContent-Type: application/pdf'
    sent = body(part("a", b"", BOX), part("b", b"", empty), part("c", b"x", BOX))
    assert sent_pairs(sent, TYPE) == [
        ("a", NOTHING_CHOSEN),
        ("b", SentFile(b"")),
        ("c", SentFile(b"x")),
    ]


@pytest.mark.parametrize("quoted", ["boundary=xyz", 'boundary="xyz"', " boundary=xyz"])
def test_the_order_and_what_is_empty_stay(quoted):
    sent = body(part("b", "2"), part("a", ""), part("b", "1"))
    found = sent_pairs(sent, f"multipart/form-data;{quoted}")
    assert found == [("b", "2"), ("a", ""), ("b", "1")]


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "b" * 71,
        "multipart/form-data; boundary=x y",
        "multipart/form-data; boundary=xyz; charset=utf-16",
        "multipart/mixed; boundary=xyz",
    ],
)
def test_a_type_that_no_browser_sends_is_refused(content_type):
    with pytest.raises(ValueError, match="boundary"):
        sent_pairs(body(part("a", "b")), content_type)


INSIDE = "\r\nContent-Type: multipart/mixed; boundary=inner"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"--xyz--\r\n",
        b"\r\n" + body(part("a", "b")),
        b"words before\r\n" + body(part("a", "b")),
        body(part("a", "b")) + b"words behind",
        body(part("a", "b")) + b"\r\n",
        body(part("a", "b")) + body(part("c", "d")),
        body(part("a", "b")) + b"words behind\r\n--xyz--\r\n",
        body(b"--xyz\r\n"),
        body(b"--xyz \r\n", part("a", "b").removeprefix(b"--xyz\r\n")),
        body(part("a", ""), part("a", "").removesuffix(b"\r\n"), part("b", "c")),
        body(part("a", "words before --xyz")),
        body(part("a", "b")).removesuffix(b"--\r\n"),
        part("a", "b"),
        body(b"--xyz\r\n\r\nno head\r\n"),
        body(b"--xyz\r\nContent-Disposition: form-data\r\n\r\nno name\r\n"),
        body(b'--xyz\r\nContent-Disposition: attachment; name="a"\r\n\r\nb\r\n'),
        body(part("a", "b", f'; filename="{"x" * multipart.LONGEST_LINE}"')),
        body(part("a", "b", "\r\nContent-Type: text/plain" * 2000)),
        body(part("a", "b", "\r\nX: y")),
        body(part("a", "b", "\r\nContent-Length: 1")),
        body(part("a", "b", "\r\nContent-Type: text/plain;\r\n charset=utf-8")),
        body(b"--xyz\r\nContent-Type: text/plain\r\n" + part("a", "b").removeprefix(b"--xyz\r\n")),
        body(part("\xff", "b").replace("\xff".encode(), b"\xff")),
        body(part("a", "b", "\r\nContent-Type: text/plain; charset=utf-16")),
        body(part("a", "Yg==", "\r\nContent-Transfer-Encoding: base64")),
    ],
)
def test_a_body_that_no_browser_writes_is_refused(sent):
    with pytest.raises(ValueError, match=r"form|part|segment|boundary"):
        sent_pairs(sent, TYPE)


def test_a_form_within_a_form_is_a_text():
    inner = "--inner\r\n\r\n" * 3
    assert sent_pairs(body(part("a", inner, INSIDE)), TYPE) == [("a", inner)]


def test_a_form_may_end_without_a_line_break():
    assert sent_pairs(body(part("a", "b")).removesuffix(b"\r\n"), TYPE) == [("a", "b")]


def test_wherever_it_is_cut_off_a_form_is_refused():
    empty = '; filename="leer.pdf"\r\nContent-Type: application/pdf'
    sent = body(part("a", "b"), part("b", "", empty)).removesuffix(b"\r\n")
    for length in range(len(sent)):
        with pytest.raises(ValueError, match="form"):
            sent_pairs(sent[:length], TYPE)


@pytest.mark.parametrize("written", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_text_that_says_it_is_utf_8_is_read_and_what_is_not_is_replaced(written):
    sent = part("a", "ä".encode() + b"\xff", f"\r\nContent-Type: text/plain; charset={written}")
    assert sent_pairs(body(sent), TYPE) == [("a", "ä\ufffd")]


def test_a_quotation_mark_in_a_name_is_read_as_browsers_write_it():
    assert sent_pairs(body(part("a%22b", "c")), TYPE) == [('a"b', "c")]


def test_a_request_is_taken_apart_once_and_only_if_it_is_sent():
    request = Request.blank("/", method="POST", body=body(part("a", "1")), content_type=TYPE)
    assert request.POST is request.POST
    assert dict(request.POST) == {"a": "1"}
    request.body = body(part("a", "2"))
    assert dict(request.POST) == {"a": "2"}
    assert not Request.blank("/", content_type=TYPE).POST
