"""The acts of publishing that matter to old answers: which steps each brought, and in what order.

An act has a number, its *sequence*; the numbers order the steps of all forms and lists. Definitions
are looked at when something is asked of an act, since most requests meet no old answers.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from mobio.engine.references import Reference

FORMS = "biography"
LISTS = "lists"


@dataclass(frozen=True)
class Act:
    """What one act of publishing changed: *references* of forms and lists, in their order.

    *in_force* are the references of all forms that are in force from then on, by their id.
    """

    sequence: int
    references: tuple
    in_force: dict
    definitions: Mapping

    @functools.cached_property
    def forms(self):
        """Return the pairs (version before or None, version after) in the order of their names."""
        pairs = []
        for each in self._of(FORMS):
            before = Reference(each.folder, each.id, each.version - 1)
            pairs.append((self.definitions.get(before), self.definitions[each]))
        return tuple(pairs)

    @functools.cached_property
    def lists(self):
        """Return the new versions of lists."""
        return tuple(self.definitions[each] for each in self._of(LISTS))

    @functools.cached_property
    def uses(self):
        """Return {path of a list: pairs (section, question) answered from it from then on}."""
        uses = {}
        for reference in self.in_force.values():
            form = self.definitions[reference]
            for question in form.every_question():
                path = question.own.get("options")
                if path:
                    uses.setdefault(path, []).append((form.id, question.id))
        return uses

    @functools.cached_property
    def has_steps(self):
        """Tell whether old answers are changed by this act; a first version has no steps."""
        newer = (each for each in self.references if each.version > 1)
        return any(self.definitions[each].steps for each in newer)

    def _of(self, folder):
        return [each for each in self.references if each.folder == folder]


def acts_of(definitions, sequences):
    """Return the Acts in their order; *sequences* maps a reference to the act that published it."""
    by_sequence = {}
    for reference in sorted(sequences):
        if reference in definitions and reference.folder in (FORMS, LISTS):
            by_sequence.setdefault(sequences[reference], []).append(reference)
    in_force, acts = {}, []
    for sequence, references in sorted(by_sequence.items()):
        forms = {each.id: each for each in references if each.folder == FORMS}
        in_force = {**in_force, **forms}
        acts.append(Act(sequence, tuple(references), in_force, definitions))
    return tuple(acts)
