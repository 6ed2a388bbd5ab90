"""What stands behind a consent of its own: which pages and questions, and how long it holds."""

import itertools

from mobio.engine.steps import Merge, Move, Split

FIRST_VISIT = "first_visit"


def pages_behind(catalogue, consent_id):
    """Return the pairs (form, page) in force that nobody opens without the consent."""
    return tuple(
        (form, page)
        for form in catalogue.sections
        for page in form.pages
        if page.needs_consent == consent_id
    )


def of_first_visit(catalogue):
    """Return the declarations in force that come before anything else, what is only read first."""
    found = [
        catalogue.definition(path)
        for path in catalogue.in_force
        if path.startswith("consents/") and catalogue.plain(path).asked_at == FIRST_VISIT
    ]
    return tuple(sorted(found, key=lambda text: (not text.only_read, text.id)))


def holds(catalogue, consent_id, version):
    """Tell whether what was agreed to in *version* still is what the text in force says.

    It is asked again after a version with other German words, unless that one says that it means
    the same. A new translation changes nothing for those who have agreed.
    """
    newest = catalogue.in_force.get(f"consents/{consent_id}", 0)
    if version >= newest:
        return newest > 0
    texts = [catalogue.consent(consent_id, number) for number in range(version, newest + 1)]
    return all(_says_the_same(before, after) for before, after in itertools.pairwise(texts))


def _says_the_same(before, after):
    return after.meaning == "same" or _words(before) == _words(after)


def _words(consent):
    german = consent.languages["de"]
    return german.title, german.text, german.tick, consent.only_read


def guarded(catalogue, consent_id):
    """Return ({section: questions}, {section: pages}) that ever stood behind the consent.

    Answers may be stored as they were given to earlier forms, and the history is not rewritten by
    newer ones: so every version counts, and where its questions have gone since.
    """
    return catalogue.once((guarded, consent_id), lambda: _guarded(catalogue, consent_id))


def _guarded(catalogue, consent_id):
    questions, pages = {}, {}
    for act in catalogue.acts:
        for _before, form in act.forms:
            for step in form.steps:
                for section, name in _followed(step, form.id, questions):
                    questions.setdefault(section, set()).add(name)
            for page in form.pages:
                if page.needs_consent == consent_id:
                    pages.setdefault(form.id, set()).add(page.id)
                    questions.setdefault(form.id, set()).update(page.questions)
    return questions, pages


def _followed(step, section, questions):
    """Return where *step* takes the answers to those of *questions* it is about."""
    known = questions.get(section, set())
    if isinstance(step, Merge):
        return [(section, step.id)] if known & set(step.of) else []
    if step.id not in known:
        return []
    if isinstance(step, Split):
        return [(section, part) for part in step.parts]
    return [(step.section, step.to)] if isinstance(step, Move) else []


def is_guarded_former(catalogue, record, section_id, entry):
    """Tell whether a former answer stood behind a consent that does not hold now."""
    then = catalogue.at(entry["sequence"] - 1)
    form = then.plain_form(section_id)
    return not record.allows(form.consent_for(entry["question"]))
