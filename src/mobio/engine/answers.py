"""What an answer is, before one knows the kind of question.

An answer is a JSON value. No answer is the absence of the value (None here). "I do not know" and
"I prefer not to say" are answers of their own kind: ``{"state": "unknown"}``.
"""

UNKNOWN = "unknown"
REFUSED = "prefer_not_to_say"
STATES = (UNKNOWN, REFUSED)
ROW = "_row"
"""The key under which a row of a group keeps its generated id."""


def state_answer(state):
    """Return the answer that says *state*."""
    return {"state": state}


def state_of(answer):
    """Return "empty", "unknown", "prefer_not_to_say" or "answered"."""
    if answer is None or answer == "" or answer == []:
        return "empty"
    if isinstance(answer, dict) and answer.get("state") in STATES:
        return answer["state"]
    return "answered"


def codes_of(answer):
    """Return the codes an answer holds: one for a choice, several for choices, the state's own."""
    state = state_of(answer)
    if state in STATES:
        return (state,)
    if state == "empty":
        return ()
    if isinstance(answer, list):
        return tuple(item for item in answer if isinstance(item, str))
    return (answer,) if isinstance(answer, str) else ()


def row_with(rows, row_id):
    """Return the row called *row_id* of a group's answer, or None."""
    return next((row for row in rows or () if row.get(ROW) == row_id), None)
