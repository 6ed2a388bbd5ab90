"""The files of a person, for the person and the workers responsible today."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config

from mobio.resources.attachments import Attachment
from mobio.resources.permissions import Permission
from mobio.services.attaching import files_named
from mobio.web.files import file_response
from mobio.web.places import person_of


@view_config(context=Attachment, permission=Permission.READ_BIOGRAPHY, request_method="GET")
def download(context, _request):
    """Give a file that an answer names; one that was taken away is nowhere."""
    if context.__name__ not in files_named(person_of(context)):
        raise HTTPNotFound()
    return file_response(context)
