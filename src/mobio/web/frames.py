"""The frame of a page as a skeleton: ``layout.pt`` cut once, its words filled for each request.

Templates that are read often use ``shell.pt`` instead of ``layout.pt``; what comes out is the same.
"""

import functools
import secrets
from types import SimpleNamespace
from typing import NamedTuple

from pyramid.events import BeforeRender
from pyramid.renderers import render

from mobio.engine.skeletons import SKELETONS
from mobio.engine.slots import Joined, Markup, Named
from mobio.web.layout import languages_of, menu_of

# Nobody knows them before, so nothing that is typed can look like the end of a part.
HEAD, MAIN = secrets.token_hex(16), secrets.token_hex(16)


class Parts(NamedTuple):
    """The three pieces of a frame, around what a page puts into its head and its main part."""

    before_head: str
    before_main: str
    after_main: str


def parts_of(layout, skeletons=SKELETONS):
    """Return the Parts of the frame that *layout* describes."""
    request = layout.request
    catalogue, codes = request.catalogue, tuple(request.registry.mobio.languages)
    language, place = layout.language, layout.place
    values = {name: getattr(layout, name) for name in layout.SAID}

    def draw(given):
        told, head, main = given
        menu = menu_of(catalogue, told["home"], place) if told["has_menu"] else []
        frame = SimpleNamespace(**told, menu=menu, languages=languages_of(codes, language))
        words = {"layout": frame, "head": head, "main": main}
        return render("mobio.web:templates/frame.pt", words, request)

    markup = None
    if not request.registry.settings.get("reload_templates"):
        key = (catalogue.mark, codes, language, place_in(catalogue, place), "layout")
        entry = skeletons.entry(key, lambda: Joined(Named(), Markup(), Markup()))
        markup = skeletons.filled(key, entry, (values, HEAD, MAIN), lambda: draw)
    # The page that uses the frame has an end of its own.
    markup = (markup or draw((values, HEAD, MAIN))).rstrip("\n")
    before_head, _head, rest = markup.partition(HEAD)
    before_main, _main, after_main = rest.partition(MAIN)
    return Parts(before_head, before_main, after_main)


def place_in(catalogue, place):
    """Return the number of the entry of the menu one is at, or None."""
    for number, (_entry, _url, is_here) in enumerate(menu_of(catalogue, "", place)):
        if is_here:
            return number
    return None


def add_parts(event):
    """Give every template the function that makes the parts of its frame."""
    if "layout" in event:
        event["frame_parts"] = functools.partial(parts_of, event["layout"])


def includeme(config):
    config.add_subscriber(add_parts, BeforeRender)
