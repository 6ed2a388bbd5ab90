"""What an answer says of a file: which one it is and what is to be known of it, never its bytes.

In forms, drafts and pages such an answer is a token, a text. What stands for a file that was
refused is a token too: it says why, and which file stood there before.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from mobio.engine.definitions import Option
from mobio.engine.mistakes import Mistake
from mobio.engine.words import _

KEYS = ("file", "size", "media_type", "sha256")
TOKEN = re.compile(r"(a[a-z2-7]{16}) ([1-9][0-9]{0,9}) ([a-z]+/[a-z]+) ([0-9a-f]{64})\Z")
REFUSED = re.compile(r"!([a-z_]{1,30})(?: (.+))?\Z")
TYPES = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
KILOBYTE = 1024
KINDS_ROLE = "attachments"
TITLE = _("Anlagen")


def token_of(answer):
    """Return the text that stands for the file of *answer* in a form."""
    return " ".join(str(answer[key]) for key in KEYS)


def answer_of(token):
    """Return the answer that *token* stands for, or None if it is no token of a file."""
    match = TOKEN.match(token)
    if match is None or match[3] not in TYPES:
        return None
    return {"file": match[1], "size": int(match[2]), "media_type": match[3], "sha256": match[4]}


def refused_token(reason, before=""):
    """Return what stands for a file that was refused; *before* is the token that stood there."""
    return f"!{reason} {before}".strip()


def read_refused(token):
    """Return (reason, token of the file before) of a refused file, or None."""
    match = REFUSED.match(token)
    return (match[1], match[2] or "") if match else None


def is_file(answer):
    """Tell whether *answer* names a file."""
    return isinstance(answer, dict) and answer.keys() == set(KEYS)


def shown_file(answer):
    """Return type and size of a file as people read them, in every language alike."""
    kilobytes = max(1, round(answer["size"] / KILOBYTE))
    return f"{TYPES[answer['media_type']]} · {kilobytes} KB"


def files_in(value):
    """Yield the id of each file that is named somewhere in *value*, answers however deep."""
    if is_file(value):
        yield value["file"]
    elif isinstance(value, dict):
        for each in value.values():
            yield from files_in(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from files_in(each)


@dataclass(frozen=True)
class Attached:
    """A file of a row: what it is (an option of the list of kinds), and its title.

    *number* counts, from 1, those of the same kind with the same title; it is 0 for the only one.
    """

    answer: dict
    kind: Option
    title: str = ""
    number: int = 0

    @property
    def file(self):
        """Return the id of the file."""
        return self.answer["file"]

    @property
    def sha256(self):
        """Return the hash of the file."""
        return self.answer["sha256"]

    @property
    def mark(self):
        """Return what tells it from those that are called alike, with a space before it, or ""."""
        return f" ({self.number})" if self.number else ""

    @property
    def named(self):
        """Return kind and title, as far as there is one, with the mark at the end."""
        *before, last = (part for part in (self.kind.label, self.title) if part)
        return (*before, f"{last}{self.mark}")


def attached(record):
    """Return the files of *record* that have a kind, in the order of the menu and of the rows.

    Only what is asked of the person today counts: what is hidden can be shared with nobody.
    """
    found = [
        found
        for form in record.catalogue.sections
        for group in form.questions
        if group.members and record.is_visible(form.id, group.id)
        for row in record.stored(form.id, group.id) or ()
        for found in _in_row(record, form, group, row)
    ]
    return tuple(_numbered(found))


def _numbered(found):
    """Yield the files *found*, with a number on those whose kind and title are alike."""
    alike = Counter((each.kind.code, each.title) for each in found)
    seen = Counter()
    for each in found:
        name = (each.kind.code, each.title)
        seen[name] += 1
        yield replace(each, number=seen[name]) if alike[name] > 1 else each


def _in_row(record, form, group, row):
    answers = {
        member.name: (member, record.answer_in_row(form, member, group, row))
        for member in group.members
    }
    kind = next((_kind(*pair) for pair in answers.values() if _is_kind(*pair)), None)
    if kind is None:
        return
    member = title_member(group)
    title = answers[member.name][1] if member is not None and may_be_told(member) else ""
    title = title if isinstance(title, str) else ""
    for _member, answer in answers.values():
        if is_file(answer):
            yield Attached(answer, kind, title)


def title_member(group):
    """Return the member of *group* that says how a file is called, or None.

    It is the first text that the title of a row is made of, else the first text of the group.
    """
    texts = {member.name: member for member in group.members if member.kind.name == "text"}
    names = (name for name in group.own.get("row_title") or () if name in texts)
    return next((texts[name] for name in names), next(iter(texts.values()), None))


def may_be_told(member):
    """Tell whether those who get a file may read *member* as its title."""
    return not member.staff_only and not member.sensitive


def check_titles(files):
    """Note each title of files that may be shared and that is not for others to read."""
    lists = {each.reference.path for each in files.all_of("lists") if each.stands_for == KINDS_ROLE}
    for form in files.all_of("biography"):
        for group in form.questions:
            members = group.members
            member = title_member(group) if any(each.kind.takes_files for each in members) else None
            may_be_shared = any(each.own.get("options") in lists for each in members)
            if member is not None and may_be_shared and not may_be_told(member):
                files.note(form.reference, Mistake.TITLE_NOT_FOR_OTHERS, member.line, id=member.id)


def _is_kind(member, answer):
    options = member.options
    return options is not None and options.stands_for == KINDS_ROLE and isinstance(answer, str)


def _kind(member, code):
    return member.options.get(code)


def allowed_kinds(catalogue, package):
    """Return {kind: needs an own tick} of what *package*, as consented to, may take along now.

    What the package in force, or the file of what is denied, no longer allows ends at once.
    """
    try:
        now = catalogue.package(package.id)
    except KeyError:
        return {}
    denied = {kind for each in catalogue.all_of("protected") for kind in each.attachments}
    still = {each.kind: each.confirm for each in now.attachments if each.kind not in denied}
    return {
        each.kind: each.confirm or still[each.kind]
        for each in package.attachments
        if each.kind in still
    }
