"""The fonts of printed documents: where they are, and which characters they can show.

PDFs are set in the fonts declared here and in no other, so the same document looks the same on
every machine, and whether it can be shown without empty boxes is known before it is made.
"""

import functools
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

PACKAGE = "fonts-noto-core"
FOLDERS = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/local/share/fonts"),
)
STYLES = ("Regular", "Bold")

NEEDED = {
    "Latin": ("Noto Sans",),
    "Arabic": ("Noto Sans Arabic", "Noto Naskh Arabic"),
    "Ethiopic": ("Noto Sans Ethiopic",),
}
"""The scripts of the languages mobio speaks, each with the families that can show it."""

WELCOME = tuple(
    f"Noto {name}"
    for name in (
        "Sans Symbols",
        "Sans Symbols2",
        "Sans Math",
        "Sans Armenian",
        "Sans Bengali",
        "Sans Devanagari",
        "Sans Georgian",
        "Sans Gurmukhi",
        "Sans Hebrew",
        "Sans Khmer",
        "Sans Lao",
        "Sans Myanmar",
        "Sans NKo",
        "Sans Sinhala",
        "Sans Syriac",
        "Sans Tamil",
        "Sans Thai",
        "Sans Tifinagh",
    )
)
"""Families for what people themselves may write, names above all. Missing ones are no problem."""

INVISIBLE = frozenset(
    character
    for first, last in (
        ("\t", "\r"),  # white space of the source
        ("\u00ad", "\u00ad"),  # soft hyphen
        ("\u034f", "\u034f"),  # combining grapheme joiner
        ("\u061c", "\u061c"),  # Arabic letter mark
        ("\u200b", "\u200f"),  # zero width, joiners, marks of direction
        ("\u2028", "\u202e"),  # separators, embeddings of direction
        ("\u2060", "\u206f"),  # word joiner, isolates
        ("\ufe00", "\ufe0f"),  # variation selectors
        ("\ufeff", "\ufeff"),
    )
    for character in map(chr, range(ord(first), ord(last) + 1))
)
"""Characters that are obeyed and not drawn."""

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


class Font(NamedTuple):
    """One family, with a file per style, Regular first."""

    family: str
    files: tuple[Path, ...]


class Shelf:
    """The declared fonts found on this machine."""

    def __init__(self, folders=FOLDERS, ask=None):
        """Look in *folders*, then ask fontconfig: *ask* returns a list of (file, family, style)."""
        self._folders = folders
        self._ask = ask_fontconfig if ask is None else ask
        families = [family for families in NEEDED.values() for family in families]
        found = (self._find(family) for family in (*families, *WELCOME))
        self.fonts = tuple(font for font in found if font.files)

    def _find(self, family):
        files = (self._in_folders(family, style) or self._known(family, style) for style in STYLES)
        return Font(family, tuple(file for file in files if file))

    def _in_folders(self, family, style):
        name = f"{family.replace(' ', '')}-{style}"
        places = (folder / f"{name}{kind}" for folder in self._folders for kind in (".ttf", ".otf"))
        return next((place for place in places if place.is_file()), None)

    def _known(self, family, style):
        return self._listed.get((family, style))

    @functools.cached_property
    def _listed(self):
        return {(family, style): Path(file) for file, family, style in self._ask()}

    @functools.cached_property
    def _covered(self):
        # Bold and Regular of a family cover the same characters, so the first file speaks for all.
        return frozenset().union(*(covered_by(font.files[0]) for font in self.fonts))

    def missing_scripts(self):
        """Return the names of the scripts of our languages that no font here can show."""
        families = {font.family for font in self.fonts}
        return tuple(script for script, any_of in NEEDED.items() if families.isdisjoint(any_of))

    def missing_glyphs(self, text):
        """Return the set of characters of *text* that would be printed as an empty box."""
        return {
            character for character in set(text) - INVISIBLE if ord(character) not in self._covered
        }

    def lay_out(self, folder: Path):
        """Fill *folder* with links to the fonts; return a fontconfig file that names no other."""
        fonts = folder / "fonts"
        fonts.mkdir()
        for number, file in enumerate(file for font in self.fonts for file in font.files):
            # The number keeps files of the same name apart.
            (fonts / f"{number}-{file.name}").symlink_to(file)
        configuration = folder / "fonts.conf"
        text = CONFIGURATION.format(fonts=escape(str(fonts)), cache=escape(str(folder / "cache")))
        configuration.write_text(text, "utf-8")
        return configuration


def covered_by(file):
    """Return the code points the font *file* has a glyph for."""
    with TTFont(file, fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())


def ask_fontconfig():
    """Return (file, family, style) of every font fontconfig knows, [] where it is not installed."""
    command = shutil.which("fc-list")
    if command is None:
        return []
    answer = subprocess.run(  # noqa: S603 -- a fixed command line, nothing of it comes from outside
        [command, "--format", "%{file}\t%{family[0]}\t%{style[0]}\n"],
        capture_output=True,
        check=False,
        timeout=10,
    )
    lines = answer.stdout.decode("utf-8", "replace").splitlines()
    return [tuple(line.split("\t")) for line in lines if line.count("\t") == 2]


@functools.cache
def installed():
    """Return the shelf of this machine, looked at once."""
    return Shelf()


def missing_glyphs(text):
    """Return the set of characters of *text* that no declared font of this machine can show."""
    return installed().missing_glyphs(text)
