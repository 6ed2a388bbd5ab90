"""What a service does not do, with a sentence for the person who asked."""

from translationstring import TranslationString


class NotAllowed(Exception):
    """The act is refused and nothing was changed; *reason* is ready to be translated."""

    def __init__(self, reason: TranslationString):
        super().__init__(reason)
        self.reason = reason
