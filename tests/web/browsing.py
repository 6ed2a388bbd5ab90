"""A browser for tests: signs in as people do and fills in pages as people do."""

import re

from webtest import TestApp
from webtest.forms import Checkbox, Radio, Select

from tests.web.county import PASSWORD

FORM = "application/x-www-form-urlencoded"
TOKEN = re.compile(r'name="csrf_token" value="[A-Za-z0-9_-]{86}"')


class Browser(TestApp):
    """Somebody's browser. It never takes an error for an exception: tests look at the status."""

    def do_request(self, req, status=None, expect_errors=None):
        """Send the request; any status is an answer, unless the test names the one it wants."""
        answer = super().do_request(req, "*", expect_errors)
        if status not in (None, "*"):
            said = main_text(answer) if answer.content_type == "text/html" else ""
            assert answer.status_int == status, f"{answer.status}: {said[:500]}"
        return answer

    def sign_in(self, login, password=PASSWORD, wanted=303):
        """Fill in the login page and return the answer."""
        form = page_form(self.get("/login"))
        form["login"], form["password"] = login, password
        return form.submit(status=wanted)

    def token(self, path="/help"):
        """Return the token that forms of this browser carry."""
        return self.get(path, status=200).html.find("input", {"name": "csrf_token"})["value"]

    def send(self, path, fields=(), token=None, **options):
        """Send *fields* by POST with the right token, as a form that is not ours would."""
        pairs = [("csrf_token", token or self.token()), *fields]
        return self.post(path, pairs, **options)

    def raw(self, path, body=b"", content_type=FORM, method="POST", headers=None):
        """Send *body* as it is, with the cookies and the host of this browser."""
        request = self.RequestClass.blank(path, self._make_environ())
        request.method, request.body, request.content_type = method, body, content_type
        request.headers.update(headers or {})
        return self.do_request(request)


def page_form(page):
    """Return the form a page is about: the last one, after language and sign-out."""
    return page.forms[max(key for key in page.forms if isinstance(key, int))]


def box(form, oid):
    """Return the box of *form* with that id in the page."""
    found = [field for fields in form.fields.values() for field in fields]
    named = form.fields.get(oid, [])  # radio buttons are found by their common name
    return next(field for field in [*named, *found] if oid in (field.name, field.id))


def type_in(form, boxes):
    """Type, choose and tick: {id in the page: text, code or True}."""
    for oid, value in boxes.items():
        field = box(form, oid)
        if isinstance(field, Checkbox):
            field.checked = bool(value)
        elif isinstance(field, Radio | Select):
            field.value = value
        else:
            field.value = value


def save(form, action="save", **options):
    """Press a button of a page of the biography."""
    return form.submit("_do", value=action, **options)


def autosave(form, **options):
    """Send a page of the biography as its script does while somebody types."""
    pairs = [("_do", "draft"), *(pair for pair in form.submit_fields() if pair[1] is not None)]
    return form.response.goto(form.action, method="POST", params=pairs, **options)


def main_text(page):
    """Return what a page says between its frame."""
    found = page.html.select_one("#main") or page.html
    return " ".join(found.get_text(" ", strip=True).split())


def without_token(page):
    """Return the markup of *page* without what differs at each look."""
    return TOKEN.sub("", page.text)
