"""Serve the Django peer as the others are served: ``python -m bench.django_server PORT``."""

import sys

from django.core.wsgi import get_wsgi_application

from bench.serving import serve

if __name__ == "__main__":
    serve(get_wsgi_application(), int(sys.argv[1]))
