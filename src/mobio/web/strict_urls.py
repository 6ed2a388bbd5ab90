"""One page, one address: what is left of the path after the view was found is a 404."""

from pyramid.httpexceptions import HTTPNotFound


def no_leftover(view, info):
    """Return *view*, refusing requests whose path goes on behind it."""
    if info.options.get("takes_subpath"):
        return view

    def strict(context, request):
        if getattr(request, "subpath", ()) and info.exception_only is False:
            raise HTTPNotFound()
        return view(context, request)

    return strict


no_leftover.options = ("takes_subpath",)


def includeme(config):
    config.add_view_deriver(no_leftover, name="no_leftover")
