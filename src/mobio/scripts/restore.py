"""Bring an old version back: its text becomes the next version, with the steps that it needs.

What was published is never undone. What was added meanwhile is retired, what was retired comes
back; if answers would be lost, the old text is refused.
"""

from mobio.scripts.approvals import approval_arguments
from mobio.scripts.failures import Failure
from mobio.scripts.publish import bring, open_site
from mobio.scripts.references import reference_named
from mobio.services.returning import again


def arguments(parser):
    """Add what follows ``mobio restore``."""
    parser.add_argument("reference", metavar="REF", help="the old version: biography/education@1")
    parser.add_argument("--dry-run", action="store_true", help="tell the plan, change nothing")
    approval_arguments(parser)
    parser.set_defaults(allow_missing=[])


def run(options):
    """Publish the old text as the next version."""
    if not options.reason.strip():
        raise Failure("Say why the old text comes back: --reason …")
    reference = reference_named(options.reference)
    with open_site(options) as site:
        schemas = site["schemas"]
        if str(reference) not in schemas.versions:
            raise Failure(f"{reference} was never published.")
        if schemas.in_force[reference.path] == reference.version:
            raise Failure(f"{reference} is in force already.")
        bring(site, [again(schemas, reference)], options)
