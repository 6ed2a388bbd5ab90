"""The life of forms: acts of publishing one after the other, and answers given in between."""

from textwrap import indent

from mobio.engine.catalogue import Catalogue
from mobio.engine.linking import check
from mobio.engine.loading import newest
from mobio.engine.upgrading import State, upgrade
from tests.engine.asked import OWN, sources, whole, with_menu


def version(text, upgrade=""):
    """Return *text* as a whole form with the steps *upgrade* (YAML) behind it."""
    steps = f"upgrade:\n{indent(upgrade.strip(), '  ')}\n" if upgrade else ""
    return whole(text) + steps


class Life:
    """What was published so far; each call of ``publish`` is one act."""

    def __init__(self, *acts):
        self.files = {}
        self.sequences = {}
        self.sequence = 0
        for act in acts:
            self.publish(act)

    def publish(self, files):
        """Publish {path: YAML} as the next version of each path; return the Catalogue."""
        files = files if isinstance(files, dict) else {OWN: files}
        if self.sequence == 0:
            files = with_menu(files)
        self.sequence += 1
        for path, text in files.items():
            number = sum(name.startswith(f"{path}@") for name in self.files) + 1
            self.files[f"{path}@{number}"] = text
            self.sequences[f"{path}@{number}"] = self.sequence
        return self.catalogue

    def mistakes(self, severity="error"):
        """Return the mistakes of everything published so far."""
        found = sources(self.files)
        now = {each.reference for each in found
               if self.sequences[str(each.reference)] == self.sequence}  # fmt: skip
        return [str(each) for each in check(found, now)[1] if each.severity == severity]

    @property
    def catalogue(self):
        """Return the catalogue of what is in force now; it must be without mistakes."""
        assert self.mistakes() == []
        definitions = check(sources(self.files))[0]
        sequences = {reference: self.sequences[str(reference)] for reference in definitions}
        words = (None, str(self.sequence), None)
        return Catalogue(definitions, newest(definitions), *words, sequences)

    def read(self, answers, given=1, former=(), section="own"):
        """Return {section: State} of *answers* given when the act *given* was the newest."""
        state = State(given, answers, tuple(former))
        return upgrade(self.catalogue, {section: state})
