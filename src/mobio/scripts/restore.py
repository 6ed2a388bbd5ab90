"""Bring old versions back: their texts become the next versions, with the steps that they need.

Files that belong together, a form and the package that names its question, come back together.
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
    help_text = "an old version: biography/education@1"
    parser.add_argument("references", nargs="+", metavar="REF", help=help_text)
    parser.add_argument("--dry-run", action="store_true", help="tell the plan, change nothing")
    approval_arguments(parser)
    parser.set_defaults(allow_missing=[])


def run(options):
    """Publish the old texts as the next versions, all or none."""
    if not options.reason.strip():
        raise Failure("Say why the old text comes back: --reason …")
    references = [reference_named(written) for written in options.references]
    if len({reference.path for reference in references}) < len(references):
        raise Failure("Name each file once: only one of its versions can come back.")
    with open_site(options) as site:
        schemas = site["schemas"]
        for reference in references:
            if str(reference) not in schemas.versions:
                raise Failure(f"{reference} was never published.")
            if schemas.in_force[reference.path] == reference.version:
                raise Failure(f"{reference} is in force already.")
        bring(site, [again(schemas, reference) for reference in references], options)
