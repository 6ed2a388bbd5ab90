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

    def click(self, element):
        """Press or follow what *element*, a selector or a locator, finds first; its page comes.

        Without waiting the next line would read the page before: a page that is refused even has
        the same address as the one that was sent.
        """
        with self.page.expect_navigation():
            self.touch(element)

    def touch(self, element):
        """Press or follow *element*, which leads to no other page: a download, a place further down."""
        self._find(element).click()

    def check(self, element):
        """Set a box or a radio button."""
        self._find(element).check()

    def choose(self, element, code):
        """Choose the option that sends *code* from a list."""
        self._find(element).select_option(code)

    def write(self, element, text):
        """Type *text* into a box, over whatever stands there."""
        self._find(element).fill(text)

    def _find(self, element):
        found = self.page.locator(element) if isinstance(element, str) else element
        return found.first

    def press(self, german):
        """Press the button with these words, which leads to the next page."""
        self.click(self.page.get_by_role("button", name=self.say(german)))

    def press_value(self, value):
        """Press the button of a page of the biography by what it sends; the next page comes."""
        self.click(f'button[name="_do"][value="{value}"]:not(.enter)')

    def follow(self, german):
        """Follow the link with these words to its page."""
        self.click(self.page.get_by_role("link", name=self.say(german)))

    def fill(self, oid, text):
        """Type *text* into the box with that id."""
        self.write(f"#{oid}", text)

    def fill_end(self, end, text):
        """Type *text* into the box whose id ends like this, in a row whose id nobody knows."""
        self.write(f'[id$="{end}"]', text)

    def typed_end(self, end):
        """Return what stands in the box whose id ends like this."""
        return self.page.locator(f'[id$="{end}"]').input_value()

    def tick(self, oid):
        """Set the box or the radio with that id."""
        self.check(f"#{oid}")

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


class Typist(Visitor):
    """Somebody who has no mouse and no finger on the screen: Tab, Enter, Space, arrows and text."""

    STOPS = 500
    LONGEST_LIST = 400
    ROUND_OF_A_GROUP = 60

    def touch(self, element):
        """Go there by Tab and press Enter."""
        self._reach(self._find(element))
        self.page.keyboard.press("Enter")

    def check(self, element):
        """Go there by Tab; a radio button is chosen by the arrows, a box by Space."""
        found = self._find(element)
        if found.is_checked():
            return
        if found.get_attribute("type") == "radio":
            self._choose(found)
        else:
            self._reach(found)
            self.page.keyboard.press("Space")
        assert found.is_checked()

    def choose(self, element, code):
        """Go there by Tab and down to the option that sends *code*."""
        found = self._find(element)
        self._reach(found)
        self.page.keyboard.press("Home")
        for _step in range(self.LONGEST_LIST):
            if found.input_value() == code:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrow does not lead there")

    def write(self, element, text):
        """Go there by Tab, mark what stands there and type over it."""
        self._reach(self._find(element))
        self.page.keyboard.press("Control+A")
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")

    def _choose(self, found):
        group = found.get_attribute("name")
        self._tab_until(lambda: self._focused("name") == group)
        for _step in range(self.ROUND_OF_A_GROUP):
            if self._has_focus(found):
                break
            self.page.keyboard.press("ArrowDown")
        if not found.is_checked():
            self.page.keyboard.press("Space")

    def _reach(self, found):
        found.wait_for(state="visible")
        element = found.element_handle()  # found once: some pages have hundreds of stops
        self._tab_until(lambda: self._has_focus(element))

    def _tab_until(self, arrived):
        for _step in range(self.STOPS):
            if arrived():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab does not lead there")

    def _has_focus(self, found):
        return found.evaluate("element => element === document.activeElement")

    def _focused(self, attribute):
        return self.page.evaluate("name => document.activeElement.getAttribute(name)", attribute)
