"""What a schema file looks like to the people who meet it, before anybody does."""

import functools

from mobio.engine.consent_texts import Block, blocks
from mobio.engine.definitions import ConsentText, OptionList, Package, Texts
from mobio.engine.disclosure import disclose
from mobio.engine.handbook import Chapter
from mobio.engine.localizing import words_of
from mobio.engine.rosters import Roster
from mobio.services.draft_checks import catalogue_with, findings

HEADING, PARAGRAPH, ITEM = "heading", "paragraph", "item"


def drafts_to_show(schemas, draft):
    """Return the drafts a preview of *draft* is made of; none if it still has mistakes."""
    if draft is None:
        return []
    found = findings(schemas, draft)
    if found.is_ready:
        return [draft]
    return list(schemas.drafts.values()) if found.is_sound else []


def preview_catalogue(schemas, drafts, language):
    """Return the Catalogue with *drafts* in the words of *language*."""
    return catalogue_with(schemas, drafts).in_language(language)


def as_actor(definition, catalogue, record):
    """Return the sections of a package as the actor reads them of *record*; () for other files."""
    return disclose(catalogue, definition, record) if isinstance(definition, Package) else ()


@functools.singledispatch
def shown(definition, catalogue):
    """Return the Blocks that show *definition* in the language of *catalogue*."""
    return [Block(ITEM, text) for _place, text in words_of(definition)]


@shown.register
def _list(definition: OptionList, catalogue):
    return [Block(HEADING, definition.title)] + [
        Block(ITEM, option.label) for option in definition.options
    ]


@shown.register(Package)
@shown.register(Roster)
def _package(definition, catalogue):
    found = [Block(HEADING, definition.title), Block(PARAGRAPH, definition.purpose)]
    section = None
    for item in definition.questions:
        form = catalogue.section(item.section)
        if item.section != section:
            found.append(Block(HEADING, form.title))
        section = item.section
        found.append(Block(ITEM, _label(form, item.id)))
    return found


def _label(form, question_id):
    """Return the label of a question; that of a member says its group too."""
    question = form.question(question_id)
    own = question.title(staff=True)
    return f"{form.question(question.group).label}: {own}" if question.group else own


@shown.register
def _consent(definition: ConsentText, catalogue):
    text = definition.languages.get(catalogue.language)
    if text is None:
        return []
    return [Block(HEADING, text.title), *blocks(text.text), Block(PARAGRAPH, text.tick)]


@shown.register
def _chapter(definition: Chapter, catalogue):
    found = [Block(HEADING, definition.title)]
    for passage in definition.passages:
        found.extend([Block(ITEM, passage.text)] if passage.picture else blocks(passage.text))
    return found


@shown.register
def _texts(definition: Texts, catalogue):
    found = [Block(HEADING, definition.title)]
    for text in definition.texts.values():
        found.extend(blocks(text))
    return found
