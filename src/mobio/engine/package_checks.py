"""Check packages: only questions that exist, named one by one, and none that is denied."""

from mobio.engine.condition_checks import DATES
from mobio.engine.mistakes import Mistake, guess


def check_packages(files):
    """Note every mistake of the packages, and each question that nobody needs."""
    shared = set()
    for package in files.all_of("actor_packages"):
        _check_consent(files, package)
        seen = {}
        for item in package.questions:
            check_item(files, package, item, seen)
        shared.update(seen)
        _check_attachments(files, package)
    _check_purposes(files, shared)


def _check_consent(files, package):
    if files.get(f"consents/{package.consent_id}") is None:
        name = f"consents/{package.consent_id}"
        line = package.line_of("consent")
        files.note(package.reference, Mistake.NO_SUCH_FILE, line, id=name)


def check_item(files, package, item, seen):
    """Note what is wrong with one question of a package; *seen* has the lines of those before."""
    place = (item.section, item.id)
    if place in seen:
        words = {"id": item.id, "first": seen[place]}
        files.note(package.reference, Mistake.TWICE_IN_PACKAGE, item.line, **words)
    seen.setdefault(place, item.line)
    form = files.get(f"biography/{item.section}")
    if form is None:
        hint = guess(item.section, files.ids_of("biography"))
        words = {"id": item.section, "guess": hint}
        files.note(package.reference, Mistake.NO_SUCH_SECTION, item.line, **words)
    elif "*" in item.id:
        files.note(package.reference, Mistake.WILDCARD, item.line, id=item.id)
    elif item.id not in form:
        hint = guess(item.id, [question.id for question in form.every_question()])
        words = {"id": item.id, "guess": hint}
        files.note(package.reference, Mistake.NO_SUCH_QUESTION, item.line, **words)
    else:
        _check_question(files, package, item, form)


def _check_question(files, package, item, form):
    question = form.question(item.id)
    if question.members:
        words = {"id": item.id, "member": question.members[0].name}
        files.note(package.reference, Mistake.GROUP_IN_PACKAGE, item.line, **words)
    if question.kind.takes_files:
        files.note(package.reference, Mistake.FILE_IN_PACKAGE, item.line, id=item.id)
    if question.kind.name == "note":
        files.note(package.reference, Mistake.NOTHING_TO_SHARE, item.line, id=item.id)
    if item.show_as and question.kind.name not in DATES:
        files.note(package.reference, Mistake.NEEDS_DATE, item.line, id=item.id)
    forbidden = any(
        denied.forbids(package.id, item.section, item.id) for denied in files.all_of("protected")
    )
    group = form.question(question.group) if question.group else question
    if forbidden or "art9" in (question.sensitive, group.sensitive):
        files.note(package.reference, Mistake.NOT_SHAREABLE, item.line, id=item.id)


def _check_attachments(files, package):
    denied = {kind for each in files.all_of("protected") for kind in each.attachments}
    lists = [each for each in files.all_of("lists") if each.stands_for == "attachments"]
    known = [option.code for options in lists for option in options.options]
    if package.attachments and not lists:
        files.note(package.reference, Mistake.NO_ATTACHMENTS, package.attachments[0].line)
    for attachment in package.attachments:
        kind = attachment.kind
        if lists and kind not in known:
            words = {"code": kind, "list": lists[0].reference.path, "guess": guess(kind, known)}
            files.note(package.reference, Mistake.NO_SUCH_OPTION, attachment.line, **words)
        if kind in denied:
            files.note(package.reference, Mistake.NOT_SHAREABLE, attachment.line, id=kind)


def _check_purposes(files, shared):
    """Data minimisation (Art. 5(1)(c) GDPR): what nobody gets must say what it is asked for."""
    for form in files.all_of("biography"):
        for question in form.every_question():
            if (form.id, question.id) not in shared and not _has_purpose(form, question):
                where = question.line
                files.note(form.reference, Mistake.UNPURPOSED, where, "warning", id=question.id)


def _has_purpose(form, question):
    """Tell whether a question that is in no package still says or shows what it is for."""
    top = form.question(question.group) if question.group else question
    is_frame = bool(question.members) or question.kind.name == "note"
    return bool(is_frame or question.purpose or top.purpose or question.stands_for)
