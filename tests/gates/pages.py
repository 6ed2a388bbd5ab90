"""Every page that somebody can look at: written by hand, compared with the views of the program.

A view that is missing here fails the build, so that no page is added which nobody has measured.
"""

import os
from dataclasses import dataclass, field

from mobio.engine.names import INTERFACE_LANGUAGES

MIRROR = ("qps", "qpm")
IN_FULL = ("de", "ar")
"""Looked at in every width and state at every change; the others fresh and on a phone."""
EVERYTHING = os.environ.get("MOBIO_TESTS") == "all"
"""Whether each language is looked at in full, and axe looks at longer words and the mirror too."""
LANGUAGES = (*INTERFACE_LANGUAGES, *MIRROR)
WORKER, PERSON, COORDINATOR, OFFICER = "keller", "amina", "brandt", "adler"
COMMISSIONER = "kuhn"
AGREED = "selam"
"""A person who has agreed to every page that asks for a consent of its own."""
HELPER = "keller+amina"
"""The worker who fills in together with the person, so that pages are in two languages."""
FILE = "/schemas/biography/language"
SHARE = "/people/{amina}/shares/"


@dataclass(frozen=True)
class Wrong:
    """How somebody gets the page of mistakes: what is typed where, and what is pressed then."""

    boxes: dict = field(default_factory=dict)
    """{CSS selector: text}; a page that has none of them in sight has no page of mistakes."""
    press: str = "main form button.primary"
    clean: str = ""
    """The value of a button that takes back what this has left behind."""


@dataclass(frozen=True)
class Page:
    """One page: its name, the view that shows it, who looks, where it is."""

    name: str
    view: tuple
    login: str | None
    path: str
    wrong: Wrong | None = None
    of_refugees: bool = False
    status: int = 200
    first: str = ""
    """What has to be pressed there before the page comes, as a CSS selector."""
    german: bool = False
    """Whether it is read in German by everybody, as are those of actors."""
    alike: bool = False
    """Whether it differs from another page in its words alone."""

    @property
    def is_mixed(self):
        """Tell whether words of files, of mails or of a second language stand beside its own."""
        return self.login in (COORDINATOR, HELPER) or self.view[0] == "Outbox"


FORM_PAGE = ("Page", "")
"""The view of the pages of the biography; there are as many as the forms in force have."""
STYLEGUIDE = ("Site", "styleguide")
WRONG_NUMBERS = "main .page input.four, main .page input[inputmode=numeric], main .page input.short"
"""Boxes that take figures alone; a word in them is a mistake on any page."""
IN_A_FORM = Wrong({WRONG_NUMBERS: "x"}, press="main form.page button.primary", clean="discard")


def is_in_full(language):
    """Tell whether pages are looked at in all widths, and with their mistakes."""
    return EVERYTHING or language in {*IN_FULL, *MIRROR}


def second(language):
    """Return the language that stands beside *language* where two people look at one screen."""
    return "de" if language == "ar" else "ar"


def own(name, view, path="", **more):
    """Return a page of a person, looked at by the person."""
    return Page(name, view, PERSON, "/people/{amina}" + path, of_refugees=True, **more)


