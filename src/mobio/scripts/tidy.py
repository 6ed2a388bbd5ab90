"""Let files go that no answer has named for a day; a timer calls this each night.

The same happens whenever answers of their person are saved.
"""

from mobio.scripts.database import open_database, transaction_on
from mobio.services import clock
from mobio.services.attaching import tidy_files


def arguments(parser):
    """Take none."""


def run(options):
    """Look at each person and print how many files went."""
    with open_database(options.settings) as database:
        print(f"{tidy_all(database, clock.now())} files removed")


def tidy_all(database, now):
    """Look at the files of everybody, one transaction each; return how many files went."""
    with transaction_on(database, keep=False) as root:
        waiting = [
            name for name, person in root["site"]["people"].items() if len(person["attachments"])
        ]
    gone = 0
    for name in waiting:
        with transaction_on(database, keep=True) as root:
            person = root["site"]["people"].get(name)
            before = len(person["attachments"])
            tidy_files(person, now)
            gone += before - len(person["attachments"])
    return gone
