"""Short ways over the coordinators' page, taken as people take them."""

FILE = "/schemas/biography/language"
PATH = "biography/language"
PACKAGE = "/schemas/actor_packages/language_school"
PACKAGE_PATH = "actor_packages/language_school"


def form_of(page, end):
    """Return the form of *page* whose action ends like this."""
    return next(form for form in page.forms.values() if form.action.partition("?")[0].endswith(end))


def begin(browser, path=FILE):
    """Begin a draft and return the page of its text."""
    page = browser.get(f"{path}/", status=200)
    return form_of(page, "/begin").submit(status=303).follow(status=200)


def type_text(page, text):
    """Type the text of a draft, save, and return the answer."""
    form = form_of(page, "/edit")
    form["text"] = text
    return form.submit()


def text_of(page):
    """Return what stands in the box of the text, with the ends of lines that files have."""
    return form_of(page, "/edit")["text"].value.replace("\r\n", "\n")


def allow_gaps(form):
    """Tick each language in which texts may be missing."""
    for box in form.fields.get("allowed", ()):
        box.checked = True
