"""Which answers a question depends on: the names in its conditions, followed to their places."""

from dataclasses import fields, is_dataclass

from mobio.engine.conditions import Age, HasConsent, InList

BIRTH_DATE = "birth_date"


def places_named(catalogue, form, question):
    """Return {(section, question)} that decide directly whether *question* is asked."""
    found = set()
    for condition in conditions_in(question.show_if):
        if isinstance(condition, Age):
            found.update(filter(None, [catalogue.holder(BIRTH_DATE)]))
        for name in (getattr(condition, "name", ""), getattr(condition, "other", "")):
            found.update(_places(catalogue, form, question.group, name))
    if question.group:
        found.add((form.id, question.group))
    return found


def _places(catalogue, form, group, name):
    """Yield the place *name* means, seen from *form* or from a row of *group*."""
    if not name:
        return
    if group and f"{group}.{name}" in form:
        yield form.id, f"{group}.{name}"
    elif name in form:
        yield form.id, name
    else:
        section, _dot, rest = name.partition(".")
        path = f"biography/{section}"
        if rest and path in catalogue.in_force and rest in catalogue.plain(path):
            yield section, rest


def conditions_in(condition):
    """Yield *condition* and all conditions inside it, those about rows too."""
    if not is_dataclass(condition):
        return
    yield condition
    for each in fields(condition):
        value = getattr(condition, each.name)
        for inner in value if isinstance(value, tuple) else (value,):
            yield from conditions_in(inner)


def asks_consent(form, question):
    """Tell whether *question* is asked only of those who gave some consent."""
    found = conditions_in(question.show_if)
    return bool(form.consent_for(question.id)) or any(isinstance(c, HasConsent) for c in found)


def lists_in(question):
    """Return the paths of the lists that decide whether *question* is asked."""
    return {each.path for each in conditions_in(question.show_if) if isinstance(each, InList)}


def dependents(catalogue, forms, places, lists=frozenset()):
    """Return {(section, question)} whose being asked may change if *places* or *lists* do."""
    affected, found = set(places), set()
    affected |= {(section, name.partition(".")[0]) for section, name in affected if "." in name}
    while True:
        more = {
            (form.id, question.id)
            for form in forms
            for question in form.every_question()
            if (form.id, question.id) not in found
            and (places_named(catalogue, form, question) & affected or lists_in(question) & lists)
            and question.show_if is not None
        }
        if not more:
            return found
        found |= more
        affected |= more


def needed_sections(catalogue, places):
    """Return the ids of the sections without which nobody knows whether *places* are asked."""
    seen, open_places = set(), set(places)
    while open_places:
        section, name = open_places.pop()
        if (section, name) in seen or f"biography/{section}" not in catalogue.in_force:
            continue
        seen.add((section, name))
        form = catalogue.plain(f"biography/{section}")
        if name in form:
            open_places |= places_named(catalogue, form, form.question(name))
    return {section for section, _name in seen} | {section for section, _name in places}
