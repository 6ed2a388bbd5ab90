"""Find a question, or an option of a list, by any word of any language.

Only texts of schema files are looked through, never an answer. What is looked through is made once
for a catalogue.
"""

from collections import Counter
from dataclasses import dataclass

from mobio.engine.folding import folded_both, words_of

LABEL, OPTION, HELP = range(3)
"""What stands for a question more than what: its words, its options, then its help."""
MOST_WORDS = 8


@dataclass(frozen=True)
class Told:
    """One text of a question: what it is, its language, and how it is looked through.

    A synonym is of any language; it says *about* which option it is.
    """

    rank: int
    language: str
    text: str
    folded: str
    about: str = ""

    @classmethod
    def of(cls, rank, language, text, about=""):
        """Return *text* as it is looked through."""
        return cls(rank, language, text, folded_both(text), about)

    def fit(self, word):
        """Return how well *word* fits: 0 begins a word, 1 stands within one, None not at all."""
        if word not in self.folded:
            return None
        return 0 if f" {word}" in f" {self.folded}".replace("\n", "\n ") else 1


@dataclass(frozen=True)
class Hit:
    """A question that was found, and the text that it was found by."""

    section: str
    question: str
    told: Told
    place: tuple


def find_questions(catalogue, languages, wanted):
    """Return the Hits for the words *wanted*, the best first: in one language all must be there."""
    words = words_of(wanted)[:MOST_WORDS]
    if not words:
        return ()
    hits = []
    for number, (section, name, by_language) in enumerate(questions_told(catalogue, languages)):
        found = [_best(texts, words) for texts in by_language]
        found = [each for each in found if each is not None]
        if found:
            score, told = min(found, key=lambda each: each[0])
            hits.append(Hit(section, name, told, (*score, number)))
    return tuple(sorted(hits, key=lambda hit: hit.place))


def _best(texts, words):
    """Return (score, text that tells most) if each of *words* stands in one of *texts*."""
    places = []
    for word in words:
        fits = [(told.rank, told.fit(word), number) for number, told in enumerate(texts)]
        fits = [each for each in fits if each[1] is not None]
        if not fits:
            return None
        places.append(min(fits))
    (number, _times), *_rest = Counter(number for *_fit, number in places).most_common()
    return max(places)[:2], texts[number]


def questions_told(catalogue, languages):
    """Return (section, question, texts of each language) of all questions in force."""
    key = (questions_told, tuple(languages))
    return catalogue.once(key, lambda: tuple(_told(catalogue, languages)))


def _told(catalogue, languages):
    spoken = [catalogue.in_language(language) for language in languages]
    for form in catalogue.sections:
        for question in form.every_question():
            by_language = [tuple(_texts(each, form.id, question.id)) for each in spoken]
            yield form.id, question.id, [_each_once(texts) for texts in by_language]


def _each_once(texts):
    return tuple({(told.rank, told.text): told for told in texts}.values())


def _texts(catalogue, section, name):
    """Yield the Told texts of one question in the language of *catalogue*."""
    question = catalogue.section(section).question(name)
    for rank, texts in ((LABEL, (question.label, question.staff_label)),
                        (HELP, (question.help, question.purpose))):  # fmt: skip
        for text in texts:
            yield from _read(catalogue, rank, text)
    path = question.own.get("options")
    if path:
        yield from catalogue.once((_texts, path), lambda: tuple(_options(catalogue, path)))


def _options(catalogue, path):
    for option in catalogue.option_list(path).options:
        yield from _read(catalogue, OPTION, option.label)
        yield from _read(catalogue, OPTION, option.staff_label)
    yield from (told for _code, told in synonyms(catalogue, path))


def _read(catalogue, rank, text):
    """Yield *text*, unless it is empty or still German where another language is read."""
    if text and not getattr(text, "lang", None):
        yield Told.of(rank, catalogue.language, str(text))


def synonyms(catalogue, path):
    """Return the pairs (code, Told word) by which options of the list *path* are found, too.

    They stand in the list itself, or in the one that ``found_by`` names, whose options say by an
    attribute to which codes they lead.
    """
    return catalogue.once((synonyms, path), lambda: tuple(_synonyms(catalogue, path)))


def _synonyms(catalogue, path):
    options = catalogue.option_list(path)
    for option in options.options:
        for word in option.synonyms:
            yield option.code, Told.of(OPTION, "", word, option.label)
    if not options.found_by:
        return
    for other in catalogue.option_list(options.found_by["list"]).options:
        for code in other.attributes.get(options.found_by["attribute"], ()):
            yield code, Told.of(OPTION, catalogue.language, str(other.label))
            for word in other.synonyms:
                yield code, Told.of(OPTION, "", word, other.label)


def find_options(catalogue, languages, path, wanted):
    """Return (option, the Told it was found by) of the list *path* that fit *wanted*, best first.

    The options are those of *catalogue*; they are found by their words in all *languages*.
    """
    words = words_of(wanted)[:MOST_WORDS]
    told = options_told(catalogue, languages, path)
    found = []
    for number, option in enumerate(catalogue.option_list(path).options):
        best = _best(told.get(option.code, ()), words) if words else None
        if best is not None:
            found.append((best[0], number, option, best[1]))
    return tuple((option, told) for _score, _number, option, told in sorted(found, key=_order))


def _order(found):
    return found[:2]


def options_told(catalogue, languages, path):
    """Return {code: the Told texts} by which the options of a list are found."""
    key = (options_told, tuple(languages), path)
    return catalogue.once(key, lambda: _options_told(catalogue, languages, path))


def _options_told(catalogue, languages, path):
    found = {}
    # A word of any language is said of the option in the words of the reader, which come last.
    for language in sorted(languages, key=lambda each: each == catalogue.language):
        spoken = catalogue.in_language(language)
        for option in spoken.option_list(path).options:
            found.setdefault(option.code, []).extend(_read(spoken, LABEL, option.label))
        for code, told in synonyms(spoken, path):
            found.setdefault(code, []).append(told)
    return {code: _each_once(texts) for code, texts in found.items()}
