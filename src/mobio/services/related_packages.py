"""Packages that may have been forgotten: they tell the question beside a new one, but not it.

A hint only. Whether an actor needs a question is for people to decide (Art. 5(1)(c) GDPR).
"""

from mobio.engine.folders import PACKAGES


def forgotten(before, after, new):
    """Yield what is told about each question that a new version of a package adds.

    *before* and *after* are the catalogues around the act, *new* maps references to definitions.
    Each hint is a mapping: question, the one beside it, the package with it, the one without.
    """
    for reference, package in new.items():
        if reference.folder != PACKAGES:
            continue
        for section, name in _added(before, package):
            form = after.section(section)
            beside = _beside(form, name)
            for other in after.packages:
                if beside and other.id != package.id and _tells(other, section, beside, name):
                    yield {
                        "question": form.question(name).label,
                        "beside": form.question(beside).label,
                        "with": package.title,
                        "without": other.title,
                    }


def _added(before, package):
    """Return the places (section, question) that this version names and the one before did not."""
    old = before.plain(package.reference.path)
    known = {(item.section, item.id) for item in old.questions} if old is not None else set()
    named = [(item.section, item.id) for item in package.questions]
    return [place for place in named if old is not None and place not in known]


def _beside(form, name):
    """Return the question that is asked just before *name*, on its page or in its group."""
    group = name.rpartition(".")[0]
    if group:
        row = [member.id for member in form.question(group).members]
    else:
        row = list(form.page_of(name).questions)
    place = row.index(name)
    return row[place - 1] if place else None


def _tells(package, section, beside, name):
    """Tell whether *package* names the question beside, or a member of it, and not *name*."""
    named = {item.id for item in package.questions if item.section == section}
    is_there = any(each == beside or each.startswith(f"{beside}.") for each in named)
    return is_there and name not in named
