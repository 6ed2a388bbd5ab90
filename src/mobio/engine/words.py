"""The factory of the program's own words; they are translated where they meet a reader."""

import html

from translationstring import TranslationString, TranslationStringFactory

DOMAIN = "mobio"
_ = TranslationStringFactory(DOMAIN)

NO_ANSWER = _("keine Angabe")
YES = _("Ja")
NO = _("Nein")
STATE_WORDS = {
    "unknown": _("Weiß ich nicht"),
    "prefer_not_to_say": _("Möchte ich nicht sagen"),
}
OTHER = _("Sonstiges")
ENTRY = _("Eintrag ${number}")


class Counted(TranslationString):
    """A message of the program that is said in the form which its language has for *count*."""

    __slots__ = ("count", "plural")


def pluralize(singular, plural, count):
    """Return the message about ``${count}`` things; without a translator it is German."""
    words = {"default": singular if count == 1 else plural, "mapping": {"count": count}}
    message = Counted(singular, domain=DOMAIN, **words)
    message.count, message.plural = count, plural
    return message


class InGerman(str):
    """A German text that readers of another language see, since it has no translation yet.

    Templates mark it with ``lang`` and ``dir``, so that it is read aloud and set as German.
    """

    __slots__ = ()
    lang = "de"
    dir = "ltr"

    def __html__(self):
        # A template must neither translate it again nor take it for markup.
        return html.escape(self)

    def __reduce__(self):
        # Wherever it is kept, it is plain text.
        return str, (str(self),)


def german(message):
    """Return *message* in German with its values filled in: what is said without a translator."""
    return message.interpolate() if hasattr(message, "interpolate") else str(message)
