"""Read a biography form from its tree."""

from dataclasses import replace

from mobio.engine import shapes
from mobio.engine.answers import STATES
from mobio.engine.condition_reader import RESERVED, condition
from mobio.engine.definitions import Check, Form, Page, Question
from mobio.engine.icons import icon
from mobio.engine.kinds import KINDS
from mobio.engine.mistakes import Mistake, guess
from mobio.engine.reader import Entries, Items, Text
from mobio.engine.roles import PLACES, ROLES, TAKES
from mobio.engine.spoken import audio
from mobio.engine.step_reader import form_steps
from mobio.engine.whole_files import whole_file

NEEDED_BY_PROGRAM = ("family_name", "given_names", "birth_date")
RESERVED_IDS = {
    *RESERVED,
    *STATES,
    "id",
    "keys",
    "items",
    "csrf_token",
    "new",
    "row",
}
ROW_KEYS = ("unique_by", "sort_by")
"""Keys of a group that name one of its members."""
SENSITIVE = ("art9", "indirect", "protected")


CHECK_KEYS = {
    "require": condition,
    "message": shapes.text,
    "severity": shapes.one_of("error", "warning"),
    "if": condition,
}


def _check(given, value, _notebook):
    if not given.get("require") or not given.get("message"):
        return None
    severity = given.get("severity") or "warning"
    return Check(given["require"], given["message"], severity, given.get("if"), value.line)


QUESTION_KEYS = {
    "id": shapes.identifier,
    "type": shapes.text,
    "label": shapes.text,
    "help": shapes.text,
    "staff_label": shapes.text,
    "show_if": condition,
    "checks": shapes.list_of(shapes.record(CHECK_KEYS, _check, required=("require", "message"))),
    "sensitive": shapes.one_of(*SENSITIVE),
    "staff_only": shapes.yes_no,
    "core": shapes.yes_no,
    "needed_for": shapes.list_of(shapes.one_of("account", "share")),
    "forget_after": shapes.span,
    "stands_for": shapes.one_of(*ROLES),
    "autocomplete": shapes.text,
    "icon": icon,
    "audio": audio,
    "purpose": shapes.text,
    "states": shapes.list_of(shapes.one_of(*STATES)),
}
# A role has one answer; a member has one in each row, and a contact of staff one each time. Only
# what stands alone has a day of its own, from which its term is counted.
OF_WHOLE_ANSWERS = ("stands_for", "forget_after")
MEMBER_KEYS = {key: shape for key, shape in QUESTION_KEYS.items() if key not in OF_WHOLE_ANSWERS}
CASEWORK_KEYS = {**MEMBER_KEYS, "takes": shapes.one_of(*TAKES)}
SAME_NAME = (
    "label",
    "help",
    "staff_label",
    "show_if",
    "checks",
    "sensitive",
    "staff_only",
    "core",
    "needed_for",
    "forget_after",
    "stands_for",
    "takes",
    "autocomplete",
    "icon",
    "audio",
    "purpose",
)


PAGE_KEYS = {
    "id": shapes.identifier,
    "title": shapes.text,
    "intro": shapes.text,
    "questions": shapes.list_of(shapes.text),
    "needs_consent": shapes.text,
    "audio": audio,
}


def _page(given, value, _notebook):
    return Page(
        given.get("id") or "",
        given.get("title") or "",
        given.get("questions") or (),
        given.get("intro") or "",
        value.line,
        (given.get("needs_consent") or "").removeprefix("consents/"),
        given.get("audio") or {},
    )


@shapes.says({"$ref": "#/$defs/question"})
def _question_tree(value, _key, _notebook):
    """Return the tree itself: which keys a question may have is known by its kind."""
    return value


FORM_KEYS = {
    "title": shapes.text,
    "intro": shapes.text,
    "icon": icon,
    "audio": audio,
    "pages": shapes.list_of(shapes.record(PAGE_KEYS, _page, required=("id", "title", "questions"))),
    "questions": shapes.list_of(_question_tree),
    "upgrade": form_steps,
}


@whole_file(FORM_KEYS, required=("title", "pages", "questions"))
def read_form(reference, given, _tree, notebook):
    """Return the Form in the tree; mistakes that one file alone can show are noted."""
    return _form(reference, given, notebook, QUESTION_KEYS)


# Behind a consent stand answers that are deleted with it; what staff write is not among them.
CASEWORK_PAGE_KEYS = {key: shape for key, shape in PAGE_KEYS.items() if key != "needs_consent"}
CASEWORK_FILE_KEYS = {
    **FORM_KEYS,
    "pages": shapes.list_of(
        shapes.record(CASEWORK_PAGE_KEYS, _page, required=("id", "title", "questions"))
    ),
    "kept_in": shapes.one_of(*PLACES),
    "facts": shapes.list_of(shapes.text),
    "interpreter": shapes.text,
}


@whole_file(CASEWORK_FILE_KEYS, required=("title", "pages", "questions"))
def read_casework(reference, given, tree, notebook):
    """Return the Form in the tree: one that staff fill in, about a person, never for a package."""
    form = _form(reference, given, notebook, CASEWORK_KEYS)
    kept_in = given.get("kept_in") or PLACES[-1]
    interpreter, known = given.get("interpreter") or "", [each.id for each in form.questions]
    if interpreter and interpreter not in known:
        words = {"id": interpreter, "guess": guess(interpreter, known)}
        notebook.note(Mistake.NO_SUCH_QUESTION, tree.key_line("interpreter"), **words)
    facts = given.get("facts") or ()
    return replace(form, kept_in=kept_in, facts=facts, interpreter=interpreter)


