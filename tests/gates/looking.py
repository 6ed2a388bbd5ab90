"""A browser that opens each page once and looks at it in every size and state."""

from importlib.resources import files
from pathlib import Path

from tests.gates.pages import EVERYTHING, MIRROR, STYLEGUIDE, is_in_full, second
from tests.gates.rooms import path_of
from tests.web.county import PASSWORD

HERE = Path(__file__).parent
CHECKS = (HERE / "checks.js").read_text("utf-8")
PLACES = (HERE / "places.js").read_text("utf-8")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN_AXE = """() => axe.run(document, {
  preload: false, resultTypes: ["violations"], selectors: false,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then((found) => found.violations.flatMap((rule) =>
  rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`)))"""
WIDTHS = (360, 1280)
NARROWEST = 320
HEIGHT = 800
MISTAKEN = (400, 409, 422)
REFUSED = ("status of 4", "status of 5")  # the console says so by itself of any page of mistakes


def widths_of(page, language):
    """Return the widths in which a page is looked at."""
    if page.alike and not EVERYTHING:
        return WIDTHS[:1]
    return WIDTHS if is_in_full(language) else WIDTHS[:1]


def axe_widths(page, language):
    """Return the widths in which axe looks at a page: the markup of the mirror is the same."""
    if language in MIRROR and (not EVERYTHING or page.view == STYLEGUIDE):
        return ()
    if page.alike and not EVERYTHING:
        return ()
    return widths_of(page, language)


class Looker:
    """Somebody's browser; each language and login has its own."""

    def __init__(self, chromium, url, facts):
        self.chromium = chromium
        self.url = url
        self.facts = facts
        self._pages = {}
        self.complaints = []
        self.places = {}
        """{width: (name, distance from the start of a line, width, height) of each marked box}"""

    def tab(self, login, language):
        """Return the tab of somebody who reads that language."""
        if (login, language) not in self._pages:
            context = self.chromium.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT})
            context.set_default_timeout(15_000)
            context.add_cookies([{"name": "mobio-language", "value": language, "url": self.url}])
            tab = context.new_page()
            tab.on("console", self._hear)
            tab.on("pageerror", lambda error: self.complaints.append(str(error)))
            if login is not None:
                self._sign_in(tab, *login.split("+"), language=language)
            self._pages[login, language] = tab
        return self._pages[login, language]

    def _sign_in(self, tab, login, helped=None, *, language):
        tab.goto(f"{self.url}/login")
        tab.fill("#login", login)
        tab.fill("#password", PASSWORD)
        tab.press("#password", "Enter")
        tab.wait_for_url(lambda url: not url.endswith("/login"))
        if helped:
            tab.goto(f"{self.url}/people/{self.facts[helped]}")
            with tab.expect_navigation():
                tab.click(f'form[action$="/helping"] button[value="{second(language)}"]')

    def leave(self):
        """Close all tabs; dozens of long pages would take the processor and the memory."""
        for tab in self._pages.values():
            tab.context.close()
        self._pages.clear()

    def _hear(self, message):
        if message.type in ("error", "warning") and not any(one in message.text for one in REFUSED):
            self.complaints.append(message.text)

    def open(self, page, language):
        """Open *page* and return the tab."""
        tab = self.tab(page.login, language)
        tab.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        tab.goto(self.url + path_of(page, self.facts))
        if page.first:
            with tab.expect_navigation():
                tab.locator(page.first).click()
        return tab

    def mistake(self, page, tab):
        """Do what is wrong on *page*; tell whether it is answered as a mistake.

        What is typed into a question that is not asked is none, nor is nothing.
        """
        if page.wrong is None:
            return False
        typed = not page.wrong.boxes
        for selector, text in page.wrong.boxes.items():
            for box in tab.locator(selector).locator("visible=true").all():
                box.fill(text)
                typed = True
        if not typed:
            return False
        with tab.expect_navigation() as sent:
            tab.locator(page.wrong.press).locator("visible=true").first.click()
        return sent.value.status in MISTAKEN

    def clean(self, page, tab):
        """Take back what the mistake has left behind."""
        if page.wrong is not None and page.wrong.clean:
            tab.goto(self.url + path_of(page, self.facts))
            button = tab.locator(f'button[value="{page.wrong.clean}"]')
            if button.count():
                with tab.expect_navigation():
                    button.first.click()

    def wrong_in(self, page, tab, language):
        """Return {check: what is wrong} of what *tab* shows, in the widths of *language*."""
        by_axe = axe_widths(page, language)
        if by_axe:
            tab.evaluate(AXE)
        tab.keyboard.press("Tab")
        found = {}
        self.places = {}
        for width in widths_of(page, language):
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            if width in by_axe:
                found[f"axe-{width}"] = tab.evaluate(RUN_AXE)
            self.places[width] = tab.evaluate(PLACES)
            self._measure(page, tab, width, found)
        if is_in_full(language) and not page.alike:
            tab.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
            self._measure(page, tab, NARROWEST, found)
        found["console"], self.complaints = self.complaints, []
        return {check: wrong for check, wrong in found.items() if wrong}

    def _measure(self, page, tab, width, found):
        options = {"isOfRefugees": page.of_refugees, "isTouched": width < WIDTHS[-1]}
        for check, wrong in tab.evaluate(CHECKS, options).items():
            found[f"{check}-{width}"] = wrong

    @staticmethod
    def not_mirrored(left, right):
        """Return the boxes that lie elsewhere in the mirror, of what `places` held for each."""
        if len(left) != len(right):
            return [f"{len(left)} boxes, {len(right)} in the mirror"]
        pairs = zip(left, right, strict=True)
        return [
            (one[0], one[1:3], other[1:3])
            for one, other in pairs
            if abs(one[1] - other[1]) > 2 or abs(one[2] - other[2]) > 2
        ]
