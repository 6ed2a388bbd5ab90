"""What stands behind a consent of its own: which pages and questions, and how long it holds."""

import itertools

from mobio.engine.lineage import sources
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
    newer ones: so every version counts, where its questions came from, and where they have gone.
    """
    return catalogue.once((guarded, consent_id), lambda: _guarded(catalogue, consent_id))


def _guarded(catalogue, consent_id):
    pages = {}
    for act in catalogue.acts:
        for _before, form in act.forms:
            found = {page.id for page in form.pages if page.needs_consent == consent_id}
            if found:
                pages.setdefault(form.id, set()).update(found)
    asked = {act.sequence: _asked_behind(act, consent_id) for act in catalogue.acts}
    later, earlier = set(), set()
    for act in catalogue.acts:
        _follow(act, later)
        later |= asked[act.sequence]
    for act in reversed(catalogue.acts):
        earlier |= asked[act.sequence]
        _follow(act, earlier, back=True)
    questions = {}
    for section, name in later | earlier:
        questions.setdefault(section, set()).add(name)
    return questions, pages


def _asked_behind(act, consent_id):
    """Return the pairs (section, question) that stand behind the consent after *act*."""
    forms = (act.definitions[reference] for reference in act.in_force.values())
    return {
        (form.id, name)
        for form in forms
        for page in form.pages
        if page.needs_consent == consent_id
        for name in page.questions
    }


def _follow(act, places, back=False):
    """Add to *places* where the steps of *act* take their answers, or *back*: took them from."""
    ways = [way for _before, form in act.forms for step in form.steps for way in _ways(step, form)]
    if back:
        ways = [(target, source) for source, target in ways]
    known = -1
    while known < len(places):  # one step of an act may go on from another
        known = len(places)
        places.update(target for source, target in ways if source in places)


def _ways(step, form):
    """Return the pairs (where answers were, where *step* takes them); rows go with their group."""
    if isinstance(step, Merge):
        return [((form.id, name), (form.id, step.id)) for name in step.of]
    if isinstance(step, Split):
        return [((form.id, step.id), (form.id, part)) for part in step.parts]
    if isinstance(step, Move):
        return [((form.id, step.id), (step.section, step.to))]
    return []


def is_guarded_former(catalogue, record, section_id, entry):
    """Tell whether a former answer stood behind a consent that does not hold now.

    What its question, or what became of it, has come behind since counts as well.
    """
    since, top = entry["sequence"] - 1, entry["question"].partition(".")[0]
    before = catalogue.at(since).plain_form(section_id).consent_for(top)
    now = _asked_for(catalogue, _heirs(catalogue, since).get((section_id, top), ()))
    return not all(map(record.allows, (before, *now)))


def closed_questions(catalogue, since, standing):
    """Return the pairs (section, question) of the act *since* that are not asked now.

    They are those that *catalogue*, which is in force, puts behind a consent that is not one of
    *standing*. What became of a question counts; where nothing did, whether it ever stood there.
    """
    behind = [guarded(catalogue, each)[0] for each in _consents(catalogue) if each not in standing]
    heirs = _heirs(catalogue, since) if behind else {}
    return frozenset(
        (section, name)
        for questions in behind
        for section, names in questions.items()
        for name in names
        if _is_closed(catalogue, (section, name), heirs, standing)
    )


def _is_closed(catalogue, place, heirs, standing):
    asked = _asked_for(catalogue, heirs.get(place, ()))
    return not asked or any(consent and consent not in standing for consent in asked)


def _asked_for(catalogue, places):
    """Return the consent that each of *places* needs in force, or ""."""
    return [catalogue.plain_form(section).consent_for(name) for section, name in places]


def _consents(catalogue):
    """Return the ids of all consents that a page ever needed."""

    def find():
        forms = (form for act in catalogue.acts for _before, form in act.forms)
        return {page.needs_consent for form in forms for page in form.pages} - {""}

    return catalogue.once("consents of pages", find)


def _heirs(catalogue, since):
    """Return {(section, question) at the act *since*: those in force that may hold its answers}."""

    def find():
        found = {}
        for place, origins in sources(catalogue, since).items():
            # Under another meaning it still is the same answer.
            for origin in {place, *origins}:
                found.setdefault(origin, set()).add(place)
        return found

    return catalogue.once((_heirs, since), find)
