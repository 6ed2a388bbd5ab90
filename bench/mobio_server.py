"""Serve mobio as the peer is served: ``python -m bench.mobio_server INI PORT``."""

import sys

from pyramid.paster import get_app

from bench.serving import serve

if __name__ == "__main__":
    serve(get_app(sys.argv[1]), int(sys.argv[2]))