def _form(reference, given, notebook, keys):
    trees = given.get("questions") or ()
    questions = _questions(trees, "", keys, notebook)
    form = Form(
        reference,
        given.get("title") or "",
        given.get("pages") or (),
        questions,
        given.get("intro") or "",
        given.get("icon") or "",
        given.get("upgrade") or (),
        given.get("audio") or {},
    )
    _check_pages(form, {*map(_written_id, trees)}, notebook)
    return form


def _written_id(tree):
    """Return the id in the tree of a question, even of one that cannot be read otherwise."""
    written = tree.get("id") if isinstance(tree, Entries) else None
    return written.value if isinstance(written, Text) else ""


def _questions(trees, group, keys, notebook):
    found = []
    seen = {}
    for tree in trees:
        question = _question(tree, group, keys, notebook)
        if question is None:
            continue
        if question.name in seen:
            first = seen[question.name]
            notebook.note(Mistake.DUPLICATE_ID, tree.line, id=question.name, first=first)
            continue
        seen[question.name] = tree.line
        found.append(question)
    return tuple(found)


def _question(tree, group, keys, notebook):
    kind = _kind_of(tree, notebook)
    if kind is None:
        return None
    keys = {**keys, **kind.keys}
    given = shapes.entries(tree, keys, notebook, required=("id", "label", "type", *kind.required))
    name = given.get("id")
    if not name:
        return None
    if name in RESERVED_IDS:
        notebook.note(Mistake.RESERVED_ID, tree.line, id=name)
    own = {key: given[key] for key in kind.keys if given.get(key) is not None}
    kind.verify(own, tree.line, notebook)
    question_id = f"{group}.{name}" if group else name
    states = _states(given, kind, tree, notebook)
    values = {key: given[key] for key in SAME_NAME if given.get(key) is not None}
    places = (question_id, group, keys)
    members = _members(tree, own.pop("questions", None), places, notebook)
    _check_member_names(own, members, tree.line, notebook)
    return Question(
        id=question_id,
        kind=kind,
        **{"label": "", **values},
        own=own,
        states=kind.states if states is None else tuple(dict.fromkeys(states)),
        names_states=states is not None,
        members=members,
        line=tree.line,
    )


def _states(given, kind, tree, notebook):
    """Return the states the file names, or None; note each that the kind cannot have."""
    for state in given.get("states") or ():
        if state not in kind.allows:
            known = ", ".join(kind.allows) or "[]"
            words = {"key": "states", "value": state, "guess": "", "known": known}
            notebook.note(Mistake.NOT_ONE_OF, tree.key_line("states"), **words)
    return given.get("states")


def _check_member_names(own, members, line, notebook):
    """Note each name of a member, in the group's own keys, that no member has."""
    known = [member.name for member in members]
    named = [*own.get("row_title", ()), *(own[key] for key in ROW_KEYS if key in own)]
    for name in named:
        if name not in known:
            notebook.note(Mistake.NO_SUCH_QUESTION, line, id=name, guess=guess(name, known))


def _members(tree, value, places, notebook):
    question_id, group, keys = places
    if value is None:
        return ()
    if group:
        notebook.note(Mistake.GROUP_IN_GROUP, tree.line)
        return ()
    trees = shapes.list_of(shapes.raw)(value, "questions", notebook) or ()
    if isinstance(value, Items) and not trees:
        notebook.note(Mistake.MISSING_KEY, tree.line, key="questions")
    inner = CASEWORK_KEYS if "takes" in keys else MEMBER_KEYS
    return _questions(trees, question_id, inner, notebook)


def _kind_of(tree, notebook):
    """Return the kind a question names; a question without one is noted and left out."""
    written = tree.get("type") if isinstance(tree, Entries) else None
    if written is None:
        shapes.entries(tree, QUESTION_KEYS, notebook, required=("type",))
        return None
    word = shapes.text(written, "type", notebook)
    if word is not None and word not in KINDS:
        known = ", ".join(KINDS)
        hint = guess(word, KINDS)
        notebook.note(Mistake.UNKNOWN_KIND, written.line, kind=word, guess=hint, known=known)
    return KINDS.get(word)


def _check_pages(form, known, notebook):
    placed = {}
    pages = {}
    for page in form.pages:
        if page.id in pages:
            notebook.note(Mistake.DUPLICATE_ID, page.line, id=page.id, first=pages[page.id])
        pages.setdefault(page.id, page.line)
        for question_id in page.questions:
            if question_id not in known:
                hint = guess(question_id, known)
                words = {"page": page.id, "id": question_id, "guess": hint}
                notebook.note(Mistake.NO_SUCH_PAGE_QUESTION, page.line, **words)
            elif question_id in placed:
                notebook.note(Mistake.TWICE_ON_PAGES, page.line, id=question_id)
            placed[question_id] = page.id
    for question in form.questions:
        if question.id not in placed:
            notebook.note(Mistake.NOT_ON_A_PAGE, question.line, id=question.id)
