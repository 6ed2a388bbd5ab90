"""Let go what nobody may keep any longer; a timer calls this each night.

Files go that no answer has named for a day, as whenever answers of their person are saved. Answers
go whose form says after how long (``forget_after``).
"""

from mobio.scripts.database import open_database, transaction_on
from mobio.services import clock
from mobio.services.attaching import tidy_files
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.retention import forget_overdue, overdue


def arguments(parser):
    """Take none."""


def run(options):
    """Look at each person and print how many answers and files went."""
    with open_database(options.settings) as database:
        answers, files = tidy_all(database, clock.now())
    print(f"{answers} answers forgotten")
    print(f"{files} files removed")


def tidy_all(database, now):
    """Look at everybody, one transaction for each with something to let go; return both counts."""
    today = clock.today(now)
    with transaction_on(database, keep=False) as root:
        catalogue = catalogue_in_force(root["site"])
        waiting = [
            name
            for name, person in root["site"]["people"].items()
            if len(person["attachments"]) or overdue(person, catalogue, today)
        ]
    answers = files = 0
    for name in waiting:
        with transaction_on(database, keep=True) as root:
            person, catalogue = root["site"]["people"].get(name), catalogue_in_force(root["site"])
            if person is None:  # gone since everybody was looked at
                continue
            before = len(person["attachments"])
            answers += len(forget_overdue(person, catalogue, today, now))
            tidy_files(person, now)
            files += before - len(person["attachments"])
    return answers, files
