"""Kinds that are chosen from options: yes_no, choice, choices, cefr, municipality."""

import colander
from deform.widget import CheckboxChoiceWidget, RadioChoiceWidget, SelectWidget

from mobio.engine import conversions, shapes
from mobio.engine.answers import STATES, codes_of, state_answer, state_of
from mobio.engine.kinds.kind import AnswerType, Kind, new_node
from mobio.engine.mistakes import Mistake
from mobio.engine.words import NO, STATE_WORDS, YES, _

RADIOS_AT_MOST = 8
NOT_AN_OPTION = _("Diese Auswahl gibt es nicht. Bitte wählen Sie neu.")


class ChoiceType(AnswerType):
    """Read one code; a state chosen like an option becomes the answer that says the state."""

    def __init__(self, codes):
        self.codes = codes

    def allow(self, codes):
        """Accept *codes* too: what is stored may stay, though it is no longer offered."""
        self.codes = {*self.codes, *codes}

    def read(self, node, cstruct):
        if not isinstance(cstruct, str) or cstruct not in self.codes:
            raise colander.Invalid(node, NOT_AN_OPTION)
        return state_answer(cstruct) if cstruct in STATES else cstruct


class ChoicesType(ChoiceType):
    """Read several codes, each once; a state stands alone.

    The boxes of a page stand in the order of the reader's language. So that the same boxes make the
    same answer in each, the codes are sorted, unless they are *ranked* by the person.
    """

    def __init__(self, codes, ranked=False):
        super().__init__(codes)
        self.ranked = ranked

    def write(self, answer):
        return list(answer)

    def write_state(self, state):
        return [state]

    def read(self, node, cstruct):
        if isinstance(cstruct, (str, dict)) or any(code not in self.codes for code in cstruct):
            raise colander.Invalid(node, NOT_AN_OPTION)
        codes = list(dict.fromkeys(cstruct) if self.ranked else sorted(set(cstruct)))
        states = [code for code in codes if code in STATES]
        if not states:
            return codes or colander.null
        if len(codes) > 1:
            values = {"option": node.labels.get(states[0], "")}
            message = _("„${option}“ passt nicht zu einer anderen Auswahl.", values)
            raise colander.Invalid(node, message)
        return state_answer(states[0])


class Choice(Kind):
    """One of the options of a list."""

    name = "choice"
    on_paper = "boxes"
    keys = {"options": shapes.text}
    required = ("options",)
    states = STATES
    example = "code"
    converts = dict.fromkeys(("yes_no", "cefr", "municipality"), conversions.same)

    def pairs(self, question, asked):
        """Return the pairs (code, label) of options and states that are offered to the reader."""
        return asked.offered(question)

    def first_box(self, question, asked):
        pairs = self.pairs(question, asked)
        is_select = not pairs or not self._has_radios(pairs)
        return asked.oid(question) if is_select else f"{asked.oid(question)}-{pairs[0][0]}"

    @staticmethod
    def _has_radios(pairs):
        return len([code for code, _label in pairs if code not in STATES]) <= RADIOS_AT_MOST

    def node(self, question, asked):
        pairs = self.pairs(question, asked)
        codes = {code for code, _label in pairs}
        if self._has_radios(pairs):
            widget = RadioChoiceWidget(template="radios", values=pairs)
        else:
            values = [("", asked.say(_("Bitte wählen"))), *pairs]
            widget = SelectWidget(template="select", values=values)
            widget.groups = asked.groups(question, pairs)
        return new_node(question, asked, ChoiceType(codes), widget)

    def show(self, question, answer, reader):
        return tuple(reader.label(question, code) for code in codes_of(answer))

    def rank(self, question, answer):
        if question.options is None or state_of(answer) != "answered":
            return None
        return question.options.rank(answer)


class YesNo(Choice):
    """Yes or no."""

    name = "yes_no"
    keys = {}
    required = ()
    example = "yes"
    converts = {}

    def pairs(self, question, asked):
        answers = [("yes", asked.say(YES)), ("no", asked.say(NO))]
        return answers + [(state, asked.say(STATE_WORDS[state])) for state in question.states]

    def show(self, question, answer, reader):
        words = {"yes": YES, "no": NO, **STATE_WORDS}
        return tuple(reader.say(words[code]) for code in codes_of(answer) if code in words)

    def rank(self, question, answer):
        return None


class Choices(Choice):
    """Several of the options of a list."""

    name = "choices"
    keys = {
        "options": shapes.text,
        "min_choices": shapes.whole,
        "max_choices": shapes.positive,
        "exclusive": shapes.list_of(shapes.text),
    }
    many = True

    converts = dict.fromkeys(("choice", "yes_no", "cefr", "municipality"), conversions.in_a_list)
    example = "[code, code]"

    def verify(self, own, line, notebook):
        least, most = own.get("min_choices"), own.get("max_choices")
        if least is not None and most is not None and least > most:
            notebook.note(Mistake.BOUNDS, line, low=least, high=most)

    def node(self, question, asked):
        pairs = self.pairs(question, asked)
        codes = {code for code, _label in pairs}
        widget = CheckboxChoiceWidget(template="checkboxes", values=pairs)
        node = new_node(question, asked, ChoicesType(codes), widget, self._check(question))
        node.labels = dict(pairs)
        return node

    @staticmethod
    def _has_radios(pairs):
        return True  # or boxes, which stand below each other like them

    def _check(self, question):
        least, most = question.own.get("min_choices") or 0, question.own.get("max_choices")
        exclusive = question.own.get("exclusive") or ()

        def check(node, answer):
            codes = codes_of(answer)
            if state_of(answer) == "answered" and len(codes) < least:
                message = _("Wählen Sie mindestens ${least} aus.", {"least": least})
                raise colander.Invalid(node, message)
            if most is not None and len(codes) > most:
                message = _("Wählen Sie höchstens ${most} aus.", {"most": most})
                raise colander.Invalid(node, message)
            alone = [code for code in codes if code in exclusive]
            if alone and len(codes) > 1:
                values = {"option": node.labels.get(alone[0], "")}
                message = _("„${option}“ passt nicht zu einer anderen Auswahl.", values)
                raise colander.Invalid(node, message)

        return check

    def show(self, question, answer, reader):
        in_order = sorted(codes_of(answer), key=lambda code: question.options.rank(code) or 0)
        return tuple(reader.label(question, code) for code in in_order)

    def rank(self, question, answer):
        return None

    def typed(self, written):
        codes = [written] if isinstance(written, str) else written
        if isinstance(codes, list) and all(isinstance(code, str) for code in codes):
            return codes
        raise ValueError(self.example)


class Cefr(Choice):
    """A level of the Common European Framework of Reference; the order of the list is the rank."""

    name = "cefr"
    converts = {"choice": conversions.same}


class Municipality(Choice):
    """A place to live, from the list of municipalities."""

    name = "municipality"
    converts = {"choice": conversions.same}
