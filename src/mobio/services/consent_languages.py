"""In which languages a consent may be read: its text is there and reviewed, all words are, too."""

from mobio.engine.consent_words import untranslated


def languages_to_choose(catalogue, text, unreviewed, package=None):
    """Return the languages in which the consent *text* may be read, for a share of *package*.

    *unreviewed* allows texts that nobody has reviewed yet. Where the title or the purpose of the
    package, a heading, a kind of document or a text of the office has no translation, the consent
    would mix two languages; then it is not offered.
    """
    return tuple(
        language
        for language in text.offered(unreviewed)
        if not untranslated(catalogue.in_language(language), package)
    )
