"""Write schema files without a file: begin a draft, change it, translate it, approve, discard it.

Nothing here reaches anybody until it is published.
"""

from mobio.engine.loading import READERS
from mobio.engine.reader import LARGEST
from mobio.engine.references import ID, Reference
from mobio.engine.returning import CannotReturn
from mobio.engine.words import _
from mobio.resources.drafts import Draft
from mobio.services.refusals import NotAllowed
from mobio.services.returning import again

GUARDED = ("protected",)
"""Folders that no coordinator writes: what is denied to packages is decided elsewhere."""
FOLDERS = tuple(folder for folder in READERS if folder not in GUARDED)

NO_FILE = _("Wählen Sie zuerst eine Datei aus.")
TOO_LARGE = _("Die Datei ist größer als 256 KB. Der Entwurf ist unverändert.")
NOT_UTF8 = _("Die Datei ist kein Text in UTF-8. Der Entwurf ist unverändert.")
TOO_LONG = _("Der Text ist länger als 256 KB. Kürzen Sie ihn. Der Entwurf ist unverändert.")
TAKEN = _("Diese Datei gibt es schon. Öffnen Sie sie in der Liste.")
BAD_ID = _("Der Name darf nur a-z, 0-9 und _ enthalten und beginnt mit a-z.")
BAD_FOLDER = _("Wählen Sie eine Art von Datei aus.")
HAS_DRAFT = _("Es gibt schon einen Entwurf. Verwerfen oder veröffentlichen Sie ihn zuerst.")
NOT_HERE = _("Diese Datei wird nicht auf der Seite geändert.")


class Overtaken(Exception):
    """Somebody else changed the draft since the page was opened; nothing was changed."""


def begin(schemas, path, account, now):
    """Return the draft of *path*, begun with the text in force if there is none yet."""
    _refuse_guarded(path)
    draft = schemas.drafts.get(path)
    if draft is not None and draft.text is not None:
        return draft
    number = schemas.in_force[path]
    draft = _draft(schemas, path, account, now)
    draft.write(schemas.text_of(f"{path}@{number}"), number + 1, account.__name__, now)
    return draft


def begin_new(schemas, folder, name, title, account, now):
    """Return the draft of a file that never was; raise NotAllowed with what is wrong."""
    if folder not in FOLDERS:
        raise NotAllowed(BAD_FOLDER)
    if not ID.match(name):
        raise NotAllowed(BAD_ID)
    path = f"{folder}/{name}"
    if schemas.knows(path):
        raise NotAllowed(TAKEN)
    draft = _draft(schemas, path, account, now)
    draft.write(f"title: {_one_line(title)}\n", 1, account.__name__, now)
    return draft


def _one_line(title):
    words = " ".join(title.split()).replace("\\", "").replace('"', "")
    return f'"{words}"'


def take_back(schemas, path, number, account, now):
    """Return a draft of *path* with the text of its version *number*; raise NotAllowed.

    An old text comes back as the next number, with the steps it needs: what was published is never
    undone.
    """
    _refuse_guarded(path)
    draft = schemas.drafts.get(path)
    if draft is not None and draft.text is not None:
        raise NotAllowed(HAS_DRAFT)
    folder, _slash, name = path.partition("/")
    reference = Reference(folder, name, number)
    try:
        text = again(schemas, reference).content.decode("utf-8")
    except CannotReturn:
        # The mistakes of the old text then say what only a person can decide.
        text = schemas.text_of(str(reference))
    draft = _draft(schemas, path, account, now)
    draft.write(text, schemas.in_force[path] + 1, account.__name__, now)
    return draft


def _draft(schemas, path, account, now):
    if path not in schemas.drafts:
        number = schemas.in_force.get(path, 0) + 1
        schemas.drafts[path] = Draft(path, number, account.__name__, now)
    return schemas.drafts[path]


def _refuse_guarded(path):
    if path.partition("/")[0] in GUARDED:
        raise NotAllowed(NOT_HERE)


def save_text(schemas, draft, typed, revision, account, now):
    """Keep the *typed* text; raise Overtaken or NotAllowed before anything is changed.

    The number is the next one: somebody may have published meanwhile.
    """
    text = plain_lines(typed)
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise NotAllowed(TOO_LONG)
    if revision != draft.revision and text != draft.text:
        raise Overtaken
    number = schemas.in_force.get(draft.path, 0) + 1
    draft.write(text, number, account.__name__, now)


def plain_lines(typed):
    """Return *typed* with the ends of lines that files have; browsers send two characters."""
    return typed.replace("\r\n", "\n").replace("\r", "\n")


def read_upload(content):
    """Return the text of an uploaded file; raise NotAllowed if it is none."""
    if len(content) > LARGEST:
        raise NotAllowed(TOO_LARGE)
    try:
        return plain_lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotAllowed(NOT_UTF8) from None


def discard(schemas, path, revision):
    """Forget the draft of *path*; raise Overtaken if it is not the one that was seen."""
    if schemas.drafts[path].revision != revision:
        raise Overtaken
    del schemas.drafts[path]


def save_words(schemas, path, language, messages, revision, account, now):
    """Keep translations of *path*; begin a draft that has no text where there is none.

    *messages* replace what the draft says in *language*. Raises Overtaken.
    """
    draft = schemas.drafts.get(path)
    if revision != (draft.revision if draft is not None else 0):
        raise Overtaken
    if draft is None and not messages:
        return
    draft = _draft(schemas, path, account, now)
    draft.translate(language, messages, account.__name__, now)
    if draft.text is None and not draft.words:
        del schemas.drafts[path]


def approve(drafts, shown, account, now):
    """Keep that *account* approves of *drafts* as they were *shown*, {path: sha256}.

    Raises Overtaken if one of them was changed meanwhile.
    """
    if any(shown.get(draft.path) != draft.sha256 for draft in drafts):
        raise Overtaken
    for draft in drafts:
        draft.approve(account.__name__, account.role, now)
