"""The acts of publishing that matter to old answers: which steps each brought, and in what order.

An act has a number, its *sequence*; the numbers order the steps of all forms and lists.
"""

from dataclasses import dataclass

from mobio.engine.references import Reference

FORMS = "biography"
LISTS = "lists"


@dataclass(frozen=True)
class Act:
    """What one act of publishing changed.

    *forms* are the pairs (version before or None, version after) in the order of their names,
    *lists* the new versions of lists, *uses* maps the path of a list to the pairs
    (section, question) that are answered from it from then on.
    """

    sequence: int
    forms: tuple = ()
    lists: tuple = ()
    uses: dict = None

    @property
    def has_steps(self):
        """Tell whether old answers are changed by this act."""
        changed = [*(after for _before, after in self.forms), *self.lists]
        return any(definition.steps for definition in changed)


def acts_of(definitions, sequences):
    """Return the Acts in their order; *sequences* maps a reference to the act that published it."""
    by_sequence = {}
    for reference in sorted(sequences):
        if reference in definitions and reference.folder in (FORMS, LISTS):
            by_sequence.setdefault(sequences[reference], []).append(reference)
    in_force, acts = {}, []
    for sequence in sorted(by_sequence):
        published = [definitions[reference] for reference in by_sequence[sequence]]
        forms = [each for each in published if each.reference.folder == FORMS]
        lists = [each for each in published if each.reference.folder == LISTS]
        pairs = tuple((_forerunner(definitions, form), form) for form in forms)
        in_force.update((form.id, form) for form in forms)
        acts.append(Act(sequence, pairs, tuple(lists), _uses(in_force.values())))
    return tuple(acts)


def _forerunner(definitions, form):
    reference = form.reference
    return definitions.get(Reference(reference.folder, reference.id, reference.version - 1))


def _uses(forms):
    uses = {}
    for form in forms:
        for question in form.every_question():
            path = question.own.get("options")
            if path:
                uses.setdefault(path, []).append((form.id, question.id))
    return uses
