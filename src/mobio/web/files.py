"""Files on pages of questions: take them out of what was sent, give them out, lead to them."""

from pyramid.response import Response

from mobio.engine.answers import ROW
from mobio.engine.attached import is_file, refused_token, shown_file
from mobio.engine.incoming import END_MARK, START_MARK, Malformed
from mobio.engine.lines import Reader
from mobio.services.attaching import keep_file, known_token
from mobio.services.files_checked import FileRefused
from mobio.web.headers import SANDBOXED
from mobio.web.multipart import SentFile

ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def typed_pairs(request):
    """Return the pairs of a page on which questions are only tried out: without files."""
    return [(name, value) for name, value in request.POST.items() if isinstance(value, str)]


def file_names(page_form):
    """Return {name of a box: id of its question} for each box of a page that takes a file."""
    asked = page_form.answerable.values()
    inside = [member for question in asked for member in question.members]
    return {each.name: each.id for each in (*asked, *inside) if each.kind.takes_files}


def as_typed(pairs, names):
    """Return *pairs* with an empty text for each file: they are looked at before any file is read.

    Raise Malformed for a file where the page asks for a text, and for two in one box.
    """
    found, filled = [], [set()]
    for name, value in pairs:
        if isinstance(value, str):
            found.append((name, value))
        elif name in names:
            found.append((name, ""))
        else:
            raise Malformed("a file where we asked for a text")
        if name == START_MARK:
            filled.append(set())
        elif name == END_MARK and len(filled) > 1:
            filled.pop()
        elif is_chosen(value):
            if name in filled[-1]:
                raise Malformed("two files in one box")
            filled[-1].add(name)
    return found


def is_chosen(value):
    """Tell whether *value* is a file, not the nothing of a box in which none was chosen."""
    return isinstance(value, SentFile)


def without_files(pairs, person, section, names, account, now):
    """Return *pairs* in which every file is a token, and every token that of a file we have.

    A page sends what is there before what is chosen; the last one counts. A browser's script
    sends drafts without files, and some word in their place. What ``as_typed`` refuses must not
    come here.
    """
    found, before = [], {}
    for name, value in pairs:
        if name not in names:
            found.append((name, value))
        elif isinstance(value, str):
            token = known_token(person, value)
            if token or not value:
                before[name] = token
                found.append((name, token))
        elif is_chosen(value):
            place = (section, names[name])
            found.append((name, _kept(value, before.get(name, ""), person, place, account, now)))
    return found


def _kept(upload, before, person, place, account, now):
    """Return the token of an uploaded file, or one that says why it was refused."""
    try:
        return keep_file(person, upload.content, place, account.__name__, now)
    except FileRefused as refusal:
        return refused_token(refusal.reason, before)


def file_response(attachment, number=0):
    """Return the answer that gives a file to be saved; it is never shown here.

    Its name says nothing of anybody.
    """
    name = f"anlage{f'-{number}' if number else ''}.{ENDINGS[attachment.media_type]}"
    response = Response(
        body=attachment.content,
        content_type=attachment.media_type,
        content_disposition=f"attachment; filename={name}",
    )
    response.headers["Content-Security-Policy"] = SANDBOXED
    response.headers["Cache-Control"] = "no-store"
    return response


def file_links(request, person, form, record, row_id=None):
    """Return title, size and URL of each file of a section, or of one row of it.

    What stands behind a consent that does not hold is nothing for staff.
    """
    reader = Reader(record.catalogue, request.identity.is_worker)
    return [
        {"title": title, "shown": shown_file(answer), "url": _url(request, person, answer)}
        for question in form.questions
        if record.may_ask(form, question.id) or not reader.staff
        for title, answer in _named(reader, question, record.stored(form.id, question.id), row_id)
        if answer["file"] in person["attachments"]
    ]


def _named(reader, question, answer, row_id):
    """Yield the pairs (title, answer) of the files of one question."""
    if is_file(answer) and row_id is None:
        yield question.title(reader.staff), answer
    if not any(member.kind.takes_files for member in question.members):
        return
    for number, row in enumerate(answer or (), 1):
        for each in row.values() if row_id in (None, row[ROW]) else ():
            if is_file(each):
                yield reader.row_title(question, row, number), each


def _url(request, person, answer):
    return request.resource_url(person["attachments"], answer["file"])
