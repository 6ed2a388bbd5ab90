"""The pages: log in, ask, save, show."""

from datetime import UTC, datetime

import deform
from pyramid.csrf import get_csrf_token
from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.security import remember
from pyramid.view import forbidden_view_config, view_config, view_defaults

from bench.naive.models import Folder, Person, Share, hashed
from bench.naive.schema import SCHEMA


@view_defaults(context=Person, name="education", renderer="templates/form.pt")
class Education:
    """The form of one person; new for each request, since deform's forms remember."""

    def __init__(self, person, request):
        self.person, self.request = person, request
        self.form = deform.Form(SCHEMA, buttons=(deform.Button("save", "Speichern"),))

    @view_config(request_method="GET", permission="read")
    def ask(self):
        """Show the form with the answers."""
        values = {**self.person.education, "csrf_token": get_csrf_token(self.request)}
        return {"form": self.form.render(values), "needs": self.form.get_widget_resources()}

    @view_config(request_method="POST", permission="write")
    def save(self):
        """Keep what was sent, or show the form again with its mistakes."""
        try:
            answers = self.form.validate(self.request.POST.items())
        except deform.ValidationFailure as failure:
            self.request.response.status_int = 422
            return {"form": failure.render(), "needs": self.form.get_widget_resources()}
        del answers["csrf_token"]
        self.person.education = answers
        return HTTPSeeOther(self.request.resource_url(self.person, "education"))


@view_config(context=Share, request_method="GET", renderer="templates/form.pt")
def show(share, _request):
    """Show the answers to whoever has the link, as long as it lasts."""
    if datetime.now(UTC) > share.ends:
        raise HTTPNotFound
    form = deform.Form(SCHEMA)
    html = form.render({**share.person.education, "csrf_token": ""}, readonly=True)
    return {"form": html, "needs": form.get_widget_resources()}


@forbidden_view_config(renderer="templates/login.pt")
@view_config(context=Folder, name="login", renderer="templates/login.pt")
def log_in(request):
    """Ask for name and password, and lead to the form."""
    person = request.root["people"].get(request.POST.get("user", ""))
    if person and person.password == hashed(request.POST.get("password", "")):
        where = request.resource_url(person, "education")
        return HTTPSeeOther(where, headers=remember(request, person.__name__))
    return {"token": get_csrf_token(request)}
