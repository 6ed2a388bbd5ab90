"""What was typed on a page and could not be stored yet: a draft of one account, for nobody else.

A draft reaches nothing: not the answers, not the history, no progress and no share.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent


class TypedPage(Persistent):
    """One page as it was sent: the raw pairs, without what belongs to the session.

    *was_sent* tells whether *Speichern* was pressed: then it was judged, and what was right on it
    is stored. What was kept while somebody was typing is nothing to find fault with yet.
    """

    was_sent = True

    def __init__(self, account_id, place, pairs, when, was_sent=True):
        self.account_id = account_id
        self.place = place
        self.when = when
        self.pairs = pairs
        self.was_sent = was_sent

    @property
    def pairs(self):
        """Return the pairs (name, text); they repeat answers, so they are reached only here."""
        return self._pairs

    @pairs.setter
    def pairs(self, pairs):
        self._pairs = tuple(pairs)

    def mentions(self, questions):
        """Tell whether one of *questions* stood on this page, as a name or in a mark."""
        return any(
            name in questions or text.partition(":")[0] in questions for name, text in self.pairs
        )


class TypedPages(Persistent):
    """The drafts about one person, by account and place (``section/page``)."""

    __name__ = None
    __parent__ = None

    def __init__(self):
        self._pages = OOBTree()

    def get(self, account_id, place):
        """Return the draft of the account at *place*, or None."""
        return self._pages.get((account_id, place))

    def keep(self, typed):
        """Keep *typed* in the place of an older draft, whose record is written over.

        A draft that says the same writes nothing: it was kept then, and *when* goes on saying so.
        """
        known = self._pages.get((typed.account_id, typed.place))
        if known is None:
            self._pages[typed.account_id, typed.place] = typed
        elif (known.pairs, known.was_sent) != (typed.pairs, typed.was_sent):
            known.pairs, known.when, known.was_sent = typed.pairs, typed.when, typed.was_sent

    def drop(self, account_id, place):
        """Forget the draft of the account at *place*; tell whether there was one."""
        return self._pages.pop((account_id, place), None) is not None

    def forget(self, section, pages, questions):
        """Drop the drafts of everybody that hold *questions* of a section, or stand on *pages*."""
        for key, typed in list(self._pages.items()):
            name, page, *rows = key[1].split("/")
            is_of = page in pages or typed.mentions(questions) or not questions.isdisjoint(rows)
            if name == section and is_of:
                del self._pages[key]

    def of(self, account_id):
        """Return the drafts of the account, in the order of their places."""
        return [typed for (account, _place), typed in self._pages.items() if account == account_id]

    def values(self):
        """Return all drafts."""
        return list(self._pages.values())

    def __len__(self):
        return len(self._pages)

    def __bool__(self):
        return True
