"""How the peer of Django is filled and started, and how the names of its boxes are read."""

import re
import subprocess

from bench.programs import ENVIRONMENT, ROOT, Place, Program, python

PASSWORD = "Sieben Brücken am Neckar"
IN_ROW = re.compile(
    r"(?P<group>[a-z_]+)-(?P<number>[0-9]+)-(?P<member>[a-z_]+?)(_(?P<part>day|month|year))?"
)
SEVERAL = {"education_goals"}


class Django(Program):
    """Forms and formsets of Django on SQLite, as its documentation teaches them."""

    name = "django"
    user_field = "username"

    def __init__(self, folder, words_file):
        super().__init__(folder)
        self.words_file = words_file

    def fill(self, people):
        """Make the database: people with the record, and a link to each."""
        environment = {**ENVIRONMENT, **self.environment(), "DJANGO_PASSWORD": PASSWORD}
        command = python("-m", "django", "fill", people)
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        self.places = [
            Place(
                f"person{number}", PASSWORD, f"/people/{number}/education", f"/dse/link-{number}/"
            )
            for number in range(1, people + 1)
        ]

    def command(self, port):
        """Return the command that serves the peer."""
        return python("-m", "bench.django_server", port)

    def environment(self):
        """Name the settings, the database and the file of labels."""
        return {
            "DJANGO_SETTINGS_MODULE": "bench.django_peer.settings",
            "DJANGO_DATABASE": str(self.folder / "django.sqlite"),
            "BENCH_WORDS": str(self.words_file),
        }

    def question(self, name):
        """Return the question that a box called *name* belongs to."""
        match = IN_ROW.fullmatch(name)
        return match["member"] if match else name

    def typed(self, pairs):
        """Return what the *pairs* of a form say, row by row."""
        found, rows = {}, {}
        for name, value in pairs:
            match = IN_ROW.fullmatch(name)
            if match is None:
                if name in SEVERAL:
                    found.setdefault(name, []).append(value)
                else:
                    found[name] = value
                continue
            row = rows.setdefault(match["group"], {}).setdefault(match["number"], {})
            if match["part"]:
                row.setdefault(match["member"], {})[match["part"]] = value
            else:
                row[match["member"]] = value
        return {**found, **{group: list(each.values()) for group, each in rows.items()}}
