"""What a test person is asked and what actors read of it, in the words that its file expects."""

from dataclasses import dataclass

from mobio.engine.disclosure import disclose


@dataclass(frozen=True)
class Told:
    """What an actor reads at one place of a package: a text, or one for each row of a group."""

    words: str | tuple[str, ...]
    is_answered: bool


def is_asked(record, form, question_id, staff=False):
    """Tell whether the question is asked; a member of a group, whether it is in some row."""
    if form.question(question_id).staff_only and not staff:
        return False
    group_id, _dot, member_name = question_id.rpartition(".")
    if group_id:
        group = form.question(group_id)
        return is_asked(record, form, group_id, staff) and any(
            record.is_visible_in_row(form, group.member(member_name), group, row)
            for row in record.answer(form.id, group_id) or ()
        )
    return record.is_visible(form.id, question_id)


def told(catalogue, package, record):
    """Return {``section.question`` or ``section.group.member``: Told} of what actors read.

    Each place is one that the package names; a group without rows tells the same for all members.
    """
    found = {}
    for section in disclose(catalogue, package, record):
        for line in section.lines:
            found.update(_of_line(section.id, line))
    places = [f"{item.section}.{item.id}" for item in package.questions]
    return {place: _at(found, place) for place in places if _at(found, place)}


def _at(found, place):
    return found.get(place) or found.get(place.rpartition(".")[0])


def _of_line(section_id, line):
    if not line.rows:
        yield f"{section_id}.{line.id}", Told(line.value, line.state == "answered")
        return
    for number, member in enumerate(line.rows[0].lines):
        lines = [row.lines[number] for row in line.rows]
        is_answered = any(each.state == "answered" for each in lines)
        yield f"{section_id}.{member.id}", Told(tuple(each.value for each in lines), is_answered)


def depends(form, question):
    """Tell whether the question is asked of some and not of others."""
    if question.show_if is not None or question.staff_only:
        return True
    return bool(form.consent_for(question.id)) and not question.group


def expected(record, staff=False):
    """Return ({section: [asked]}, {section: [not asked]}, {package: {place: words}}) of *record*.

    Of the questions only those that are not asked of everybody, of the packages only what is
    answered: so a new question elsewhere changes nothing.
    """
    asked, not_asked = {}, {}
    for form in record.catalogue.sections:
        for question in form.every_question():
            if question.kind.name == "note" or not depends(form, question):
                continue
            if question.group and not record.answer(form.id, question.group):
                continue
            found = asked if is_asked(record, form, question.id, staff) else not_asked
            found.setdefault(form.id, []).append(question.id)
    german = record.catalogue.in_language("de")
    packages = {
        package.id: {
            place: each.words
            for place, each in told(german, package, record).items()
            if each.is_answered
        }
        for package in german.packages
    }
    return asked, not_asked, packages
