"""How thoroughly hypothesis looks, and which tests begin."""

import os

from hypothesis import settings

# The same examples at every change, many new ones at night.
settings.register_profile("change", derandomize=True, deadline=None)
settings.register_profile("all", max_examples=2000, deadline=None)
settings.load_profile("all" if os.environ.get("MOBIO_TESTS") == "all" else "change")

pytest_plugins = ["tests.browser"]
LONGEST = "tests/gates/test_in_browser.py"


def pytest_collection_modifyitems(items):
    """Begin with what takes longest: while one worker does it, the other takes the rest."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
