"""Serve the application on a port of this machine, at a moment that a test chooses.

The settings come as JSON on the standard input, so that nothing of them stands in the environment.
MOBIO_NOW is the moment at which the server believes it starts.
"""

import json
import logging
import os
import sys
from datetime import datetime

import waitress

from mobio import main
from mobio.services import clock

REAL_NOW = clock.now
SKIPPED = datetime.fromisoformat(os.environ["MOBIO_NOW"]) - REAL_NOW()


def moved_now():
    """Return the time that has passed since the start, counted from the chosen moment."""
    return REAL_NOW() + SKIPPED


def serve(port, settings):
    """Serve until the process is ended."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO)
    clock.now = moved_now
    application = main({}, **settings)
    waitress.serve(application, host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    serve(int(sys.argv[1]), json.load(sys.stdin))
