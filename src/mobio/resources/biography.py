"""The answers of a person, one section per biography form.

A section that was never saved is answered by a transient one: looking writes nothing. Pages, groups
and rows are places in the URL only; whether such a page exists is known by the forms, so the web
asks them and answers 404.
"""

from persistent import Persistent

from mobio.resources.folder import Folder


class Place:
    """A place below a section that is only a name in the URL and is never stored."""

    def __init__(self, name, parent):
        self.__name__ = name
        self.__parent__ = parent

    @property
    def section(self):
        """Return the section below which this place lies."""
        above = self.__parent__
        return above if isinstance(above, Section) else above.section


class Row(Place):
    """One row of a repeating group, or the place ``new`` where a row begins."""


class Rows(Place):
    """A repeating group on a page."""

    def __getitem__(self, row_id):
        return Row(row_id, self)


class Page(Place):
    """One page of a section."""

    def __getitem__(self, group_id):
        return Rows(group_id, self)


class Section(Persistent):
    """A person's answers to one form, and the version of the form they were given to."""

    __name__ = None
    __parent__ = None
    version = None
    sequence = 0
    revision = 0
    provenance = {}
    _former = ()

    def __init__(self):
        self._answers = {}

    @property
    def answers(self):
        """Return the answers, question id to JSON value. Set it whole, never change it in place."""
        return self._answers

    @answers.setter
    def answers(self, answers):
        self._answers = answers

    @property
    def former(self):
        """Return what newer forms no longer ask: mappings with question, row, answer, sequence."""
        return self._former

    @former.setter
    def former(self, former):
        self._former = tuple(former)

    def __getitem__(self, page_id):
        return Page(page_id, self)

    def replace(self, answers, version, provenance, sequence=0, former=()):
        """Keep *answers* (whole), given to the form's *version*, and return the new revision.

        *sequence* is the act of publishing that was the newest when they were given, *former* what
        was set aside until then.
        """
        self.answers = answers
        self.former = former
        self.sequence = sequence
        self.version = version
        self.provenance = {**self.provenance, **provenance}
        self.revision += 1
        return self.revision

    def forget(self, questions):
        """Take out everything that was ever answered to *questions*; return those that were."""
        top = {entry["question"]: entry["question"].partition(".")[0] for entry in self.former}
        found = questions & {*self.answers, *top.values()}
        if not found and questions.isdisjoint(self.provenance):
            return found
        self.answers = {name: each for name, each in self.answers.items() if name not in questions}
        self.former = [each for each in self.former if top[each["question"]] not in questions]
        self.provenance = {
            name: each for name, each in self.provenance.items() if name not in questions
        }
        self.revision += 1
        return found


class Biography(Folder):
    """All sections of a person; one that was never saved is there too, empty."""

    def __getitem__(self, name):
        """Return the section called *name*, a transient one if nothing was saved yet."""
        stored = self.get(name)
        if stored is not None:
            return stored
        section = Section()
        section.__name__ = name
        section.__parent__ = self
        return section

    def attach(self, section):
        """Store *section* if it is still transient, and return it."""
        if section.__name__ not in self:
            self.add(section.__name__, section)
        return section
