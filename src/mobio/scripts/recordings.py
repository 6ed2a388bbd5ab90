"""Bring in a folder of recordings, called NAME.LANGUAGE.mp3 (or .ogg, .opus, .m4a).

All of them or none: what does not fit is told, and nothing is changed. The page *Aufnahmen zum
Vorlesen* shows the texts to read and the names of their files.
"""

from pathlib import Path

from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services import clock, recording
from mobio.services.refusals import NotAllowed

ENDINGS = (".mp3", ".ogg", ".oga", ".opus", ".m4a")


def arguments(parser):
    """Add what follows ``mobio recordings``."""
    parser.add_argument("what", choices=["add"], help="what to do")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the recordings lie")
    parser.add_argument("--who", default="mobio recordings", help="who stands in the history")


def run(options):
    """Add the recordings and print what was added."""
    files = wanted(options.folder)
    with open_root(options.settings, keep=True) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        add(root["site"], options.settings.languages, files, options.who)
    for name, language in files:
        print(f"{name} ({language}): added")


def wanted(folder):
    """Return {(name, language): file} of *folder*; raise Failure for none and for two of one."""
    if not folder.is_dir():
        raise Failure(f"There is no folder {folder}.")
    found = {}
    for file in sorted(each for each in folder.iterdir() if each.suffix.lower() in ENDINGS):
        name, _dot, language = file.stem.rpartition(".")
        if (name, language) in found:
            raise Failure(f"{file.name} and {found[name, language].name} are of one text.")
        found[name, language] = file
    if not found:
        raise Failure(f"There is no file like NAME.de{ENDINGS[0]} in {folder}.")
    return found


def add(site, languages, files, who):
    """Keep every one of *files*; raise Failure with all that is wrong before anything is kept."""
    texts, wrong = recording.spoken(site, languages), []
    for place, file in files.items():
        try:
            shown = texts[place].passage.digest if place in texts else ""
            content = file.read_bytes()
            recording.keep(site, languages, place, shown, content, who, clock.now())
        except NotAllowed as refusal:
            wrong.append(f"{file.name}: {refusal.reason.interpolate()}")
    if wrong:
        raise Failure("\n".join(wrong))
