"""Make a shipped version that differs from the published one of its number the next version.

The county changed a form and so did a release: the release's text becomes the next number, with
the steps that lead there from what is in force. Other words count as another meaning.
"""

from mobio.scripts.approvals import approval_arguments
from mobio.scripts.failures import Failure
from mobio.scripts.publish import bring, open_site
from mobio.scripts.references import place_of, reference_named
from mobio.services.publishing import digest
from mobio.services.returning import as_next


def arguments(parser):
    """Add what follows ``mobio adopt``."""
    parser.add_argument("reference", metavar="REF", help="as it ships: biography/education@2")
    parser.add_argument("--dry-run", action="store_true", help="tell the plan, change nothing")
    parser.add_argument(
        "--allow-missing", metavar="LANGUAGE", action="append", default=[],
        help="a language whose gaps are shown in German; needs a reason",
    )  # fmt: skip
    approval_arguments(parser)


def run(options):
    """Publish the shipped text as the next version."""
    settings = options.settings
    reference = reference_named(options.reference)
    file = place_of(reference, settings.forms, settings.packages)
    if not file.is_file():
        raise Failure(f"There is no file for {reference}. See: mobio check")
    with open_site(options) as site:
        schemas = site["schemas"]
        version = schemas.versions.get(str(reference))
        content = file.read_bytes()
        if version is None:
            raise Failure(f"{reference} was never published. Publish it: mobio publish {reference}")
        if version.sha256 == digest(content):
            raise Failure(f"{reference} ships as it was published. There is nothing to adopt.")
        bring(site, [as_next(schemas, reference, content.decode("utf-8-sig"))], options)
    if not options.dry_run:
        print("The files that ship still have their own numbers. Write those of the database: "
              f"mobio export {settings.forms.parent}")  # fmt: skip
