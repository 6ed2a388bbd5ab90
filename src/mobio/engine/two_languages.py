"""Words in two languages at once, for a worker and a person before one screen."""

import html

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
        marks = f'lang="{self.second_lang}" dir="{self.second_dir}"'
        return f'{first} <span class="other" {marks}>{html.escape(self.second)}</span>'

    def __reduce__(self):
        # Wherever it is kept, it is plain text.
        return str, (self.first,)


def joined(first, second, language):
    """Return *first* and *second* (in *language*) as one text; an empty one stays empty."""
    return InTwoLanguages(first, second, language) if first else first


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
