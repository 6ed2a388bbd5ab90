"""List every view with its permission, as docs/urls.rst: ``mobio urls > docs/urls.rst``.

The application is assembled over empty databases, so that this works beside a running server.
"""

import tempfile
from pathlib import Path

from pyramid.interfaces import IDefaultPermission
from pyramid.security import NO_PERMISSION_REQUIRED

from mobio import main
from mobio.services.links import key_file, make_key

HEAD = """\
Views
=====

All that can be reached, written by ``mobio urls > docs/urls.rst``; a test compares. A view belongs
to a class of the tree; the permission is asked of the place, and what no place allows is denied.

"""
COLUMNS = ("Place", "Name", "Methods", "Permission", "View")
EVERYBODY = "(everybody)"


def arguments(parser):
    """Take none."""


def run(options):
    """Print the document."""
    with tempfile.TemporaryDirectory() as keys:
        print(HEAD + table(rows(registry_of(options.settings, keys))))


def registry_of(settings, keys):
    """Return the registry of the application of *settings*, over databases in memory."""
    make_key(key_file(keys))
    changed = {
        "zodbconn.uri": "memory://",
        "zodbconn.uri.sessions": "memory://sessions",
        "mobio.keys": str(Path(keys)),
        "mobio.sender": "off",
    }
    return main({}, **{**settings.raw, **changed}).registry


def rows(registry):
    """Return the sorted rows of the table, one for each view."""
    default = registry.queryUtility(IDefaultPermission)
    found = registry.introspector.get_category("views") or ()
    return sorted({row(item["introspectable"], item["related"], default) for item in found})


def row(view, related, default):
    """Return what the table tells of one *view*."""
    permissions = [each["value"] for each in related if each.category_name == "permissions"]
    permission = next(iter(permissions), default)
    return (
        place(view),
        view["name"] or "—",
        ", ".join(methods(view["request_methods"])),
        EVERYBODY if permission in (None, NO_PERMISSION_REQUIRED) else str(permission),
        function(view),
    )


def place(view):
    """Return the class the view belongs to."""
    if view["route_name"]:
        # The name of the only route has a stamp of what it serves, which is nobody's business here.
        return "(static files)"
    return getattr(view["context"], "__name__", "(any)")


def methods(given):
    """Return the request methods of a view, sorted; a view without any answers all."""
    given = (given,) if isinstance(given, str) else given or ("all",)
    return sorted(given)


def function(view):
    """Return where the view stands in the code."""
    found = view["callable"]
    name = f"{found.__module__}.{getattr(found, '__qualname__', type(found).__name__)}"
    return f"{name}.{view['attr']}" if view["attr"] else name


def table(lines):
    """Return *lines* as a table of reStructuredText."""
    widths = [max(map(len, column)) for column in zip(COLUMNS, *lines, strict=True)]
    rule = "  ".join("=" * width for width in widths)
    written = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in (COLUMNS, *lines)]
    return "\n".join([rule, written[0], rule, *written[1:], rule])
