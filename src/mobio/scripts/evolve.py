"""Make the site in an empty database, or bring an older one up to this release.

A new site gets its folders, the key of its links and the schema files that ship. Into a site that
exists nothing is published; its open steps are done, one transaction each.
"""

from mobio.scripts.database import open_database, open_root, transaction_on
from mobio.scripts.publish import publish_what_ships, read_sources
from mobio.services.evolution import evolve, make_sessions, make_site, open_steps
from mobio.services.links import key_file, make_key
from mobio.services.translations import use_folder


def arguments(parser):
    """Add what follows ``mobio evolve``."""
    parser.add_argument("--dry-run", action="store_true", help="do all steps, keep nothing")


def run(options):
    """Make or evolve the site and print what was done."""
    settings, keep = options.settings, not options.dry_run
    with open_database(settings) as database:
        with transaction_on(database, keep=False) as root:
            is_new = "site" not in root
            steps = () if is_new else open_steps(root["site"])
        if is_new:
            begin(database, settings, keep)
        for name in steps:
            with transaction_on(database, keep) as root:
                evolve(root["site"], name)
            print(f"{name}: done")
    if keep:
        with open_root(settings, "sessions") as root:
            make_sessions(root)


def begin(database, settings, keep):
    """Make the site, publish what ships, and only then make the key."""
    use_folder(settings.locales)
    sources = read_sources(settings)
    with transaction_on(database, keep) as root:
        site = make_site(root)
        published = publish_what_ships(site, sources, settings, "Auslieferung")
    if keep:
        make_key(key_file(settings.folder("mobio.keys")))
    print(f"A new site with {len(published.references)} schema files in force.")
