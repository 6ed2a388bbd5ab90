"""What was typed on a page: how much that may be, and the draft that is kept of it."""

from mobio.engine.incoming import ACTION, CSRF, LANGUAGE
from mobio.resources.typed import TypedPage

LARGEST_PAGE = 256 * 1024
"""How many characters one page may bring; it is far more than all its boxes take."""


def size_of(pairs):
    """Return how many characters *pairs* take together."""
    return sum(len(name) + len(text) for name, text in pairs)


def drafted(account_id, place, pairs, now, *, was_sent):
    """Return the draft of *pairs*, without what belongs to the session and to the button."""
    kept = [(name, text) for name, text in pairs if name not in (CSRF, ACTION, LANGUAGE)]
    return TypedPage(account_id, place, kept, now, was_sent)
