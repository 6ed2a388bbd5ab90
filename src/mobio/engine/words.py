"""The factory of the program's own words; they are translated where they meet a reader."""

from translationstring import TranslationStringFactory

_ = TranslationStringFactory("mobio")

NO_ANSWER = _("keine Angabe")
YES = _("Ja")
NO = _("Nein")
STATE_WORDS = {
    "unknown": _("Weiß ich nicht"),
    "prefer_not_to_say": _("Möchte ich nicht sagen"),
}
APPROXIMATELY = _("ungefähr")
OTHER = _("Sonstiges")
ENTRY = _("Eintrag ${number}")


def german(message):
    """Return *message* in German with its values filled in: what is said without a translator."""
    return message.interpolate() if hasattr(message, "interpolate") else str(message)
