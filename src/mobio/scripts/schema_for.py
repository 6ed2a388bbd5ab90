"""Print the JSON Schema of a kind of schema file, so that an editor completes and checks it.

``mobio schema-for all --into var/json_schema`` writes one file for each kind.
"""

import json
from pathlib import Path

from mobio.engine.json_schema import schema_for
from mobio.engine.loading import READERS
from mobio.scripts.guide import GUIDE, explain, tables

ALL = "all"


def arguments(parser):
    """Add what follows ``mobio schema-for``."""
    parser.add_argument("kind", choices=(*READERS, ALL), metavar="KIND", help=", ".join(READERS))
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="write KIND.json there")


def run(options):
    """Print the schema, or write it into a folder."""
    known = tables(GUIDE.read_text("utf-8")) if GUIDE.is_file() else []
    kinds = READERS if options.kind == ALL else (options.kind,)
    for kind in kinds:
        schema = explain(schema_for(kind), known)
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        if options.into is None:
            print(text)
            continue
        options.into.mkdir(parents=True, exist_ok=True)
        path = options.into / f"{kind}.json"
        path.write_text(f"{text}\n", "utf-8")
        print(path)
