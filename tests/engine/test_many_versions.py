"""Whatever is published, no answer is lost and no share widens: random chains of versions."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from mobio.engine.disclosure import disclose
from mobio.engine.records import Record
from mobio.engine.upgrading import upgrade
from tests.engine.asked import TODAY
from tests.engine.chains import PACKAGE, Chain, leaves, unknown_codes

VERSIONS = 10
# 2000 chains at night, 200 at every change: each takes a few hundredths of a second per version.
EXAMPLES = 2000 if os.environ.get("MOBIO_TESTS") == "all" else 200
chains = settings(max_examples=EXAMPLES, deadline=None)
lives = st.randoms(use_true_random=False)


@chains
@given(lives)
def test_no_answer_disappears_and_reading_act_by_act_is_reading_at_once(random):
    chain = Chain(random)
    states = chain.say({})
    kept = [(chain.life.catalogue.sequence, states)]
    for _ in range(VERSIONS):
        before = upgrade(chain.life.catalogue, states)
        chain.edit()
        read = upgrade(chain.life.catalogue, states)
        after = leaves(read)
        assert [word for word in chain.tokens if not any(word in leaf for leaf in after)] == []
        assert unknown_codes(chain, read) == []
        # What was away knows of the list only when it comes back.
        if chain.last != "restore":
            assert _codes(after) >= _codes(leaves(before, chain.mapped))
        assert upgrade(chain.life.catalogue, read) == read
        if random.random() < 0.3:
            states = chain.say(states)
            kept.append((chain.life.catalogue.sequence, states))
    newest = chain.life.catalogue
    for given_at, said in kept:
        at_once = _answers(upgrade(newest, said))
        middle = random.randint(given_at, newest.sequence)
        assert _answers(upgrade(newest, upgrade(newest.at(middle), said))) == at_once


def _codes(leaves_):
    """Return how many codes there are; words are looked for one by one."""
    return sum(not leaf.startswith("t") for leaf in leaves_)


def _answers(states):
    """Return answers and what was set aside; a section without either was never there."""
    return {
        section: (state.answers, state.former)
        for section, state in states.items()
        if state.answers or state.former
    }


@chains
@given(lives)
def test_a_running_share_tells_only_what_was_consented_to(random):
    chain = Chain(random)
    states = chain.say({})
    since = chain.share()
    if not chain.consented:
        return
    consented = set(chain.consented)
    for _ in range(VERSIONS):
        chain.edit()
        states = chain.say(states)
        told = _told(chain, states, since)
        for word, origin in chain.tokens.items():
            if any(word in value for value in told):
                assert origin <= consented, (word, origin)


def _told(chain, states, since):
    """Return every value that the share tells now."""
    catalogue = chain.life.catalogue
    answers = {section: state.answers for section, state in states.items()}
    record = Record(catalogue, {"person": {}, **answers}, TODAY)
    package = catalogue.at(since).package(PACKAGE.rpartition("/")[2])
    lines = disclose(catalogue, package, record, since)
    return [value for section in lines for line in section.lines for value in line.values]
