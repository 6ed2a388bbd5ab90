"""Write the published schema files into a folder, as they would ship.

All versions are written, since a version needs those before it. Files that are there already and
say the same are left alone.
"""

from pathlib import Path

from mobio.engine.folders import PACKAGES
from mobio.engine.references import Reference
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.scripts.references import place_of


def arguments(parser):
    """Add what follows ``mobio export``."""
    parser.add_argument(
        "folder", nargs="?", metavar="FOLDER", type=Path, default=Path("exported"),
        help="where to (default: exported); . writes over what ships",
    )  # fmt: skip


def run(options):
    """Write the files and print how many."""
    with open_root(options.settings, keep=False) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        written = export(root["site"]["schemas"], options.folder)
        in_force = len(root["site"]["schemas"].in_force)
    print(f"{in_force} files are in force. Written to {options.folder}: {len(written)} versions.")


def export(schemas, folder):
    """Write every version of *schemas* below *folder*; return the paths that were written."""
    written = []
    for name, version in schemas.versions.items():
        path = place_of(Reference.parse(name), folder / "forms", folder / PACKAGES)
        content = version.text.encode("utf-8")
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(path)
    return written
