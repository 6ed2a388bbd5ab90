"""The life of forms: acts of publishing one after the other, and answers given in between."""

from textwrap import indent

from mobio.engine.catalogue import Catalogue
from mobio.engine.linking import check_together
from mobio.engine.loading import newest, read_definitions
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
        self._read = {}
        self._catalogue = None
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
        self._catalogue = None
        return self.catalogue

    def _definitions(self):
        """Return (definitions, files, objections) of all files; each is read once."""
        new = {name: text for name, text in self.files.items() if name not in self._read}
        for source in sources(new):
            self._read[str(source.reference)] = read_definitions([source])
        definitions, files, objections = {}, {}, []
        for found, where, told in self._read.values():
            definitions.update(found)
            files.update(where)
            objections.extend(told)
        return definitions, files, objections

    def mistakes(self, severity="error"):
        """Return the mistakes of everything published so far."""
        definitions, files, objections = self._definitions()
        now = {each for each in definitions if self.sequences[str(each)] == self.sequence}
        told = sorted(objections + check_together(definitions, files, now))
        no_gap = [each for each in told if "Nummern laufen ohne" not in each.message]
        return [str(each) for each in no_gap if each.severity == severity]

    @property
    def catalogue(self):
        """Return the catalogue of what is in force now; it must be without mistakes."""
        if self._catalogue is None:
            mistakes = self.mistakes()
            assert mistakes == []
            definitions = self._definitions()[0]
            sequences = {reference: self.sequences[str(reference)] for reference in definitions}
            words = (None, str(self.sequence), None)
            self._catalogue = Catalogue(definitions, newest(definitions), *words, sequences)
        return self._catalogue

    def read(self, answers, given=1, former=(), section="own"):
        """Return {section: State} of *answers* given when the act *given* was the newest."""
        state = State(given, answers, tuple(former))
        return upgrade(self.catalogue, {section: state})
