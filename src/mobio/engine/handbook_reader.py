"""Read a chapter of the handbook: paragraphs and pictures in their order."""

from mobio.engine import shapes
from mobio.engine.handbook import AUDIENCES, PEOPLE, Chapter, Passage
from mobio.engine.mistakes import Mistake
from mobio.engine.whole_files import whole_file


def _passage(given, value, notebook):
    text, picture, alternative = (given.get(key) or "" for key in ("text", "picture", "alt"))
    if bool(text) == bool(picture):
        notebook.note(Mistake.ONLY_ONE_OF, value.line, known="text, picture")
    if picture and not alternative:
        notebook.note(Mistake.MISSING_KEY, value.line, key="alt")
    return Passage(alternative if picture else text, picture, value.line)


PASSAGE_KEYS = {"text": shapes.text, "picture": shapes.identifier, "alt": shapes.text}
CHAPTER_KEYS = {
    "title": shapes.text,
    "for": shapes.one_of(*AUDIENCES),
    "place": shapes.positive,
    "parts": shapes.list_of(shapes.record(PASSAGE_KEYS, _passage)),
}


@whole_file(CHAPTER_KEYS, required=("title", "for", "place", "parts"))
def read_chapter(reference, given, _tree, _notebook):
    """Return the Chapter in the tree."""
    title, audience = given.get("title") or "", given.get("for") or PEOPLE
    return Chapter(reference, title, audience, given.get("place") or 1, given.get("parts") or ())
