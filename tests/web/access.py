"""Who may see and do what: written by hand, compared with the program.

A view that is missing here fails the build, so that nobody adds one without saying who may see it.
"""

EVERYBODY = "everybody"

VIEWS = {
    # place, name, method: permission
    ("Site", "", "*"): "start",
    ("Site", "login", "GET"): "enter",
    ("Site", "login", "POST"): "enter",
    ("Site", "activate", "GET"): "enter",
    ("Site", "activate", "POST"): "enter",
    ("Site", "logout", "POST"): "enter",
    ("Site", "language", "POST"): "enter",
    ("Site", "stay", "GET"): "start",
    ("Site", "help", "*"): "enter",
    ("Site", "privacy", "*"): "enter",
    ("Site", "imprint", "*"): "enter",
    ("Site", "print.css", "GET"): "enter",
    ("Site", "reveal.css", "GET"): "enter",
    ("Site", "styleguide", "GET"): "enter",  # answers in development only
    ("Site", "styleguide", "POST"): "enter",
    ("Site", "styleguide.css", "GET"): "enter",
    ("Outbox", "", "GET"): "read-outbox",
    ("MailedLinks", "dat", "GET"): "open-link",
    ("MailedLinks", "dat", "POST"): "open-link",
    ("Opened", "", "GET"): "open-link",
    ("Opened", "pdf", "POST"): "open-link",
    ("People", "", "GET"): "see-caseload",
    ("People", "new", "GET"): "create-person",
    ("People", "new", "POST"): "create-person",
    ("Person", "", "GET"): "read-person",
    ("Person", "timeline", "GET"): "read-biography",
    ("Person", "code", "GET"): "issue-code",
    ("Person", "code", "POST"): "issue-code",
    ("Person", "changes", "POST"): "confirm-changes",
    ("Person", "everything", "GET"): "take-everything",
    ("Person", "everything.json", "GET"): "take-everything",
    ("Person", "everything.pdf", "GET"): "take-everything",
    ("Section", "", "GET"): "read-biography",
    ("Section", "paper", "GET"): "read-biography",
    ("Page", "", "GET"): "write-biography",
    ("Page", "", "POST"): "write-biography",
    ("Row", "", "GET"): "write-biography",
    ("Row", "", "POST"): "write-biography",
    ("Row", "remove", "GET"): "write-biography",
    ("Row", "remove", "POST"): "write-biography",
    ("Row", "restore", "POST"): "write-biography",
    ("Shares", "", "GET"): "read-shares",
    ("Shares", "new", "GET"): "share",
    ("Shares", "new", "POST"): "share",
    ("Share", "", "GET"): "read-shares",
    ("Share", "evidence", "GET"): "read-shares",
    ("Share", "language", "GET"): "share",
    ("Share", "consent", "GET"): "share",
    ("Share", "consent", "POST"): "share",
    ("Share", "consent.pdf", "GET"): "share",
    ("Share", "mail", "GET"): "share",
    ("Share", "mail", "POST"): "share",
    ("Share", "withdraw", "GET"): "withdraw",
    ("Share", "withdraw", "POST"): "withdraw",
    ("Schemas", "", "GET"): "read-schemas",
    ("Schemas", "new", "GET"): "write-schemas",
    ("Schemas", "new", "POST"): "write-schemas",
    ("Schemas", "plan", "GET"): "read-schemas",
    ("Schemas", "plan", "POST"): "publish",
    ("Schemas", "approve", "POST"): "approve",
    ("SchemaFile", "", "GET"): "read-schemas",
    ("SchemaFile", "begin", "POST"): "write-schemas",
    ("SchemaFile", "edit", "GET"): "write-schemas",
    ("SchemaFile", "edit", "POST"): "write-schemas",
    ("SchemaFile", "upload", "GET"): "write-schemas",
    ("SchemaFile", "upload", "POST"): "write-schemas",
    ("SchemaFile", "discard", "GET"): "write-schemas",
    ("SchemaFile", "discard", "POST"): "write-schemas",
    ("SchemaFile", "preview", "GET"): "read-schemas",
    ("SchemaFile", "preview", "POST"): "read-schemas",
    ("SchemaFile", "keep", "POST"): "write-schemas",
    ("SchemaFile", "reveal.css", "GET"): "read-schemas",
    ("SchemaFile", "texts", "GET"): "read-schemas",
    ("SchemaFile", "texts", "POST"): "write-schemas",
    ("SchemaVersionPlace", "", "GET"): "read-schemas",
    ("SchemaVersionPlace", "take-back", "POST"): "write-schemas",
    ("SchemaVersionPlace", "paper", "GET"): "read-schemas",
}
FOR_STRANGERS = {
    # views a stranger reaches without a person behind it
    "enter",
    "open-link",
    "read-outbox",  # answers in development only
}
BESIDE_THE_TREE = {"static files", "pages of errors"}

