"""Send the waiting mails once; a timer calls this each minute where ``mobio.sender = command``."""

from collections import Counter

from mobio.scripts.database import open_database
from mobio.scripts.failures import Failure
from mobio.services import clock
from mobio.services.links import KeyMissing, key_file, link_maker, load_key
from mobio.services.sending import mailer_from, send_waiting


def arguments(parser):
    """Take none."""


def run(options):
    """Send all that is due and print the counts."""
    settings = options.settings
    try:
        mailer = mailer_from(settings.raw)
        key = load_key(key_file(settings.folder("mobio.keys")))
    except (KeyMissing, ValueError, OSError) as trouble:
        raise Failure(f"No mail can be sent: {trouble}") from None
    with open_database(settings) as database:
        print(summary(send_all(database, mailer, link_maker(settings["mobio.base_url"], key))))


def send_all(database, mailer, link_for, now=clock.now):
    """Send batch after batch as long as mails leave; return how many met which end."""
    total = Counter()
    while True:
        counts = send_waiting(database, mailer, now(), link_for)
        total.update(counts._asdict())
        if not counts.sent:
            return total


def summary(total):
    """Return the line that is printed."""
    return ", ".join(f"{total[end]} {end}" for end in ("sent", "postponed", "failed"))
