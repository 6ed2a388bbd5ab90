"""The code by which the phone of the person finds a page, drawn when somebody wants to see it."""

import io

import segno
from pyramid.response import Response
from pyramid.view import view_config

from mobio.resources.biography import Page, Row, Section
from mobio.resources.permissions import Permission
from mobio.web.hand_over import CODE

SCALE = 4
BORDER = 4
"""How many modules of white the code needs around it (ISO/IEC 18004, quiet zone)."""


@view_config(context=Section, name=CODE, permission=Permission.READ_BIOGRAPHY, request_method="GET")
def to_read_back(context, request):
    """Give the code of the page on which the section is read back."""
    return drawn(request.resource_url(context, "@@read-back"))


@view_config(context=Page, name=CODE, permission=Permission.WRITE_BIOGRAPHY, request_method="GET")
@view_config(context=Row, name=CODE, permission=Permission.WRITE_BIOGRAPHY, request_method="GET")
def to_page(context, request):
    """Give the code of a page of the biography, or of one row."""
    return drawn(request.resource_url(context).rstrip("/"))


def drawn(url):
    """Return the answer with the code of *url*; a quarter of it may be hidden by a finger (Q)."""
    file = io.BytesIO()
    code = segno.make(url, error="q", micro=False)
    code.save(file, kind="svg", scale=SCALE, border=BORDER, light="white", xmldecl=False)
    return Response(file.getvalue(), content_type="image/svg+xml")
