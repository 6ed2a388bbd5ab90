"""Bring translations into force: what the catalogues say otherwise than the database, or anew.

The database is the truth. A wrong label is mended in the .po file and comes into force by this
command, with a revision and an author, without a new version of a form.
"""

from mobio.scripts.approvals import approval_arguments, approval_facts
from mobio.scripts.publish import open_site
from mobio.services import clock
from mobio.services.publishing import publish
from mobio.services.texts import changed, definitions_in_force
from mobio.services.translations import form_messages, with_consents


def arguments(parser):
    """Add what follows ``mobio publish-texts``."""
    parser.add_argument("--dry-run", action="store_true", help="tell the texts, change nothing")
    approval_arguments(parser)


def run(options):
    """Print the texts that differ, and bring them into force."""
    with open_site(options) as site:
        messages = form_messages(with_consents(options.settings.languages))
        found = changed(site["schemas"], messages, definitions_in_force(site))
        for language, texts in found.items():
            for (context, _german), text in sorted(texts.items()):
                print(f"{language} {context}: {text}")
        if not found:
            print("The database has all texts of the catalogues.")
            return
        publish(site, [], found, now=clock.now(), **approval_facts(site, options))
    done = "would come into force" if options.dry_run else "in force"
    print(f"{sum(map(len, found.values()))} texts {done}")
