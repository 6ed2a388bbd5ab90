"""How thoroughly hypothesis looks: the same examples at every change, many new ones at night."""

import os

from hypothesis import settings

settings.register_profile("change", derandomize=True, deadline=None)
settings.register_profile("all", max_examples=2000, deadline=None)
settings.load_profile("all" if os.environ.get("MOBIO_TESTS") == "all" else "change")
