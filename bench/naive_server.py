"""Serve the peer: ``python -m bench.naive_server DATABASE PORT``."""

import sys

from bench.naive import main
from bench.serving import serve

SETTINGS = {
    "tm.manager_hook": "pyramid_tm.explicit_manager",
    "retry.attempts": "3",
    "pyramid.default_locale_name": "de",
    "pyramid.reload_templates": "false",
    "naive.secret": "a secret of the benchmark, not of a site",
}

if __name__ == "__main__":
    application = main({}, **SETTINGS, **{"zodbconn.uri": f"file://{sys.argv[1]}"})
    serve(application, int(sys.argv[2]))
