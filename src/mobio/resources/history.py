"""What happened to a person's answers: who changed what, when, and what stood there before."""

from BTrees.IOBTree import IOBTree
from persistent import Persistent

VERDICTS = ("right", "wrong")


class Entry(Persistent):
    """One act of saving: every question it changed, with the value that stood there before.

    *changes* is a tuple of ``{"question": id, "old": value}``; the old value is absent when there
    was no answer. Where ``"deleted"`` is true, there was one, and nobody knows it any more.
    *revision* is the one the section had after this act, *sequence* the act of
    publishing whose words the answers have since. *rewritten* is what a newer form did to the
    answers before that, or None: ``{"sequence", "former", "changes"}`` as they were.
    """

    __name__ = None
    __parent__ = None
    verdicts = {}
    operated = {}
    sequence = 0
    _rewritten = None

    def __init__(
        self,
        *,
        when,
        account_id,
        role,
        section,
        version,
        language,
        assisted,
        revision,
        sequence=0,
    ):
        self.when = when
        self.account_id = account_id
        self.role = role
        self.section = section
        self.version = version
        self.language = language
        self.assisted = assisted
        self.revision = revision
        self.sequence = sequence
        self._changes = ()

    @property
    def changes(self):
        """Return the changes; reached only here, so that they can be sealed like the answers."""
        return self._changes

    @changes.setter
    def changes(self, changes):
        self._changes = tuple(changes)

    @property
    def rewritten(self):
        """Return what a newer form did to the answers; it repeats answers, as changes do."""
        return self._rewritten

    @rewritten.setter
    def rewritten(self, rewritten):
        self._rewritten = rewritten

    def forget(self, questions):
        """Keep that *questions* were changed, but none of the values.

        It is no undoing: whoever goes back before this act finds no answer.
        """
        if any(_is_of(each, questions) for each in self.changes):
            self.changes = [_forgotten(each, questions) for each in self.changes]
        repeated = ("former", "changes") if self.rewritten else ()
        if any(_is_of(each, questions) for key in repeated for each in self.rewritten[key]):
            kept = {
                key: tuple(each for each in self.rewritten[key] if not _is_of(each, questions))
                for key in repeated
            }
            self.rewritten = {**self.rewritten, **kept}

    def judge(self, question, verdict, operator=""):
        """Remember what the person says of the change: ``right`` or ``wrong``.

        *operator* is the account of the worker whose hand it was, on the worker's screen.
        """
        self.verdicts = {**self.verdicts, question: verdict}
        others = {key: value for key, value in self.operated.items() if key != question}
        self.operated = {**others, question: operator} if operator else others


def _is_of(change, questions):
    """Tell whether *change*, or what was set aside, is about one of *questions*."""
    return change["question"].partition(".")[0] in questions


def _forgotten(change, questions):
    if not _is_of(change, questions):
        return change
    return {"question": change["question"], "deleted": True}


class Log(Persistent):
    """The history of one person, entry by entry.

    Nothing in it is ever changed but verdicts, and values that must be forgotten.
    """

    __name__ = None
    __parent__ = None

    def __init__(self):
        self._entries = IOBTree()

    def append(self, entry):
        """Add *entry* as the newest one and return it."""
        number = self.newest + 1
        entry.__name__ = str(number)
        entry.__parent__ = self
        self._entries[number] = entry
        return entry

    @property
    def newest(self):
        """Return the number of the newest entry, 0 if nothing ever happened."""
        return self._entries.maxKey() if self._entries else 0

    def entries(self):
        """Return all entries, the newest first."""
        return list(reversed(self._entries.values()))

    def after(self, number):
        """Return the entries that came after the one of *number*, the newest first."""
        return list(reversed(self._entries.values(min=number + 1)))

    def last_changes(self):
        """Yield (entry, change) for each question that was ever changed, the last change of each.

        The newest come first. A question whose answer was deleted since has none.
        """
        seen = set()
        for entry in self.entries():
            for change in entry.changes:
                question = (entry.section, change["question"])
                if question not in seen:
                    seen.add(question)
                    if not change.get("deleted"):
                        yield entry, change

    def __getitem__(self, number):
        """Return the entry of that number; raise KeyError if there is none."""
        if not number.isascii() or not number.isdigit() or len(number) > 9:
            raise KeyError(number)
        return self._entries[int(number)]

    def __len__(self):
        return len(self._entries)

    def __bool__(self):
        return True
