"""Set schema files in force: what is new in the folders, or only the references that are named.

What is published never changes; a shipped file of the same number and another content is refused.
"""

from mobio.engine.mistakes import Objections
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services import clock
from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages, use_folder


def arguments(parser):
    """Add what follows ``mobio publish``."""
    parser.add_argument("references", nargs="*", metavar="REF", help="like biography/education@2")
    parser.add_argument("--dry-run", action="store_true", help="tell the effect, change nothing")
    parser.add_argument("--reason", default="", help="why; kept with the publication")


def run(options):
    """Publish and print what came into force."""
    settings = options.settings
    sources = wanted_sources(read_sources(settings), options.references)
    use_folder(settings.locales)
    with open_root(settings, keep=not options.dry_run) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        published = publish_sources(root["site"], sources, settings.languages, options.reason)
    done = "would come into force" if options.dry_run else "in force"
    for reference in published.references:
        print(f"{reference} {done}")
    if not published.references:
        print("No new schema file; the translations are as in the catalogues.")


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


def publish_sources(site, sources, languages, reason):
    """Publish *sources* with the translations of *languages*; raise Failure with all objections."""
    messages = form_messages(languages)
    try:
        return publish(site, sources, messages, who="mobio publish", reason=reason, now=clock.now())
    except Objections as objections:
        raise Failure(str(objections)) from None


def refuse(objections):
    """Raise Failure with those of *objections* that are errors."""
    errors = [str(each) for each in objections if each.severity == "error"]
    if errors:
        raise Failure("\n".join(errors))
