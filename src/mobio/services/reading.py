"""A person's answers as a record the engine can read."""

from mobio.engine.records import Record


def record_of(person, catalogue, today):
    """Return the Record of all sections of *person* that are in force."""
    biography = person["biography"]
    answers = {form.id: biography[form.id].answers for form in catalogue.sections}
    return Record(catalogue, answers, today)
