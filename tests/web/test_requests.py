"""The body of a plain form: read directly, and never otherwise than WebOb reads it."""

import io

from hypothesis import given
from hypothesis import strategies as st
from webob import Request as WebObRequest

from mobio.web.requests import PLAIN_FORM, Request

PIECES = b"& = + % ; a %41 %C3%A4 %c3%a4 %ff %zz %2 %00 \xff \xc3\xa4 \xd8\xb3".split(b" ")
BODIES = st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join)


def pairs_of(factory, body, content_type=PLAIN_FORM):
    """Return the pairs that a request made by *factory* finds in *body*."""
    environ = {
        "REQUEST_METHOD": "POST",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "QUERY_STRING": "a=from+the+address",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    return list(factory(environ).POST.items())


@given(BODIES)
def test_every_body_is_read_as_webob_reads_it(body):
    assert pairs_of(Request, body) == pairs_of(WebObRequest, body)


def test_the_order_of_pairs_and_empty_ones_stay():
    found = pairs_of(Request, b"b=2&a=&b=1&c&%D8%B3=%D8%A7+%26")
    assert found == [("b", "2"), ("a", ""), ("b", "1"), ("c", ""), ("س", "ا &")]


def test_a_form_that_names_its_charset_is_left_to_webob():
    assert pairs_of(Request, b"a=%C3%A4", f"{PLAIN_FORM}; charset=UTF-8") == [("a", "ä")]


def test_a_body_is_taken_apart_once():
    request = Request.blank("/", method="POST", POST={"a": "1"})
    assert request.POST is request.POST


def test_another_body_of_the_same_request_is_read_anew():
    request = Request.blank("/", method="POST", POST={"a": "1"})
    assert dict(request.POST) == {"a": "1"}
    request.body = b"a=2"
    assert dict(request.POST) == {"a": "2"}
