"""The files of a person, for the person and the workers responsible today."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config

from mobio.resources.attachments import Attachment
from mobio.resources.permissions import Permission
from mobio.services.attaching import files_for_staff, files_named
from mobio.web.files import file_response
from mobio.web.places import person_of
from mobio.web.records import record_for


@view_config(context=Attachment, permission=Permission.READ_BIOGRAPHY, request_method="GET")
def download(context, request):
    """Give a file that an answer names; one that was taken away is nowhere.

    To staff, one behind a consent that does not stand is nowhere either.
    """
    person = person_of(context)
    is_staff = request.identity.is_worker
    named = files_for_staff(record_for(request, person)) if is_staff else files_named(person)
    if context.__name__ not in named:
        raise HTTPNotFound()
    return file_response(context)
