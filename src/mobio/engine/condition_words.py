"""Conditions in words, for people who fill in a form on paper: when a question is for them."""

from mobio.engine.conditions import (
    Age,
    Aged,
    Answered,
    Equals,
    HasConsent,
    InList,
    Ranked,
    RowCount,
    Several,
)
from mobio.engine.lines import Reader
from mobio.engine.words import NO, STATE_WORDS, YES, _

PLAIN_WORDS = {"yes": YES, "no": NO, **STATE_WORDS}
EQUAL = _("„${question}“: ${answer}")
JOINED = {"all": _("${first} und ${second}"), "any": _("${first} oder ${second}")}


class ConditionWords:
    """Say conditions of *form*, or of the rows of its *group*, in the words of *catalogue*."""

    def __init__(self, catalogue, form, group=None):
        self.catalogue = catalogue
        self.say = catalogue.say
        self.form = form
        self.group = group
        self._reader = Reader(catalogue)

    def words(self, condition):
        """Return *condition* as a clause that may follow "only if", or "" if it has no words."""
        if isinstance(condition, Several):
            return self._joined(condition)
        if isinstance(condition, Age):
            return self._age(condition)
        if isinstance(condition, HasConsent):
            title = self.catalogue.consent(condition.id).title
            return self.say(_("Sie haben zugestimmt: ${title}", mapping={"title": title}))
        question, words = self._question(condition.name), ""
        if question is not None:
            words = self._about(condition, question)
        return words

    def _about(self, condition, question):
        label = question.label
        if isinstance(condition, Equals):
            return self._filled(EQUAL, label, answer=self._options(question, condition))
        if isinstance(condition, Answered):
            wanted = _("„${question}“ ist beantwortet")
            return self._filled(
                wanted if condition.wanted else _("„${question}“ ist nicht beantwortet"), label
            )
        if isinstance(condition, InList):
            title = self.catalogue.option_list(condition.path).title
            return self._filled(_("„${question}“ steht in: ${answer}"), label, answer=title)
        if isinstance(condition, RowCount):
            return self._rows(condition, question)
        if isinstance(condition, Ranked):
            return self._ranked(condition, question)
        if isinstance(condition, Aged):
            return self._aged(condition, label)
        return ""

    def _options(self, question, condition):
        return " / ".join(self._option(question, code) for code in condition.codes)

    def _filled(self, message, label, **values):
        return self.say(_(message, mapping={"question": label, **values}))

    def _ranked(self, condition, question):
        bounds = (
            (condition.least, _("„${question}“: mindestens ${answer}")),
            (condition.most, _("„${question}“: höchstens ${answer}")),
        )
        said = [
            self._filled(message, question.label, answer=self._option(question, bound))
            for bound, message in bounds
            if bound is not None
        ]
        return self._chain("all", said)

    def _rows(self, condition, question):
        label = question.label
        if condition.least == 1:
            said = self._filled(_("„${question}“: mindestens ein Eintrag"), label)
        elif condition.least is not None:
            message = _("„${question}“: mindestens ${answer} Einträge")
            said = self._filled(message, label, answer=condition.least)
        else:
            message = _("„${question}“: höchstens ${answer} Einträge")
            said = self._filled(message, label, answer=condition.most)
        if condition.where is None:
            return said
        inside = ConditionWords(self.catalogue, self.form, question).words(condition.where)
        return self._chain("all", [said, inside])

    def _aged(self, condition, label):
        bounds = (
            (condition.least, _("„${question}“: vor mindestens ${years} Jahren")),
            (condition.below, _("„${question}“: vor weniger als ${years} Jahren")),
        )
        said = [
            self._filled(message, label, years=years)
            for years, message in bounds
            if years is not None
        ]
        return self._chain("all", said)

    def _age(self, condition):
        bounds = (
            (condition.least, _("Sie sind mindestens ${years} Jahre alt")),
            (condition.below, _("Sie sind jünger als ${years} Jahre")),
        )
        said = [
            self.say(_(message, mapping={"years": years}))
            for years, message in bounds
            if years is not None
        ]
        return self._chain("all", said)

    def _joined(self, condition):
        if condition.word == "not":
            return self._denied(condition.conditions[0])
        said = [self.words(part) for part in _telling(condition)]
        # One part without words: what is left would say less than is meant for "any".
        return self._chain(condition.word, said) if all(said) or condition.word == "all" else ""

    def _denied(self, condition):
        question = self._question(condition.name) if isinstance(condition, Equals) else None
        if question is not None:
            options = self._options(question, condition)
            return self._filled(_("„${question}“: nicht ${answer}"), question.label, answer=options)
        said = self.words(condition)
        return self.say(_("nicht: ${clause}", mapping={"clause": said})) if said else ""

    def _chain(self, word, said):
        said = [clause for clause in said if clause]
        if not said:
            return ""
        whole = said[0]
        for clause in said[1:]:
            whole = self.say(_(JOINED[word], mapping={"first": whole, "second": clause}))
        return whole

    def _option(self, question, code):
        option = question.options.get(code) if question.options else None
        if option is not None:
            return option.label
        if code in PLAIN_WORDS:
            return self.say(PLAIN_WORDS[code])
        is_number = question.kind.name == "number"
        return self._reader.line(question, float(code)).value if is_number else code

    def _question(self, name):
        """Return the question *name* stands for: of the row, of the form, or ``section.id``."""
        inside = f"{self.group.id}.{name}" if self.group else name
        for known in (inside, name):
            if known in self.form:
                return self.form.question(known)
        section, _dot, rest = name.partition(".")
        try:
            return self.catalogue.section(section).question(rest)
        except KeyError:
            return None


def _telling(condition):
    """Return the parts without those another part implies: that the same question has an answer."""
    named = [part for part in condition.conditions if not isinstance(part, Answered)]
    known = {name for part in named for _condition, name in part.names()}
    implied = condition.word == "all"
    return [
        part
        for part in condition.conditions
        if not (isinstance(part, Answered) and part.wanted == implied and part.name in known)
    ]
