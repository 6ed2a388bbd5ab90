"""Everything one may be allowed to do, and the principals it is given to.

Permission is a question of place: each class of the tree says in its ``__acl__`` who may do what
there, and the site, at the top, denies the rest.
"""

import enum

EVERYONE = "everyone"
AUTHENTICATED = "authenticated"
OWNER = "owner"
"""The account of the person below whom the context lies."""
RESPONSIBLE = "responsible"
"""A worker with a dated responsibility, today, for the person below whom the context lies."""

AUTHOR = "author"
"""The responsible worker who wrote the context."""


def role(name):
    """Return the principal of everybody who has the role called *name*."""
    return f"role:{name}"


class Permission(enum.StrEnum):
    """One word per thing that can be allowed. Grep for ``Permission.READ_BIOGRAPHY``."""

    ENTER = "enter"
    """Open the pages that are there for everybody: login, help, privacy."""

    OPEN_LINK = "open-link"
    """Open a mailed link. Having the link is enough; the view asks for it."""

    START = "start"
    """Be led from the start page to the own place."""

    SEE_CASELOAD = "see-caseload"
    """List the people one is responsible for."""

    CREATE_PERSON = "create-person"
    """Open a new account for a person and become responsible for it."""

    SEE_ROSTER = "see-roster"
    """List the people of the municipalities one is appointed for, with few answers each."""

    PRINT_FLYERS = "print-flyers"
    """Get flyer and poster as PDF."""

    ISSUE_CODE = "issue-code"
    """Print a new one-time code for a person after having seen who it is."""

    FIND_QUESTIONS = "find-questions"
    """Look for a question by any word. Texts of forms are looked through, never answers."""

    READ_PERSON = "read-person"
    """See Home of a person: progress, workers, last changes."""

    READ_BIOGRAPHY = "read-biography"
    """Read the answers of a person."""

    WRITE_BIOGRAPHY = "write-biography"
    """Give or change the answers of a person."""

    CONFIRM_CHANGES = "confirm-changes"
    """Say of a change by others whether it is right. Only the person can know."""

    TAKE_EVERYTHING = "take-everything"
    """Download all that is stored about a person (Art. 15 and 20 GDPR)."""

    READ_SHARES = "read-shares"
    """See the shares of a person and who opened them."""

    SHARE = "share"
    """Send a package of answers to an actor, with the person's consent."""

    WITHDRAW = "withdraw"
    """End a share, or take a consent back."""

    READ_CONSENTS = "read-consents"
    """See what a person has agreed to, in which words, and what became of it."""

    AGREE = "agree"
    """Say yes to a text that belongs to no share; a worker only while both fill in together."""

    READ_CASEWORK = "read-casework"
    """Read what staff filled in about a person: agreements, contacts, notes."""

    WRITE_CASEWORK = "write-casework"
    """Fill in an agreement, a contact or a note."""

    READ_GOALS = "read-goals"
    """Read the templates of goals. They say nothing about anybody."""

    READ_SCHEMAS = "read-schemas"
    """Read the schema files: what is in force, what is drafted, what publishing would do."""

    WRITE_SCHEMAS = "write-schemas"
    """Begin, change and discard drafts of schema files and of their translations."""

    APPROVE = "approve"
    """Say that a draft may be published. Nobody approves of what they wrote alone."""

    PUBLISH = "publish"
    """Bring approved drafts into force."""

    LISTEN = "listen"
    """Hear the recordings of texts. They say nothing about anybody."""

    READ_OUTBOX = "read-outbox"
    """See the mails that left. Exists in development only."""


class Everything:
    """Contain every permission; for the denial that closes the list of the site."""

    def __contains__(self, permission):
        return True

    def __iter__(self):
        # Pyramid looks into a list of permissions only if it can be iterated over.
        return iter(Permission)

    def __eq__(self, other):
        return isinstance(other, Everything)

    def __hash__(self):
        return hash(Everything)


EVERYTHING = Everything()
DENY_THE_REST = ("Deny", EVERYONE, EVERYTHING)


def allow(principal, *permissions):
    """Return the entry of an access list that gives *permissions* to *principal*."""
    return ("Allow", principal, permissions)
