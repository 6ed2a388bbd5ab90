"""Put files into pages as people do."""

from webtest.forms import File, Upload

from mobio.engine.attached import answer_of
from mobio.services.attaching import keep_file
from tests import papers
from tests.web.browsing import page_form, save, type_in

DOCUMENTS = "biography/attachments/documents"
QUESTION = ("attachments", "documents.file")


def file_box(form):
    """Return the box of *form* that takes a file."""
    return next(each for each in form.fields["file"] if isinstance(each, File))


def choose(form, content, name="Foto aus Homs.jpg", declared="image/jpeg"):
    """Choose a file; its name and the type it declares may be anything."""
    file_box(form).value = Upload(name, content, declared)


def new_document(own, county, login="amina"):
    """Press *Hinzufügen* and return the form of the new row."""
    page = own.get(county.person_path(login, DOCUMENTS), status=200)
    return page_form(save(page_form(page), "add:documents", status=303).follow(status=200))


def typed(form, **answers):
    """Type *answers* into the boxes of a row."""
    row_id = form["_new"].value
    type_in(form, {f"documents-{row_id}-{name}": text for name, text in answers.items()})
    return form


def upload(own, county, content, login="amina", **answers):
    """Add a document and return the answer of *Speichern*."""
    form = typed(new_document(own, county, login), **answers)
    choose(form, content)
    return save(form)


def documents(county, login="amina"):
    """Return the stored documents of a person."""
    return county.answers(login, "attachments").get("documents", [])


def files(county, login="amina"):
    """Return {id: bytes} of all files of a person."""
    with county.site() as site:
        person = site["people"][county.person_id(login)]
        return {name: each.content for name, each in person["attachments"].items()}


def give_document(county, login, kind, title="", content=None):
    """Store a document as if it had been uploaded, and return its answer."""
    with county.site() as site:
        person = site["people"][county.person_id(login)]
        token = keep_file(person, content or papers.pdf(), QUESTION, "test", county.clock.now)
        named = answer_of(token)
        section = person["biography"].attach(person["biography"]["attachments"])
        rows = section.answers.get("documents", [])
        row = {"_row": f"r{len(rows) + 2:0>8}".replace("0", "a"), "kind": kind, "file": named}
        row |= {"title": title} if title else {}
        section.replace({**section.answers, "documents": [*rows, row]}, 1, {}, section.sequence)
    return named
