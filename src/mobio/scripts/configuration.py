"""What the commands read from the ini file. The web reads the same names for itself."""

from dataclasses import dataclass
from pathlib import Path

import plaster
from pyramid.settings import asbool, aslist

from mobio.scripts.failures import Failure


@dataclass(frozen=True)
class Settings:
    """The settings of an ini file that commands need, with the types they have."""

    raw: dict
    here: Path
    forms: Path
    packages: Path
    locales: Path
    languages: tuple
    development: bool
    four_eyes: bool = True
    unreviewed_consents: bool = False

    def __getitem__(self, name):
        """Return the setting *name* as it is written; raise Failure if it is not there."""
        try:
            return self.raw[name]
        except KeyError:
            raise Failure(f"The configuration has no {name}. Add it under [app:main].") from None

    def get(self, name, default=""):
        """Return the setting *name* as it is written, or *default*."""
        return self.raw.get(name, default)

    def folder(self, name):
        """Return the folder or file of the setting *name*, relative to the ini file."""
        return self.here / self[name]


def read_settings(path):
    """Return the Settings of the ini file *path*; raise Failure if there is none."""
    if not Path(path).is_file():
        raise Failure(f"There is no {path}. Name the configuration: mobio -c production.ini …")
    raw = dict(plaster.get_settings(str(path), "app:main"))
    here = Path(path).resolve().parent
    return Settings(
        raw=raw,
        here=here,
        forms=here / raw.get("mobio.forms", "forms"),
        packages=here / raw.get("mobio.actor_packages", "actor_packages"),
        locales=here / raw.get("mobio.locales", "locales"),
        languages=tuple(aslist(raw.get("mobio.languages", "de"))),
        development=asbool(raw.get("mobio.development", "false")),
        four_eyes=asbool(raw.get("mobio.four_eyes", "true")),
        unreviewed_consents=asbool(raw.get("mobio.unreviewed_consents", "false")),
    )