LOOKS = {
    # below a person: what the person sees, what the responsible worker sees; all others: 404
    "": (200, 200),
    "timeline": (200, 200),
    "code": (403, 200),
    "everything": (200, 403),
    "everything.json": (200, 403),
    "everything.pdf": (200, 403),
    "biography/education": (200, 200),
    "biography/education/@@paper": (200, 200),
    "biography/education/school": (200, 200),
    "biography/education/school/schools/new": (200, 200),
    "biography/education/school/schools/{row}": (200, 200),
    "biography/education/school/schools/{row}/remove": (200, 200),
    "shares": (200, 200),
    "shares/new": (200, 200),
    "shares/new?kind=jc": (200, 200),
    "shares/{prepared}/language": (200, 200),
    "shares/{prepared}/consent?language=de": (200, 200),
    "shares/{prepared}/consent.pdf?language=de": (200, 200),
    "shares/{accepted}/mail": (200, 200),
    "shares/{sent}": (200, 200),
    "shares/{sent}/evidence": (200, 200),
    "shares/{sent}/withdraw": (200, 200),
}
ACTS = {
    # the same for what is sent, with the fields that make it work
    "changes": ({"entry": "{entry}", "question": "gender", "verdict": "right"}, 303, 403),
    "code": ({"seen": "yes"}, 403, 200),
    "biography/education/school": ({"_end": "1"}, 303, 303),
    "biography/education/school/schools/new": ({"_end": "1"}, 303, 303),
    "biography/education/school/schools/{row}": ({"_end": "1"}, 303, 303),
    "biography/education/school/schools/{row}/remove": ({}, 303, 303),
    "biography/education/school/schools/{row}/restore": ({}, 303, 303),
    "shares/new?kind=jc": ({"name": "Amt", "address": "a@amt.example"}, 303, 303),
    "shares/{prepared}/consent?language=de": ({"_do": "cancel"}, 303, 303),
    "shares/{accepted}/mail": (
        {
            "actor": "other",
            "name": "Jobcenter Sinsheim",
            "address": "team@jobcenter.example",
            "subject": "x",
            "text": "{link}",
        },
        303,
        303,
    ),
    "shares/{sent}/withdraw": ({}, 303, 303),
}
OWNER, WORKER = "amina", "keller"
OTHERS = ("selam", "vogt", "brandt", "adler", "dorn", "kuhn")
SIGNED_IN = ("amina", "selam", "keller", "vogt", "brandt", "adler", "dorn", "kuhn")
BESIDE_PEOPLE = {
    # path: who sees it; all others who are signed in: 404
    "/people/": {"keller": 200, "vogt": 200},
    "/people/new": {"keller": 200, "vogt": 200},
    "/outbox": {},
    "/people/pabcdefghijklmnop": {},
    "/": dict.fromkeys(("amina", "selam", "keller", "vogt", "brandt", "dorn"), 303)
    | dict.fromkeys(("adler", "kuhn"), 200),
    "/stay": dict.fromkeys(SIGNED_IN, 200),
    "/schemas/": {"brandt": 200, "dorn": 200},
    "/schemas/new": {"brandt": 200},
    "/schemas/biography/language/": {"brandt": 200, "dorn": 200},
    "/schemas/biography/language/texts": {"brandt": 200, "dorn": 200},
    "/schemas/biography/language/versions/1": {"brandt": 200, "dorn": 200},
    "/help": dict.fromkeys((OWNER, WORKER, *OTHERS), 200),
}
