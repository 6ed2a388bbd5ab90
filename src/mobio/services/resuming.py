"""What was typed and is not saved: judge it without storing anything, and go on from there."""


def is_stored(outcome):
    """Tell whether a judged page holds nothing that is not stored already."""
    if outcome.late or not outcome.is_complete or outcome.incoming.gone or _has_new_rows(outcome):
        return False
    stored = outcome.record.answers[outcome.page_form.form.id]
    return all(_alike(answer, stored.get(name)) for name, answer in outcome.merged.items())


def _has_new_rows(outcome):
    """Tell whether rows were begun on the page; an empty one is stored nowhere."""
    return any(
        outcome.page_form.begun(name, typed)
        for name, typed in outcome.incoming.typed.items()
        if isinstance(typed, list) and all(isinstance(row, dict) for row in typed)
    )


def _alike(answer, stored):
    return answer == stored or (answer in (None, []) and stored in (None, []))


def record_with_typed(outcome):
    """Return the record as it would be if what is right on a judged page were saved."""
    section = outcome.page_form.form.id
    answers = {**outcome.record.answers[section], **outcome.merged}
    answers = {name: answer for name, answer in answers.items() if answer not in (None, [])}
    return outcome.record.with_section(section, answers)


def notes_of_conflicts(outcome):
    """Return those notes of a judged page that tell what somebody else has changed meanwhile."""
    notes = outcome.checked.notes
    return {place: said for place, said in notes.items() if place[0] in outcome.conflicts}
