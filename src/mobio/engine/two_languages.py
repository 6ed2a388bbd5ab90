"""Words in two languages at once, for a worker and a person before one screen."""

import html

from translationstring import TranslationString

from mobio.engine.names import LANGUAGES


class InTwoLanguages(str):
    """A text in the first language that brings the same text in a second one.

    It sorts, compares and joins like the first. In a page both stand there, the second marked with
    its language and direction; ``str()`` gives both as plain text, for attributes and options.
    """

    def __new__(cls, first, second, language):
        """Return both texts; the second one stays away where it says the same."""
        self = super().__new__(cls, first)
        self.first = str.__str__(first)
        self.second = str.__str__(second)
        # A text without a translation tells its own language.
        self.language = language
        own = getattr(second, "lang", None)
        self.second_lang = own or LANGUAGES[language][2]
        self.second_dir = getattr(second, "dir", None) or LANGUAGES[language][3]
        return self

    @property
    def is_same(self):
        """Tell whether there is nothing to add to the first text."""
        return not self.second or self.first == self.second

    def __str__(self):
        return self.first if self.is_same else f"{self.first} · {self.second}"

    def __html__(self):
        first = html.escape(self.first)
        if self.is_same:
            return first
        return first + self._marked(html.escape(self.second))

    def _marked(self, second):
        marks = f'lang="{self.second_lang}" dir="{self.second_dir}"'
        return f' <span class="other" {marks}>{second}</span>'

    def __reduce__(self):
        # Wherever it is kept, it is plain text.
        return str, (self.first,)


class WrittenTwice(str):
    """Words of a template in both languages, as Chameleon takes them from a translator.

    What stands in a page is joined there letter by letter: that is markup. What stands in an
    attribute is put into it as ``str()``: that is plain text. Both are escaped already.
    """

    def __new__(cls, first, second, language):
        """Return both texts, marked up."""
        words = InTwoLanguages(first, second, language)
        markup = first if words.is_same else first + words._marked(second)
        self = super().__new__(cls, markup)
        self.words = words
        return self

    def __str__(self):
        return str(self.words)


def joined(first, second, language):
    """Return *first* and *second* (in *language*) as one text; an empty one stays empty."""
    return InTwoLanguages(first, second, language) if first else first


def together(separator, texts):
    """Return *texts* as one, *separator* between them, in both languages if any of them is."""
    texts = list(texts)
    if len(texts) == 1 and type(texts[0]) is str:
        return texts[0]  # nearly every answer
    language = next((text.language for text in texts if isinstance(text, InTwoLanguages)), "")
    first = separator.join(texts)
    if not language:
        return first
    others = (text.second if isinstance(text, InTwoLanguages) else text for text in texts)
    return InTwoLanguages(first, separator.join(others), language)


def both_written(first, second, language):
    """Return the translator of a template whose words shall stand there in both languages.

    *first* and *second* are the functions that say a message of the program in one.
    """

    def translate(msgid, domain=None, mapping=None, default=None, **_more):
        if not isinstance(msgid, str):
            return msgid
        message = TranslationString(msgid, domain=domain, default=default, mapping=mapping)
        return WrittenTwice(first(message), second(message), language)

    return translate


def both_said(first, second, language):
    """Return the function that says a message of the program in both languages.

    *first* and *second* are the functions that say it in one.
    """

    def say(message):
        return joined(first(_side(message, 0)), second(_side(message, 1)), language)

    return say


def _side(message, number):
    """Return *message* with the words of one side filled in where it names others."""
    mapping = getattr(message, "mapping", None)
    if not mapping or not any(isinstance(value, InTwoLanguages) for value in mapping.values()):
        return message
    sides = {
        name: (value.first, value.second)[number] if isinstance(value, InTwoLanguages) else value
        for name, value in mapping.items()
    }
    return type(message)(message, mapping=sides)
