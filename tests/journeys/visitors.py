"""Somebody with a browser: what they read, fill in and press."""

import functools
import os
import re
from pathlib import Path

import polib

from tests.house.sources import ROOT
from tests.web.county import PASSWORD

SHOTS = os.environ.get("MOBIO_SHOTS")
"""A folder for pictures of the pages that journeys come by; none are taken without it."""


@functools.cache
def words(language, domain):
    """Return {German: translation} of a domain, without what is not translated."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
    entries = polib.pofile(str(path)) if path.is_file() else ()
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.fuzzy}


class Visitor:
    """One browser, and the language its reader understands."""

    def __init__(self, page, home, language):
        self.page = page
        self.home = home
        self.language = language
        self.complaints = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message):
        # A refused form is answered with 422 or 404, and the console says so by itself.
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def say(self, german):
        """Return the words of the page for a *german* text."""
        if self.language == "de":
            return german
        text = words(self.language, "mobio").get(german)
        return text or words(self.language, "forms").get(german, german)

    def open(self, path):
        """Type an address; return the answer."""
        return self.page.goto(path if path.startswith("http") else self.home + path)

    def press(self, german):
        """Press the button with these words."""
        self.page.get_by_role("button", name=self.say(german)).first.click()

    def press_value(self, value):
        """Press the button of a page of the biography by what it sends."""
        self.page.locator(f'button[name="_do"][value="{value}"]:not(.enter)').click()

    def follow(self, german):
        """Follow the link with these words."""
        self.page.get_by_role("link", name=self.say(german)).first.click()

    def fill(self, oid, text):
        """Type *text* into the box with that id."""
        self.page.locator(f"#{oid}").fill(text)

    def fill_end(self, end, text):
        """Type *text* into the box whose id ends like this, in a row whose id nobody knows."""
        self.page.locator(f'[id$="{end}"]').fill(text)

    def typed_end(self, end):
        """Return what stands in the box whose id ends like this."""
        return self.page.locator(f'[id$="{end}"]').input_value()

    def tick(self, oid):
        """Set the box or the radio with that id."""
        self.page.locator(f"#{oid}").check()

    def sign_in(self, login, password=PASSWORD):
        """Sign in on the login page."""
        self.open("/login")
        self.fill("login", login)
        self.fill("password", password)
        self.press("Anmelden")
        return self

    def sign_out(self):
        """Press the button in the head of the page."""
        self.press("Abmelden")

    @property
    def path(self):
        """Return the path of the page that is open."""
        return re.sub(r"^https?://[^/]+", "", self.page.url).partition("?")[0]

    @property
    def text(self):
        """Return what the page says between its frame."""
        return " ".join(self.page.locator("#main").inner_text().split())

    def texts(self, selector):
        """Return the words of each element that *selector* finds."""
        found = self.page.locator(selector).all_inner_texts()
        return [" ".join(text.split()) for text in found]

    def keep_picture(self, name):
        """Keep a picture of the whole page where pictures are wanted."""
        if SHOTS:
            path = Path(SHOTS) / f"{name}-{self.language}-{self.page.viewport_size['width']}.png"
            self.page.screenshot(path=path, full_page=True, caret="initial")
