"""Set schema files in force: what is new in the folders, or only the references that are named.

The plan is printed first: what changes, for how many people, links and consents, and what is
missing. What is published never changes; a shipped file of the same number and another content is
refused. Texts of the catalogues are added where the database has none yet.
"""

import contextlib

from ZODB.POSException import ConflictError

from mobio.engine.mistakes import Objections
from mobio.engine.returning import CannotReturn
from mobio.scripts.approvals import approval_arguments, approval_facts
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services import clock
from mobio.services.approving import NotApproved
from mobio.services.planning import plan
from mobio.services.publishing import check_folders, check_new, newest_definitions, publish
from mobio.services.texts import definitions_in_force, lacking
from mobio.services.translations import form_messages, use_folder, with_consents

OVERTAKEN = "Somebody else published at the same time. Nothing was changed; look and try again."


def arguments(parser):
    """Add what follows ``mobio publish``."""
    parser.add_argument("references", nargs="*", metavar="REF", help="like biography/education@2")
    parser.add_argument("--dry-run", action="store_true", help="tell the plan, change nothing")
    allow_help = "a language whose gaps are shown in German; needs a reason"
    parser.add_argument(
        "--allow-missing", metavar="LANGUAGE", action="append", default=[], help=allow_help
    )
    approval_arguments(parser)


def run(options):
    """Print the plan, publish, and print what came into force."""
    sources = wanted_sources(read_sources(options.settings), options.references)
    with open_site(options) as site:
        bring(site, sources, options)


@contextlib.contextmanager
def open_site(options):
    """Yield the site; what was done is kept unless it is a dry run. Refusals become a Failure."""
    settings = options.settings
    use_folder(settings.locales)
    try:
        with open_root(settings, keep=not options.dry_run) as root:
            if "site" not in root:
                raise Failure("There is no site yet. Make it first: mobio evolve")
            yield root["site"]
    except (Objections, NotApproved, CannotReturn) as refusal:
        raise Failure(str(refusal)) from None
    except ConflictError:
        raise Failure(OVERTAKEN) from None


def bring(site, sources, options):
    """Print the plan of publishing *sources*, then publish them."""
    settings, now = options.settings, clock.now()
    if options.allow_missing and not options.reason.strip():
        raise Failure("Say why texts may be missing: --reason …")
    definitions = check_new(site["schemas"], sources)
    shown = [*definitions_in_force(site), *newest_definitions(definitions)]
    messages = lacking(site["schemas"], form_messages(with_consents(settings.languages)), shown)
    words = {"languages": settings.languages, "four_eyes": settings.four_eyes}
    planned = plan(site, sources, messages, today=clock.today(now), **words)
    if not planned.references and not messages:
        print("No new schema file, no new translation.")
        return
    print_plan(planned)
    published = publish(
        site,
        sources,
        messages,
        now=now,
        languages=settings.languages,
        allow_missing=options.allow_missing,
        plan=planned,
        **approval_facts(site, options),
    )
    done = "would come into force" if options.dry_run else "in force"
    for reference in published.references:
        print(f"{reference} {done}")
    for language, texts in messages.items():
        print(f"{language}: {len(texts)} new texts")


def print_plan(planned):
    """Print the chapters of a plan, if it has any file."""
    for heading, sentences in planned.chapters() if planned.files else ():
        print(heading)
        for each in sentences:
            print(f"  - {each}")
        print()


def read_sources(settings):
    """Return the schema files of the two folders; raise Failure for names that fit nothing."""
    sources, objections = check_folders(settings.forms, settings.packages)
    refuse(objections)
    return sources


def wanted_sources(sources, references):
    """Return the *sources* with one of *references* (all without any); Failure for unknown ones."""
    known = {str(source.reference): source for source in sources}
    unknown = [reference for reference in references if reference not in known]
    if unknown:
        raise Failure(f"There is no file for {', '.join(unknown)}. See: mobio check")
    return [known[reference] for reference in references] if references else sources


def publish_what_ships(site, sources, settings, reason):
    """Publish *sources* in a new site, gaps of translation included; Failure with all objections.

    What ships is what there is: a language that lacks texts must not keep a site from beginning.
    """
    facts = {"who": "mobio evolve", "reason": reason, "now": clock.now()}
    languages = settings.languages
    words = {"languages": languages, "allow_missing": languages}
    try:
        return publish(site, sources, form_messages(with_consents(languages)), **facts, **words)
    except Objections as objections:
        raise Failure(str(objections)) from None


def refuse(objections):
    """Raise Failure with those of *objections* that are errors."""
    errors = [str(each) for each in objections if each.severity == "error"]
    if errors:
        raise Failure("\n".join(errors))
