"""Random lives of forms: chains of versions, what a person says in between, and what it stems from.

``Chain`` keeps a model of its own beside the program: which questions there are, and which question
of the beginning each one continues. The program is compared with it.
"""

import copy

from mobio.engine.answers import ROW
from mobio.engine.upgrading import State, upgrade
from tests.engine.asked import CONSENT
from tests.engine.life import Life, version

SECTIONS = ("own", "other")
LIST = "lists/paint"
PACKAGE = "actor_packages/office"
KINDS = ("text", "text", "text", "long_text", "yes_no", "choice", "choices")
MORE_GENERAL = {"text": "long_text", "yes_no": "choice", "choice": "choices"}
NEW = "new"


class Asked:
    """A question of the model: its kind, the words it has now, and what it continues."""

    def __init__(self, kind, origin):
        self.kind = kind
        self.words = 0
        self.origin = frozenset(origin)


class Chain:
    """One life: acts of publishing, chosen by *random*, and the answers of one person."""

    def __init__(self, random):
        self.random = random
        self.forms = {section: {} for section in SECTIONS}
        self.retired = {section: {} for section in SECTIONS}
        self.codes = ["red", "green", "blue", "other"]
        self.gone_codes = []
        self.numbers = 0
        self.tokens = {}
        self.last = ""
        self.mapped = {}
        self.life = Life()
        self.consented = ()
        for section in SECTIONS:
            for _ in range(3):
                self._add(section, {(section, self._next())})
        self._publish({section: [] for section in SECTIONS}, {LIST: self._list([])})

    def _next(self):
        return f"q{self.numbers}"

    def _add(self, section, origin=((NEW,),), kind=None):
        name = self._next()
        self.numbers += 1
        self.forms[section][name] = Asked(kind or self.random.choice(KINDS), origin)
        return name

    # What is written

    def _form(self, section, steps):
        lines = [f"- {{id: {name}, label: {name} {each.words}, type: {each.kind}"
                 + (f", options: {LIST}" if each.kind in ("choice", "choices") else "") + "}"
                 for name, each in self.forms[section].items()]  # fmt: skip
        member = "{id: what, type: text, label: W}"
        lines.append(f"- {{id: rows, type: group, label: R, questions: [{member}]}}")
        return version("\n".join(lines), "\n".join(f"- {step}" for step in steps))

    def _list(self, steps):
        options = "".join(f"  - {{code: {code}, label: {code}}}\n" for code in self.codes)
        return version(f"title: Farben\noptions:\n{options}",
                       "\n".join(f"- {step}" for step in steps))  # fmt: skip

    def _publish(self, steps, files=()):
        named = {f"biography/{name}": self._form(name, each) for name, each in steps.items()}
        if self.life.sequence == 0:
            named["consents/share"] = CONSENT
        if self.consented:  # the package goes with the forms it names
            named[PACKAGE] = self._package(self._some() or self._places()[:1])
        self.life.publish({**named, **dict(files)})

    # What a coordinator does

    def edit(self):
        """Publish one random change."""
        acts = [self.add, self.retire, self.restore, self.reword, self.convert, self.split,
                self.merge, self.move, self.change_list]  # fmt: skip
        act = self.random.choice(acts)
        self.last, self.mapped = act.__name__, {}
        act()

    def _pick(self, section, *kinds):
        names = [name for name, each in self.forms[section].items()
                 if not kinds or each.kind in kinds]  # fmt: skip
        return self.random.choice(names) if len(self.forms[section]) > 1 and names else None

    def _section(self):
        return self.random.choice(SECTIONS)

    def add(self):
        section = self._section()
        self._add(section)
        self._publish({section: []})

    def retire(self):
        section = self._section()
        name = self._pick(section)
        if name:
            self.retired[section][name] = self.forms[section].pop(name)
            self._publish({section: [f"retire: {name}"]})

    def restore(self):
        section = self._section()
        if self.retired[section]:
            name = self.random.choice(sorted(self.retired[section]))
            self.forms[section][name] = self.retired[section].pop(name)
            self.forms[section][name].origin = frozenset({(NEW,)})
            self._publish({section: [f"restore: {name}"]})

    def reword(self):
        section = self._section()
        name = self._pick(section)
        if name:
            self.forms[section][name].words += 1
            same = self.random.random() < 0.5
            if not same:
                self.forms[section][name].origin = frozenset({(NEW,)})
            self._publish({section: [f"meaning: {{{name}: {'same' if same else 'changed'}}}"]})

    def convert(self):
        section = self._section()
        name = self._pick(section, *MORE_GENERAL)
        if name:
            each = self.forms[section][name]
            before, each.kind = each.kind, MORE_GENERAL[each.kind]
            steps = [f"convert: {name}"]
            if before == "yes_no":
                code = self.random.choice(self.codes)
                self.mapped = {"yes": code, "no": self.codes[0]}
                steps.append(f"map: {{{name}: {{yes: {code}, no: {self.codes[0]}}}}}")
            self._publish({section: steps})

    def split(self):
        section = self._section()
        name = self._pick(section, "text", "long_text")
        if name:
            gone = self.forms[section].pop(name)
            parts = [self._add(section, gone.origin, gone.kind) for _ in range(2)]
            self._publish({section: [f"split: {{{name}: {{{parts[0]}: copy, {parts[1]}: copy}}}}"]})

    def merge(self):
        section = self._section()
        names = [name for name, each in self.forms[section].items() if each.kind == "text"]
        if len(names) > 1:
            gone = [self.forms[section].pop(name) for name in names]
            origin = frozenset().union(*(each.origin for each in gone))
            new = self._add(section, origin, "text")
            join = self.random.choice(["first", '" / "'])
            of = ", ".join(names)
            self._publish({section: [f"merge: {{{new}: {{of: [{of}], join: {join}}}}}"]})

    def move(self):
        section = self._section()
        name = self._pick(section)
        if name:
            target = SECTIONS[1 - SECTIONS.index(section)]
            gone = self.forms[section].pop(name)
            new = self._add(target, gone.origin, gone.kind)
            self._publish({section: [f"move: {{{name}: {target}.{new}}}"], target: []})

    def change_list(self):
        spare = self.codes[1:-1]
        if self.random.random() < 0.4 or not spare:
            if self.gone_codes and self.random.random() < 0.5:
                code = self.gone_codes.pop()
                self.codes.append(code)
                steps = [f"restore: {code}"]
            else:
                self.codes.append(f"c{self.numbers}")
                self.numbers += 1
                steps = []
        else:
            code = self.random.choice(spare)
            self.codes.remove(code)
            if self.random.random() < 0.5:
                self.gone_codes.append(code)
                steps = [f"retire: {code}"]
            else:
                self.mapped = {code: self.codes[0]}
                steps = [f"map: {{{code}: {self.codes[0]}}}"]
        self._publish({}, {LIST: self._list(steps)})

    # What is shared

    def share(self):
        """Begin a share of some questions; from now on each question knows what it stems from."""
        self.consented = tuple(self._some())
        for section, name in self._places():
            self.forms[section][name].origin = frozenset({(section, name)})
        if self.consented:
            self._publish({}, {PACKAGE: self._package(self.consented)})
        return self.life.sequence

    def _some(self):
        return [place for place in self._places() if self.random.random() < 0.7]

    def _places(self):
        return [(section, name) for section in SECTIONS for name in self.forms[section]]

    @staticmethod
    def _package(places):
        by_section = {}
        for section, name in places:
            by_section.setdefault(section, []).append(name)
        named = "".join(f"  {key}: [{', '.join(names)}]\n" for key, names in by_section.items())
        return (
            "title: Amt\npurpose: Beratung\nconsent: consents/share\n"
            f"recipients: authority\nquestions:\n{named}"
        )

    # What a person says

    def say(self, states):
        """Return *states* after the person has answered some questions of today."""
        states = upgrade(self.life.catalogue, states)
        for section in SECTIONS:
            answers = copy.deepcopy(states[section].answers) if section in states else {}
            former = states[section].former if section in states else ()
            for name, each in self.forms[section].items():
                if self.random.random() < 0.5 and name not in answers:
                    answers[name] = self._answer(each)
            if "rows" not in answers and self.random.random() < 0.3:
                answers["rows"] = [{ROW: f"r{'a' * 8}", "what": self._token({(NEW,)})}]
            states[section] = State(self.life.catalogue.sequence, answers, former)
        return states

    def _answer(self, each):
        if each.kind in ("text", "long_text"):
            return self._token(each.origin)
        if each.kind == "yes_no":
            return self.random.choice(["yes", "no"])
        if each.kind == "choice":
            return self.random.choice(self.codes)
        return sorted(self.random.sample(self.codes, self.random.randint(1, len(self.codes))))

    def _token(self, origin):
        """Return words that were never said before; where they belong is remembered."""
        token = f"t{len(self.tokens)}t"
        self.tokens[token] = origin
        return token


def unknown_codes(chain, states):
    """Return the answers that are no code of today where a code is asked for."""
    return [
        leaf
        for section, asked in chain.forms.items()
        for name, each in asked.items()
        if each.kind in ("choice", "choices") and section in states
        for leaf in _leaves(states[section].answers.get(name, []))
        if leaf not in chain.codes
    ]


def leaves(states, codes=None):
    """Return every value in *states*, also those set aside, as text.

    *codes* says what becomes of some; in one answer each is counted once.
    """
    found = []
    for state in states.values():
        for answer in (*state.answers.values(), *(entry["answer"] for entry in state.former)):
            words = [(codes or {}).get(leaf, leaf) for leaf in _leaves(answer)]
            found.extend(dict.fromkeys(words))
    return found


def _leaves(answer):
    if isinstance(answer, list):
        return [leaf for item in answer for leaf in _leaves(item)]
    if isinstance(answer, dict):
        return [str(value) for key, value in answer.items() if key != ROW]
    return [str(answer)]
