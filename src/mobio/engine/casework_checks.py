"""Look at forms of staff together with all other files: what they copy, what they cannot ask."""

from mobio.engine.casework import FOLDER
from mobio.engine.mistakes import Mistake

ONLY_ONE = "agreements"
"""The place for which there is one form: a new entry there is begun without choosing one."""
WISH = "personal_goals"


def check_casework(files):
    """Note what forms of staff take over and may not, and what their pages do not know."""
    first = ""
    for form in files.all_of(FOLDER):
        if form.kept_in == ONLY_ONE and first:
            line = form.line_of("kept_in")
            files.note(form.reference, Mistake.ONE_AGREEMENT, line, first=first)
        elif form.kept_in == ONLY_ONE:
            first = form.reference.path
        for name in form.facts:
            _check_fact(files, form, name)
        for question in form.every_question():
            _check_asked(files, form, question)
            if question.takes == "wish":
                _check_wish(files, form, question)


def _check_fact(files, form, name):
    line = form.line_of("facts")
    section, _dot, question = name.partition(".")
    asked = files.get(f"biography/{section}")
    if asked is None or question not in asked:
        files.note(form.reference, Mistake.NO_SUCH_QUESTION, line, id=name, guess="")
    elif _is_protected(files, asked, question):
        files.note(form.reference, Mistake.PROTECTED_COPY, line, id=name, given=name)


def _is_protected(files, form, question_id):
    """Tell whether a copy of the answer would outlive a consent, or tell what Art. 9 protects."""
    versions = (each for each in files.definitions if each.path == form.reference.path)
    if any(files.definitions[each].consent_for(question_id) for each in versions):
        return True
    question, group = form.question(question_id), form.question(question_id.partition(".")[0])
    return "art9" in {each.sensitive for each in (question, group, *question.members)}


def _check_asked(files, form, question):
    """The pages of staff take no files, and a row has no page of its own there."""
    if question.kind.takes_files:
        files.note(form.reference, Mistake.FILE_IN_CASEWORK, question.line, id=question.id)
    if question.members and question.has_row_pages:
        files.note(form.reference, Mistake.ROWS_ON_PAGE, question.line, id=question.id)


def _check_wish(files, form, question):
    """What the person wrote fits in, and may be copied."""
    for asked in files.all_of("biography"):
        for source in asked.questions:
            if source.stands_for != WISH:
                continue
            words = {"id": f"{asked.id}.{source.id}"}
            if _is_protected(files, asked, source.id):
                words["given"] = "takes: wish"
                files.note(form.reference, Mistake.PROTECTED_COPY, question.line, **words)
            most, needed = _longest(question), _longest(source)
            if most is not None and needed is not None and most < needed:
                words = {"id": question.id, "most": most, "needed": needed}
                files.note(form.reference, Mistake.WISH_TOO_LONG, question.line, **words)


def _longest(question):
    """Return how long a text may be, or None for other kinds of question."""
    return question.own.get("max_length") or getattr(question.kind, "longest", None)
