"""How mobio is tended: the command ``mobio``, one module per subcommand.

A subcommand's module has ``arguments(parser)`` and ``run(options)``, which returns an exit code.
Only the module that is asked for is loaded: checking a file need not wait for the web.
"""

import argparse
import importlib
import os
import sys

from mobio.scripts.configuration import read_settings
from mobio.scripts.failures import Failure

COMMANDS = {
    "check": "tell all mistakes of schema files",
    "schema-for": "print the JSON Schema of a kind of schema file, for editors",
    "try": "show what a test person is asked and what actors read of it",
    "publish": "tell the plan of a publication, and set schema files in force",
    "restore": "bring an old version back as the next one",
    "export": "write the published schema files into a folder",
    "adopt": "make a shipped version that differs from a published one the next one",
    "upgrade": "tell what reading old answers does, as counts",
    "flyer": "write flyer and poster as PDF, in every language",
    "paper": "write a form as an empty bilingual PDF, to fill in by hand",
    "recordings": "bring in recordings of texts for people who cannot read",
    "publish-texts": "bring the translations of the catalogues into force",
    "demo": "fill an empty database with persons who do not exist",
    "add": "add an organisation, an account of staff with its places, or an actor's address",
    "send": "send the waiting mails",
    "tidy": "let files go that no answer names any more",
    "evolve": "make the site, or bring an older database up to this release",
    "texts": "tell, extract, compile, export or import the texts of code and forms",
    "urls": "list every view with its permission",
}
# A module cannot be called like a word of the language.
MODULES = {"try": "trying"}


def parser_of_commands():
    """Return the parser of what stands before and including the name of the subcommand."""
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:{width}}  {purpose}" for name, purpose in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="mobio",
        description="Tend a mobio site.",
        epilog=f"commands:\n{listing}\n\nmobio COMMAND --help tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-c",
        "--config",
        metavar="INI",
        default=os.environ.get("MOBIO_CONFIG", "development.ini"),
        help="the configuration (default: $MOBIO_CONFIG or development.ini)",
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="see below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def main(arguments=None):
    """Run the subcommand that *arguments* (default: those of the process) name; return its code."""
    first = parser_of_commands().parse_args(arguments)
    module = MODULES.get(first.command, first.command.replace("-", "_"))
    command = importlib.import_module(f"{__name__}.{module}")
    parser = argparse.ArgumentParser(
        prog=f"mobio {first.command}", description=command.__doc__.partition("\n")[0]
    )
    command.arguments(parser)
    options = parser.parse_args(first.rest)
    try:
        options.settings = read_settings(first.config)
        return command.run(options) or 0
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
