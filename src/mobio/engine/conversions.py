"""How an answer of one kind becomes one of another without losing anything.

Each kind of question names in ``converts`` the kinds it can take over, with one of these.
"""

import datetime

from mobio.engine import partial_dates


def same(answer):
    """Return *answer*: both kinds keep it alike."""
    return answer


def in_a_list(answer):
    """Return the single *answer* as the only one of several."""
    return [answer]


def as_text(answer):
    """Return the number *answer* as a person writes it."""
    return str(answer)


def as_partial_date(answer):
    """Return the full date *answer* as a date of which everything is known."""
    if isinstance(answer, dict):  # entered in another calendar
        return answer
    day = datetime.date.fromisoformat(answer)
    return partial_dates.make(day.year, day.month, day.day)
