"""Where somebody is led who had to sign in first: to the page they were at.

It is read off the address alone. Whether anything is there is told after signing in, not before.
"""

from urllib.parse import urlencode

SAID_ONCE = ("note", "row", "after")
"""What a redirect tells the next page."""


def way_back(request):
    """Return the path of the page the reader was at, or "" for the start page."""
    path = request.path
    if request.method == "POST":
        above, _slash, name = path.rstrip("/").rpartition("/")
        if name in only_sent_to(request.registry):
            return above
    asked = [(name, value) for name, value in request.GET.items() if name not in SAID_ONCE]
    return path + (f"?{urlencode(asked)}" if asked else "")


def only_sent_to(registry):
    """Return the names of views that take what is sent and cannot be looked at."""
    if not hasattr(registry, "only_sent_to"):
        views = [each["introspectable"] for each in registry.introspector.get_category("views")]
        looked_at = {view["name"] for view in views if _takes(view, "GET")}
        sent_to = {view["name"] for view in views if _takes(view, "POST")}
        registry.only_sent_to = frozenset(sent_to - looked_at)
    return registry.only_sent_to


def _takes(view, method):
    methods = view["request_methods"]
    return methods is None or method in ((methods,) if isinstance(methods, str) else methods)