EVERYBODY = (
    Page(
        "login",
        ("Site", "login"),
        None,
        "/login",
        of_refugees=True,
        wrong=Wrong({"#login": "niemand", "#password": "falsch"}),
    ),
    Page(
        "activate",
        ("Site", "activate"),
        None,
        "/activate",
        of_refugees=True,
        wrong=Wrong({"#login": "niemand", "#code": "111", "#password": "eins", "#again": "zwei"}),
    ),
    Page("help", ("Site", "help"), None, "/help", of_refugees=True),
    Page("privacy", ("Site", "privacy"), None, "/privacy", of_refugees=True),
    Page("imprint", ("Site", "imprint"), None, "/imprint", of_refugees=True),
    Page("accessibility", ("Site", "accessibility"), None, "/accessibility", of_refugees=True),
    Page("contacts", ("Site", "contacts"), PERSON, "/contacts", of_refugees=True),
    Page("handbook", ("Handbook", ""), None, "/handbook/", of_refugees=True),
    Page("chapter", ("ChapterPlace", ""), None, "/handbook/start", of_refugees=True),
    Page("chapter-of-actors", ("ChapterPlace", ""), None, "/handbook/open_link"),
    Page("not-found", ("errors", "404"), PERSON, "/nothing", of_refugees=True, status=404),
    Page(
        "forbidden", ("errors", "403"), PERSON, "/people/{amina}/code", of_refugees=True, status=403
    ),
    Page("bad-request", ("errors", "400"), PERSON, "/help?note=%FF", of_refugees=True, status=400),
    Page("start", ("Site", ""), OFFICER, "/"),
    Page("outbox", ("Outbox", ""), None, "/outbox"),
)
OF_A_PERSON = (
    own("home", ("Person", "")),
    own("changes", ("Person", "changes"), "/changes"),
    Page(
        "words",
        ("Site", "words"),
        PERSON,
        "/words?list=job_field&words=tailor",
        of_refugees=True,
    ),
    own("timeline", ("Person", "timeline"), "/timeline"),
    own("everything", ("Person", "everything"), "/everything"),
    own("consents", ("Consents", ""), "/consents/"),
    own(
        "declaration",
        ("Declaration", ""),
        "/consents/health/?language=ar",
        wrong=Wrong(press="button[value=agree]"),
    ),
    own("take-back", ("Declaration", "withdraw"), "/consents/participation/withdraw"),
    own("section", ("Section", ""), "/biography/education"),
    own("row", ("Row", ""), "/biography/education/school/schools/{row}", wrong=IN_A_FORM),
    own("new-row", ("Row", ""), "/biography/education/school/schools/new", wrong=IN_A_FORM),
    own("file-row", ("Row", ""), "/biography/attachments/documents/documents/{document}"),
    own("new-file-row", ("Row", ""), "/biography/attachments/documents/documents/new"),
    own("remove-row", ("Row", "remove"), "/biography/education/school/schools/{row}/remove"),
    own("read-back", ("Section", "read-back"), "/biography/education/@@read-back"),
    own("shares", ("Shares", ""), "/shares"),
    own("new-share", ("Shares", "new"), "/shares/new"),
    own("actor", ("Shares", "new"), "/shares/new?kind=jc", wrong=Wrong({"#address": "@"})),
    own("share-files", ("Share", "attachments"), "/shares/{prepared}/attachments"),
    own("consent-language", ("Share", "language"), "/shares/{prepared}/language"),
    own(
        "consent",
        ("Share", "consent"),
        "/shares/{prepared}/consent?language=ar",
        wrong=Wrong(press="button[value=accept]"),
    ),
    own("mail", ("Share", "mail"), "/shares/{accepted}/mail", wrong=Wrong({"#address": "@"})),
    own("share", ("Share", ""), "/shares/{sent}"),
    own("withdraw", ("Share", "withdraw"), "/shares/{sent}/withdraw"),
    own("agreements", ("Agreements", ""), "/agreements/"),
    own("agreement", ("CaseEntry", ""), "/agreements/{agreement}/"),
    own("agreement-goals", ("CasePage", ""), "/agreements/{agreement}/goals"),
    own("agreement-print", ("CaseEntry", "print"), "/agreements/{agreement}/@@print"),
    own("note-to-read", ("CaseEntry", ""), "/casework/{note}/"),
)
OF_ACTORS = (
    Page("offer", ("MailedLinks", "dat"), None, "/dse/dat?value={link}", german=True),
    Page(
        "opened",
        ("Opened", ""),
        None,
        "/dse/dat?value={link}",
        first="main form button",
        german=True,
    ),
    Page("gone", ("MailedLinks", "dat"), None, "/dse/dat?value=x", status=404, german=True),
)
OF_WORKERS = (
    Page("roster", ("People", "roster"), COMMISSIONER, "/people/roster"),
    Page("flyers", ("Site", "flyers"), WORKER, "/flyers"),
    Page("caseload", ("People", ""), WORKER, "/people/"),
    Page("goal-templates", ("People", "goals"), WORKER, "/people/goals"),
    Page("find", ("People", "find"), WORKER, "/people/find?words=Schule"),
    Page("find-here", ("Person", "find"), WORKER, "/people/{amina}/find?words=Schule"),
    Page("new-person", ("People", "new"), WORKER, "/people/new", wrong=Wrong({"#login": "!"})),
    Page(
        "new-code",
        ("Person", "code"),
        WORKER,
        "/people/{amina}/code",
        wrong=Wrong(press="main form button"),
    ),
    Page("home-of-another", ("Person", ""), WORKER, "/people/{amina}"),
    Page("casework", ("Casework", ""), WORKER, "/people/{amina}/casework/"),
    Page(
        "contact",
        ("Casework", "new"),
        WORKER,
        "/people/{amina}/casework/new?form=contact",
        wrong=Wrong({WRONG_NUMBERS: "x"}, press="main form.page button.primary"),
    ),
    Page("goals", ("Agreements", "new"), WORKER, "/people/{amina}/agreements/new"),
    Page(
        "agreement-together",
        ("CasePage", ""),
        WORKER,
        "/people/{amina}/agreements/{agreement}/together",
        wrong=Wrong({WRONG_NUMBERS: "x"}, press="main form.page button.primary"),
    ),
    Page(
        "consent-with-worker",
        ("Share", "consent"),
        WORKER,
        SHARE + "{prepared}/consent?language=de",
        wrong=Wrong(press="button[value=accept]"),
    ),
)
OF_COORDINATORS = (
    Page("schemas", ("Schemas", ""), COORDINATOR, "/schemas/"),
    Page("schema-new", ("Schemas", "new"), COORDINATOR, "/schemas/new",
         wrong=Wrong({"#name": "Groß"})),
    Page("schema-plan", ("Schemas", "plan"), COORDINATOR,
         "/schemas/plan?draft=biography/language",
         wrong=Wrong(press="main form[action*='/plan'] button")),
    Page("recordings", ("Schemas", "recordings"), COORDINATOR, "/schemas/recordings"),
    Page("read-aloud", ("Schemas", "read-aloud"), COORDINATOR, "/schemas/read-aloud?language=ar"),
    Page("recording", ("Schemas", "recording"), COORDINATOR,
         "/schemas/recording?text=education&language=ar",
         wrong=Wrong(press="main form button.primary")),
    Page("recording-remove", ("Schemas", "remove-recording"), COORDINATOR,
         "/schemas/remove-recording?text=education&language=de"),
    Page("schema", ("SchemaFile", ""), COORDINATOR, f"{FILE}/"),
    Page("schema-list", ("SchemaFile", ""), COORDINATOR, "/schemas/lists/general_school_type/"),
    Page("schema-edit", ("SchemaFile", "edit"), COORDINATOR, f"{FILE}/edit"),
    Page("schema-mistakes", ("SchemaFile", "edit"), COORDINATOR, "/schemas/biography/personal/edit"),
    Page("schema-upload", ("SchemaFile", "upload"), COORDINATOR, f"{FILE}/upload",
         wrong=Wrong(press="main form button")),
    Page("schema-discard", ("SchemaFile", "discard"), COORDINATOR, f"{FILE}/discard"),
    Page("schema-preview", ("SchemaFile", "preview"), COORDINATOR, f"{FILE}/preview"),
    Page("schema-texts", ("SchemaFile", "texts"), COORDINATOR, f"{FILE}/texts"),
    Page("schema-version", ("SchemaVersionPlace", ""), COORDINATOR, f"{FILE}/versions/1"),
)  # fmt: skip
OF_HELPERS = tuple(
    Page(f"helped-{name}", view, HELPER, "/people/{amina}/biography/" + path, wrong=wrong)
    for name, view, path, wrong in (
        ("section", ("Section", ""), "education", None),
        ("read-back", ("Section", "read-back"), "personal/@@read-back", None),
        ("form", FORM_PAGE, "personal/person", IN_A_FORM),
        ("intimate", FORM_PAGE, "personal/residence", IN_A_FORM),
        ("row", ("Row", ""), "education/school/schools/{row}", IN_A_FORM),
    )
)
SHEETS = ("parts", "empty", "filled", "states", "gone", "errors", "warnings", "row")
OF_BUILDERS = tuple(
    Page(f"sheet-{name}", STYLEGUIDE, None, f"/styleguide?show={name}", of_refugees=True)
    for name in SHEETS
)
"""Every kind of question and every part of a page in every state."""
GROUPS = {
    "everybody": EVERYBODY,
    "person": OF_A_PERSON,
    "actors": OF_ACTORS,
    "workers": OF_WORKERS,
    "helpers": OF_HELPERS,
    "coordinators": OF_COORDINATORS,
    "builders": OF_BUILDERS,
}
PAGES = tuple(page for group in GROUPS.values() for page in group)
NO_PAGES = {
    # what is looked at by GET and is no page
    ("Site", "print.css"),
    ("Site", "words.json"),
    ("Site", "reveal.css"),
    ("Site", "stay"),
    ("Site", "flyer.pdf"),
    ("Site", "poster.pdf"),
    ("Site", "styleguide.css"),
    ("Section", "scan.svg"),
    ("Page", "scan.svg"),
    ("Row", "scan.svg"),
    ("SchemaFile", "reveal.css"),
    ("Recording", ""),
    ("Attachment", ""),
    ("Person", "everything.json"),
    ("Person", "everything.pdf"),
    ("Share", "consent.pdf"),
    ("Share", "evidence"),
    ("Consent", ""),
    ("Declaration", "text.pdf"),
    ("Section", "paper"),
    ("CaseEntry", "agreement.pdf"),
    ("SchemaVersionPlace", "paper"),
}


def form_page(section, page):
    """Return a page of the biography; its mistake is a word where figures belong.

    What needs a consent of its own is looked at by somebody who has agreed to it.
    """
    path = f"/biography/{section}/{page.id}"
    name, more = f"form-{section}-{page.id}", {"wrong": IN_A_FORM, "of_refugees": True}
    if page.needs_consent:
        return Page(name, FORM_PAGE, AGREED, "/people/{selam}" + path, **more)
    return Page(name, FORM_PAGE, PERSON, "/people/{amina}" + path, **more)
