"""How thoroughly hypothesis looks, and which tests begin."""

import os

from hypothesis import settings

# The same examples at every change, many new ones at night.
settings.register_profile("change", derandomize=True, deadline=None)
settings.register_profile("all", max_examples=2000, deadline=None)
settings.load_profile("all" if os.environ.get("MOBIO_TESTS") == "all" else "change")

pytest_plugins = ["tests.browser"]
LONGEST = "tests/gates/test_in_browser.py"
GATES = "tests/gates/"


def pytest_collection_modifyitems(items):
    """Begin with what takes longest, and keep together what needs the same book of pages.

    While one worker looks at pages in the browser, the other takes the rest from the end; so only
    one of them has to furnish the county of the gates.
    """
    items.sort(key=_place)


def _place(item):
    return (not item.nodeid.startswith(LONGEST), not item.nodeid.startswith(GATES))
