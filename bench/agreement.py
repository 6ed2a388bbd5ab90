"""Before anything is timed: do all programs ask, keep and show the same?"""

from bench.browser import REDIRECTS
from bench.record import ANSWERS, CHANGED


class Disagreement(AssertionError):
    """Two programs do not do the same work, so comparing their speed says nothing."""


def plain(value):
    """Return a submitted structure without its technical fields, dates as ``1994-06``."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if "year" in value:
        return date_text(value)
    found = {key: plain(item) for key, item in value.items() if not key.startswith("_")}
    return {key: item for key, item in found.items() if item not in ("", [], {})}


def date_text(boxes):
    """Return what stands in the boxes of a date, to the day if it is known so well."""
    parts = [boxes.get("year", ""), boxes.get("month", ""), boxes.get("day", "")]
    return "-".join(f"{int(part):02}" for part in parts if part)


def answers_in(program, form):
    """Return the answers that stand in a *form* of the program, question by question."""
    found = plain(program.typed(form.pairs))
    return {key: value for key, value in found.items() if key in ANSWERS}


def shown_words(words, answers=ANSWERS, place=""):
    """Yield the words by which a reader of the shared page knows each answer."""
    for key, value in answers.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            for row in value:
                yield from shown_words(words, row, f"{key}.")
            continue
        labels = dict(words[place + key]["options"])
        for single in value if isinstance(value, list) else [value]:
            # Dates are written differently, but never without their year.
            yield labels.get(single, single[:4] if key in {"from", "to"} else single)


def check(program, seat, words, options):
    """Raise Disagreement unless the *program* asks, keeps and shows the record as it should.

    *options* ({question: codes}) are compared with those of the program checked before.
    """
    name, worker, actor = program.name, seat.worker(), seat.actor()
    page = worker.get(seat.form_path).page
    form = page.form_with(CHANGED)
    labels = [each["label"] for each in words.values()]
    expect(name, "not asked", [label for label in labels if label not in page.text], [])
    expect(name, "the form holds the record", answers_in(program, form), ANSWERS)
    for question, codes in options_in(program, form).items():
        expect(name, f"options of {question}", codes, options.setdefault(question, codes))
    shared = actor.get(seat.shared_path).page.text
    expect(name, "not shown", [word for word in shown_words(words) if word not in shared], [])
    check_saving(program, worker, actor, seat)


def options_in(program, form):
    """Return {question: codes} of a *form* of the program; the rows of a group offer the same."""
    found = {}
    for name, codes in form.options.items():
        found.setdefault(program.question(name), set()).update(codes)
    return found


def check_saving(program, worker, actor, seat):
    """Raise Disagreement unless a changed answer is kept and shown, and put the old one back."""
    name = program.name
    for new in ("Nähkurs <neu> & Computerkurs", ANSWERS[CHANGED]):
        form = worker.get(seat.form_path).page.form_with(CHANGED)
        status = worker.submit(seat.form_path, form, **{CHANGED: new}).status
        expect(name, "leads on after saving", status in REDIRECTS, True)
        form = worker.get(seat.form_path).page.form_with(CHANGED)
        expect(name, "the form after saving", answers_in(program, form), {**ANSWERS, CHANGED: new})
        shared = actor.get(seat.shared_path).page.text
        expect(name, "the shared view shows what was saved", new in shared, True)


def expect(name, what, found, wanted):
    """Raise Disagreement unless *found* equals *wanted*."""
    if found != wanted:
        raise Disagreement(f"{name}: {what}:\n  found  {found!r}\n  wanted {wanted!r}")
