"""What the program itself must know of forms and lists: the names it looks for in the files."""

ROLES = (
    "family_name",
    "given_names",
    "birth_date",
    "municipality",
    "interface_language",
    "email",
    "phone",
    "arrival",
    "personal_goals",
)
"""What the program itself must know of a person; a form says which question stands for it."""


RULES = {"not_before", "not_after", "remind_before"}
"""The keys of a question that are rules for its answer."""

PLACES = ("agreements", "casework")
"""Where what staff fill in is kept: agreements are the person's too, the rest is staff's own."""

TAKES = (
    "today",
    "wish",
    "review",
    "goals",
    "measures",
    "area",
    "goal",
    "indicator",
    "what",
    "who",
    "until",
)
"""What a question of staff can take over: the day, the own wish, and parts of goal templates."""

LIST_ROLES = ("attachments",)
"""What the program itself must know of a list; packages name codes of the one for attachments."""
