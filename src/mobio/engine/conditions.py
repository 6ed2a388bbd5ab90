"""Conditions: when a question is asked, when a rule applies. A view goes in, yes or no comes out.

A *view* looks at one person's record from one place. It offers ``find(name)`` (question, answer),
``rows(name)`` (one view for each row), ``age()``, ``has_consent(id)``, ``option_list(path)`` and
the day ``today``. A hidden answer is no answer.
"""

from dataclasses import dataclass
from decimal import Decimal

from mobio.engine.answers import codes_of, state_of
from mobio.engine.partial_dates import age_range


@dataclass(frozen=True)
class Named:
    """A condition on the answer called *name* (an id, ``section.id`` or a member of the row)."""

    name: str
    line: int

    def names(self):
        """Yield (condition, name) for each answer this condition looks at."""
        yield self, self.name

    def parts(self):
        """Return the conditions inside this one."""
        return ()


@dataclass(frozen=True)
class Equals(Named):
    """The answer is one of *codes*."""

    codes: tuple[str, ...]

    def holds(self, view):
        _question, answer = view.find(self.name)
        if isinstance(answer, (int, float)):
            return any(Decimal(str(answer)) == _decimal(code) for code in self.codes)
        return any(code in self.codes for code in codes_of(answer))


@dataclass(frozen=True)
class Contains(Equals):
    """One of several answers is one of *codes*."""


@dataclass(frozen=True)
class Answered(Named):
    """The question has an answer, or has none; "I do not know" is no answer here."""

    wanted: bool

    def holds(self, view):
        _question, answer = view.find(self.name)
        return (state_of(answer) == "answered") == self.wanted


@dataclass(frozen=True)
class Ranked(Named):
    """A number or a level lies within bounds, or not above the highest level among rows."""

    least: str | None = None
    most: str | None = None
    highest: "Highest | None" = None

    def holds(self, view):
        question, answer = view.find(self.name)
        rank = question.kind.rank(question, answer)
        if rank is None:
            return False
        least = question.kind.rank(question, _same_type(answer, self.least))
        most = question.kind.rank(question, _same_type(answer, self.most))
        if self.highest is not None:
            most = self.highest.rank(view)
        return (least is None or rank >= least) and (most is None or rank <= most)


@dataclass(frozen=True)
class Aged(Named):
    """So many full years have gone by since a date, by its latest possible day; as with ``Age``."""

    least: int | None = None
    below: int | None = None

    def holds(self, view):
        _question, answer = view.find(self.name)
        ages = age_range(answer, view.today)
        return ages is not None and _lies_within(ages[0], self)


@dataclass(frozen=True)
class Highest:
    """The highest level a member has among the rows that fulfil *where*, and some steps more."""

    name: str
    where: object
    plus: int

    def rank(self, view):
        """Return the rank, or None if no such row has one."""
        group, _dot, member = self.name.rpartition(".")
        ranks = []
        for row in view.rows(group):
            if self.where is None or self.where.holds(row):
                question, answer = row.find(member)
                ranks.append(question.kind.rank(question, answer))
        known = [rank for rank in ranks if rank is not None]
        return max(known) + self.plus if known else None


@dataclass(frozen=True)
class InList(Named):
    """The answer is a code of another list."""

    path: str

    def holds(self, view):
        options = view.option_list(self.path)
        _question, answer = view.find(self.name)
        return any(options.get(code) for code in codes_of(answer))


@dataclass(frozen=True)
class ListedAt(Named):
    """The answer stands among an attribute's values of the option another question chose."""

    other: str
    attribute: str

    def names(self):
        """Yield (condition, name) for both answers this condition looks at."""
        yield self, self.name
        yield self, self.other

    def holds(self, view):
        _question, answer = view.find(self.name)
        question, chosen = view.find(self.other)
        for code in codes_of(chosen):
            option = question.options.get(code) if question.options else None
            values = option.attributes.get(self.attribute) if option else None
            if values:
                return answer in values
        return True


@dataclass(frozen=True)
class RowCount(Named):
    """A group has so many rows that fulfil *where*."""

    least: int | None = None
    most: int | None = None
    where: object = None

    def holds(self, view):
        rows = view.rows(self.name)
        count = sum(1 for row in rows if self.where is None or self.where.holds(row))
        return (self.least is None or count >= self.least) and (
            self.most is None or count <= self.most
        )


@dataclass(frozen=True)
class Age:
    """The youngest possible age at the reading date; without a birth date nothing holds."""

    line: int
    least: int | None = None
    below: int | None = None

    def holds(self, view):
        age = view.age()
        return age is not None and _lies_within(age, self)

    def names(self):
        """Yield nothing: an age is asked by role."""
        return iter(())

    def parts(self):
        """Return the conditions inside this one."""
        return ()


@dataclass(frozen=True)
class HasConsent:
    """The person has given the consent called *id* and has not withdrawn it."""

    line: int
    id: str

    def holds(self, view):
        return view.has_consent(self.id)

    def names(self):
        """Yield nothing: a consent is no answer."""
        return iter(())

    def parts(self):
        """Return the conditions inside this one."""
        return ()


@dataclass(frozen=True)
class Several:
    """Conditions joined by *word*: all, any or not."""

    word: str
    conditions: tuple
    line: int

    def holds(self, view):
        held = (condition.holds(view) for condition in self.conditions)
        if self.word == "any":
            return any(held)
        return all(held) if self.word == "all" else not all(held)

    def names(self):
        """Yield (condition, name) for each answer the joined conditions look at."""
        for condition in self.conditions:
            yield from condition.names()

    def parts(self):
        """Return the conditions inside this one."""
        return self.conditions


def _lies_within(years, bounds):
    return (bounds.least is None or years >= bounds.least) and (
        bounds.below is None or years < bounds.below
    )


def _decimal(code):
    try:
        return Decimal(code)
    except ArithmeticError:
        return None


def _same_type(answer, bound):
    """Return *bound* (text of the file) as an answer of the type *answer* has."""
    if bound is None or isinstance(answer, str):
        return bound
    return float(bound)
