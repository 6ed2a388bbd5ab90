"""Find a question by any word of any language, and an option of a list by other words for it.

Only texts of schema files are looked through. What was looked for is kept nowhere.
"""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.response import Response
from pyramid.view import view_config

from mobio.engine.finding import find_options, find_questions, options_told
from mobio.engine.names import LANGUAGES
from mobio.engine.words import _
from mobio.resources.people import People, Person
from mobio.resources.permissions import Permission
from mobio.resources.site import Site
from mobio.web.question_urls import question_url
from mobio.web.records import record_for

LONGEST = 100
ONE_HOUR = 3600


@view_config(
    context=People,
    name="find",
    permission=Permission.FIND_QUESTIONS,
    renderer="mobio.web:templates/find.pt",
    request_method="GET",
)
def find_anywhere(context, request):
    """Find questions without a person; nothing leads to them."""
    return _found(request, None)


@view_config(
    context=Person,
    name="find",
    permission=Permission.FIND_QUESTIONS,
    renderer="mobio.web:templates/find.pt",
    request_method="GET",
)
def find_here(context, request):
    """Find questions and lead to where this person answers them."""
    return _found(request, context)


def _found(request, person):
    wanted = request.GET.get("words", "")[:LONGEST]
    german = request.catalogue.in_language("de")
    hits = find_questions(german, request.registry.mobio.languages, wanted)
    return {
        "title": _("Frage suchen"),
        "person": person,
        "whose": record_for(request, person).name() if person is not None else "",
        "wanted": wanted.strip(),
        "hits": [_hit(request, person, hit) for hit in hits],
        "count": _counted(request, len(hits)),
    }


def _counted(request, count):
    words = {"count": count}
    return request.localizer.pluralize(
        "${count} Frage gefunden", "${count} Fragen gefunden", count, domain="mobio", mapping=words
    )


def _hit(request, person, hit):
    """Return section, page and question in the words of the reader, and what was found there."""
    form = request.catalogue.section(hit.section)
    question = form.question(hit.question)
    label = question.title(staff=True)
    told = _told(hit.told)
    if told["text"] == str(label):
        told["text"] = ""
    group = form.question(question.group) if question.group else None
    page = form.page_of(question.id).title
    return {
        "section": form.title,
        "page": f"{page} · {group.title(staff=True)}" if group else page,
        "label": label,
        "url": question_url(request, person, form, group or question) if person else None,
        **told,
    }


def _told(told):
    """Return the text that was found, with its language; a synonym may be of any."""
    _own, _german, html, direction = LANGUAGES.get(told.language, (None, None, None, "auto"))
    return {"text": told.text, "about": told.about, "language": html, "direction": direction}


@view_config(
    context=Site,
    name="words",
    permission=Permission.START,
    renderer="mobio.web:templates/words.pt",
    request_method="GET",
)
def words_for_options(context, request):
    """Find the option of a list by a word for it; for browsers without our script, and for eyes."""
    options = _list(request)
    wanted = request.GET.get("words", "")[:LONGEST]
    words = (request.registry.mobio.languages, options.reference.path, wanted)
    found = find_options(request.catalogue, *words)
    hits = [{"label": option.label, **_told(told)} for option, told in found]
    for hit in hits:
        hit["text"] = "" if hit["text"] == str(hit["label"]) else hit["text"]
    title = _("Passendes Wort suchen")
    return {"title": title, "options": options, "wanted": wanted.strip(), "hits": hits}


@view_config(context=Site, name="words.json", permission=Permission.START, request_method="GET")
def words_as_json(context, request):
    """Give all words of a list, {code: folded text}, to the script that filters it."""
    options = _list(request)
    german = request.catalogue.in_language("de")
    told = options_told(german, request.registry.mobio.languages, options.reference.path)
    words = {
        code: "\n".join(each.folded.replace(" ", "") for each in texts)
        for code, texts in told.items()
    }
    response = Response(json_body=words)
    response.headers["Cache-Control"] = f"private, max-age={ONE_HOUR}"
    return response


def _list(request):
    """Return the list that is asked for, if its options are found by other words."""
    try:
        options = request.catalogue.option_list(f"lists/{request.GET.get('list', '')}")
    except KeyError as error:
        raise HTTPNotFound() from error
    if not options.has_synonyms:
        raise HTTPNotFound()
    return options
