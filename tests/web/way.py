"""The way of a share as a person goes it, step by step."""

from datetime import UTC, datetime

from mobio.services.clock import BERLIN
from tests.web.browsing import page_form, type_in

ADDRESS = "team@jobcenter.example"


def berlin(*moment):
    """Return a moment that clocks in Berlin show."""
    return datetime(*moment, tzinfo=BERLIN).astimezone(UTC)


class Way:
    """The way of one person, with a browser."""

    def __init__(self, own, county, login="selam"):
        self.own = own
        self.county = county
        self.login = login
        self.list = county.person_path(login, "shares")

    def kind(self, title="Jobcenter"):
        """Choose the kind of actor and return the form for the actor."""
        page = self.own.get(self.list).click("Neue Freigabe", index=0)
        return page_form(page.click(title))

    def prepared(self, **typed):
        """Type the actor and return the page of languages."""
        form = self.kind()
        form["actor"] = "other"
        type_in(form, {"name": "Jobcenter Sinsheim", "address": ADDRESS, **typed})
        return form.submit(status=303).follow(status=200)

    def consent(self, language="Deutsch", page=None):
        """Choose the language and return the page with the text."""
        return (page or self.prepared()).click(language)

    def accepted(self, page=None):
        """Tick, press *Akzeptieren* and return the page of the mail."""
        form = page_form(page or self.consent())
        form["agreed"] = True
        return form.submit("_do", value="accept", status=303).follow(status=200)

    def sent(self, page=None):
        """Press *Senden* and return the list of shares."""
        return page_form(page or self.accepted()).submit(status=303).follow(status=200)

    def shares(self):
        """Return the stored shares as (state, recipients)."""
        with self.county.site() as site:
            person = site["people"][self.county.person_path(self.login).split("/")[2]]
            now = self.county.clock.now
            return [
                (share.state(now), [one["address"] for one in share.recipients])
                for share in person["shares"].newest_first()
            ]

    def consents(self):
        """Return the evidence of the person about shares."""
        with self.county.site() as site:
            person = site["people"][self.county.person_path(self.login).split("/")[2]]
            return [
                dict(vars(consent))
                for consent in person["consents"].values()
                if consent.share_id is not None
            ]
