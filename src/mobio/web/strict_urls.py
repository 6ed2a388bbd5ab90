"""One page, one address: what is left of the path after the view was found is a 404."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.static import static_view


def no_leftover(view, info):
    """Return *view*, refusing requests whose path goes on behind it; files lie behind theirs."""
    if info.exception_only or isinstance(info.original_view, static_view):
        return view

    def strict(context, request):
        if getattr(request, "subpath", ()):
            raise HTTPNotFound()
        return view(context, request)

    return strict


def includeme(config):
    config.add_view_deriver(no_leftover, name="no_leftover")
