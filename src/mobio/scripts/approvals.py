"""Who publishes by a command, and who has approved of it: the options shared by such commands."""

from mobio.scripts.failures import Failure
from mobio.services.approving import ADMINISTRATOR, COORDINATOR, OFFICER

AUTHORS = (COORDINATOR, ADMINISTRATOR)
APPROVERS = (*AUTHORS, OFFICER)
NOBODY = "mobio"


def approval_arguments(parser):
    """Add the options that say who, why and with whose approval."""
    parser.add_argument("--reason", default="", help="why; kept with the publication")
    parser.add_argument("--by", metavar="LOGIN", help="the coordinator who publishes")
    parser.add_argument(
        "--approved-by",
        metavar="LOGIN",
        action="append",
        default=[],
        help="another coordinator or the data protection officer; may be given again",
    )


def approval_facts(site, options):
    """Return {who, reason, approvals, four_eyes} for publishing; raise Failure for wrong logins."""
    author = account(site, options.by, AUTHORS) if options.by else None
    approvers = [account(site, login, APPROVERS) for login in options.approved_by]
    if options.settings.four_eyes and author is None:
        raise Failure("Say who publishes: --by LOGIN of a coordinator.")
    return {
        "who": author.__name__ if author else NOBODY,
        "reason": options.reason,
        "approvals": tuple({"account": a.__name__, "role": a.role} for a in approvers),
        "four_eyes": options.settings.four_eyes,
    }


def account(site, login, roles):
    """Return the account of *login*; raise Failure unless it has one of *roles*."""
    found = site["accounts"].by_login(login)
    if found is None or found.disabled or found.role not in roles:
        raise Failure(f"There is no account {login} with one of the roles: {', '.join(roles)}.")
    return found
