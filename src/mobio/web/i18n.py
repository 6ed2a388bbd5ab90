"""The language of the reader: chosen, else the account's, else the browser's, else German."""

from pyramid.i18n import Localizer
from pyramid.interfaces import ILocalizer

from mobio.engine import pseudo
from mobio.engine.names import direction
from mobio.engine.two_languages import both_written
from mobio.resources.links import NAME as MAILED_LINKS
from mobio.services.clock import BERLIN
from mobio.services.translations import catalogue, say
from mobio.web.places import is_biography, person_of

COOKIE = "mobio-language"
ONE_YEAR = 365 * 24 * 3600
ALIASES = {"prs": "fa", "arz": "ar", "apc": "ar", "ary": "ar", "arb": "ar", "kmr": "de", "ku": "de"}
"""Languages of browsers that are close to one of ours; Kurdish readers here learn German."""


def language(request):
    """Return the language of this page. Actors behind a mailed link read German."""
    if request.path_info.startswith(f"/{MAILED_LINKS}/"):
        return "de"
    offered = request.registry.mobio.languages
    chosen = request.cookies.get(COOKIE)
    if chosen in offered:
        return chosen
    identity = request.identity
    if identity is not None and identity.account.language in offered:
        return identity.account.language
    return _of_browser(request, offered)


def _of_browser(request, offered):
    wanted = request.accept_language.parsed or ()
    for wish, weight in sorted(wanted, key=lambda pair: -pair[1]):
        tag = wish.lower().partition("-")[0]
        tag = ALIASES.get(tag, tag)
        if tag in offered and weight > 0:
            return tag
    return "de"


def choose(request, response, wanted):
    """Remember the choice in a cookie that says nothing about a person."""
    response.set_cookie(
        COOKIE,
        wanted,
        max_age=ONE_YEAR,
        path="/",
        httponly=True,
        secure=request.registry.mobio.is_https,
        samesite="Lax",
    )


def shown_time(request, moment):
    """Return a moment as people read it, in the time of Berlin, with Latin digits."""
    return f"{moment.astimezone(BERLIN):%d.%m.%Y, %H:%M}"


def shown_day(request, day):
    """Return a day as people read it, with Latin digits."""
    return f"{day:%d.%m.%Y}"


def helping(request):
    """Return the language of the person with whom a worker fills in this page, or ""."""
    context = getattr(request, "context", None)
    if request.identity is None or not request.identity.helping or not is_biography(context):
        return ""
    spoken = request.identity.helping.get(person_of(context).__name__, "")
    return spoken if spoken in request.registry.mobio.languages else ""


def second_language(request):
    """Return the language beside the own one where two people fill in, or "" if they share it."""
    return "" if request.helping == request.language else request.helping


def in_both_languages(request):
    """Return the translator of templates that two people read, or None where one reads."""
    second = request.second_language
    return both_written(say(request.language), say(second), second) if second else None


def text_direction(request):
    """Return "rtl" or "ltr"."""
    return direction(request.language)


def includeme(config):
    config.add_translation_dirs(str(config.registry.mobio.locales.absolute()))
    config.set_locale_negotiator(language)
    # Pyramid makes a localizer of each language from its folder; these have none.
    for code in set(config.registry.mobio.languages) & set(pseudo.LANGUAGES):
        config.registry.registerUtility(Localizer(code, catalogue(code)), ILocalizer, name=code)
    config.add_request_method(language, reify=True)
    config.add_request_method(helping, reify=True)
    config.add_request_method(second_language, reify=True)
    config.add_request_method(in_both_languages, reify=True)
    config.add_request_method(text_direction, "direction", reify=True)
    config.add_request_method(shown_time)
    config.add_request_method(shown_day)
