"""An answer with a term goes when the term is over, wherever it is repeated, and nothing else goes."""

from datetime import timedelta

import pytest

from mobio.resources.typed import TypedPage
from mobio.services.answering import Author
from mobio.services.retention import RULE, forget_overdue, overdue
from mobio.services.storing import store
from tests.services.sharing_world import FORMS, NOW, World, put_in_force

EXPECTING = (
    FORMS["biography/me@1"].replace("first_name, born]", "first_name, born, expecting]")
    + """
          - {id: expecting, type: text, label: Erwarten Sie ein Kind?, forget_after: 10m}
        """
)
MONTHS = timedelta(days=31)


class Own(World):
    """Somebody who has answered for a time, on the first of March."""

    def __init__(self):
        super().__init__()
        put_in_force(self.site, {"biography/me@2": EXPECTING})

    def save(self, now=NOW, **answers):
        """Save answers with their history."""
        author = Author(self.amina.__name__, "refugee", "de", False)
        store(self.person, self.catalogue, {"me": answers}, author, now)

    def tidy(self, now):
        """Let the rule do its work; return what it deleted."""
        return forget_overdue(self.person, self.catalogue, now.date(), now)

    @property
    def answers(self):
        """Return the answers of the section."""
        return self.person["biography"]["me"].answers


@pytest.fixture
def own():
    made = Own()
    made.save(surname="Haddad", expecting="ja, im Mai")
    return made


def test_before_the_term_is_over_nothing_goes(own):
    assert own.tidy(NOW + 9 * MONTHS) == ()
    assert own.answers["expecting"] == "ja, im Mai"


def test_afterwards_the_answer_is_gone_and_all_others_stay(own):
    assert own.tidy(NOW + 10 * MONTHS) == (("me", "expecting"),)
    assert "expecting" not in own.answers
    assert own.answers["surname"] == "Haddad"


def test_a_newer_answer_has_a_term_of_its_own(own):
    own.save(NOW + 3 * MONTHS, expecting="ja, im Juni")
    assert own.tidy(NOW + 10 * MONTHS) == ()
    assert own.tidy(NOW + 14 * MONTHS) == (("me", "expecting"),)


def test_history_and_drafts_repeat_it_no_more(own):
    pairs = (("expecting", "ja, im Mai"),)
    own.person["typed"].keep(TypedPage(own.amina.__name__, "me/page", pairs, NOW, False))
    own.tidy(NOW + 10 * MONTHS)
    entries = list(own.person["log"].entries())
    told = str([(entry.changes, entry.rewritten) for entry in entries])
    assert "im Mai" not in told
    assert len(own.person["typed"]) == 0
    newest = max(entries, key=lambda entry: entry.when)
    assert newest.role == RULE.role
    assert list(newest.changes) == [{"question": "expecting", "deleted": True}]


def test_what_was_emptied_long_ago_leaves_nothing_behind_and_costs_nothing_again(own):
    own.save(NOW, expecting=None)
    later = NOW + 10 * MONTHS
    assert own.tidy(later) == ()
    assert "im Mai" not in str([entry.changes for entry in own.person["log"].entries()])
    assert overdue(own.person, own.catalogue, later.date()) == {}


def test_forms_without_a_term_delete_nothing():
    plain = World()
    assert "forget_after" not in FORMS["biography/me@1"]
    assert forget_overdue(plain.person, plain.catalogue, (NOW + 99 * MONTHS).date(), NOW) == ()
