"""A tree packed and unpacked is the same tree, with every line."""

import marshal

from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.mistakes import Notebook
from mobio.engine.reader import Entries, Items, Text, read
from mobio.engine.trees import packed, unpacked
from tests.house.sources import ROOT

LINES = st.integers(1, 9999)
TEXTS = st.builds(Text, st.text(), LINES)
TREES = st.recursive(
    TEXTS,
    lambda inside: (
        st.builds(Items, st.lists(inside, max_size=3).map(tuple), LINES)
        | st.builds(Entries, st.lists(st.tuples(TEXTS, inside), max_size=3).map(tuple), LINES)
    ),
)


@given(TREES)
def test_a_tree_comes_back_as_it_was(tree):
    kept = marshal.dumps(packed(tree))
    assert unpacked(marshal.loads(kept)) == tree  # noqa: S302 -- written a line above


def test_every_shipped_file_comes_back_as_it_was():
    paths = [*ROOT.glob("forms/*/*/*.yaml"), *ROOT.glob("actor_packages/*/*.yaml")]
    assert len(paths) > 50
    for path in paths:
        tree = read(path.read_bytes(), Notebook(path.name))
        assert tree is not None
        assert unpacked(packed(tree)) == tree
