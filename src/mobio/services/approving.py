"""Four eyes: who must have looked at what is published, besides the one who wrote it."""

from mobio.engine.folders import PACKAGES

COORDINATOR = "coordinator"
OFFICER = "data_protection_officer"
ADMINISTRATOR = "administrator"
FOR_OFFICER = ("consents/", f"{PACKAGES}/", "rosters/", "casework/")
"""Who receives or reads what, what people agree to and what is noted about them is seen by the data
protection officer too."""
FOR_ADMINISTRATOR = ("protected/",)
ROLES = {
    COORDINATOR: "eine zweite Koordination, die nichts daran geschrieben hat",
    OFFICER: "der Datenschutz, denn es geht um Pakete, Einwilligungen, Listen oder Fallarbeit",
    ADMINISTRATOR: "die Administration, denn es geht um geschützte Dateien",
}


class NotApproved(Exception):
    """Refuse to publish; ``args[0]`` are the roles whose approval is missing."""

    def __str__(self):
        return "Es fehlt die Freigabe: " + "; ".join(ROLES[role] for role in self.args[0]) + "."


def missing_approvals(references, author, approvals):
    """Return the roles whose approval is missing for publishing *references*.

    *author* is the account that wrote them, or several. *approvals* are mappings with ``account``
    and ``role``; an author's own counts as none.
    """
    authors = {author} if isinstance(author, str) or author is None else set(author)
    given = {each["role"] for each in approvals if each["account"] not in authors}
    wanted = [COORDINATOR]
    for role, folders in ((OFFICER, FOR_OFFICER), (ADMINISTRATOR, FOR_ADMINISTRATOR)):
        if any(str(reference).startswith(folders) for reference in references):
            wanted.append(role)
    return tuple(role for role in wanted if role not in given)
