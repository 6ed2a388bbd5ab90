"""Look at drafts together with what is published: their mistakes, and what they would ask.

Mistakes are exactly those of ``mobio check`` and ``mobio publish``: the same function finds them.
"""

import functools
from collections import Counter
from dataclasses import dataclass

from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import PACKAGES, Source
from mobio.engine.linking import check
from mobio.engine.loading import newest, read_definitions
from mobio.engine.references import Reference
from mobio.services.publishing import digest
from mobio.services.translations import say


@dataclass(frozen=True)
class Findings:
    """What is wrong with a draft, and what it breaks in other files."""

    errors: tuple = ()
    hints: tuple = ()
    elsewhere: tuple = ()
    with_others: tuple = ()
    """Errors that go away when the other drafts are published with this one."""
    file: str = ""

    @property
    def own(self):
        """Return everything that is said about the file itself, by line."""
        found = (*self.errors, *self.with_others, *self.hints)
        return sorted(each for each in found if each.file == self.file)

    @property
    def is_ready(self):
        """Tell whether the draft can be published alone."""
        return not (self.errors or self.elsewhere or self.with_others)

    @property
    def is_sound(self):
        """Tell whether the draft can be published, alone or with the other drafts."""
        return not (self.errors or self.elsewhere)


def file_of(reference):
    """Return the name of a schema file as it lies below the folders that ship."""
    top = reference.folder if reference.folder == PACKAGES else f"forms/{reference.folder}"
    return f"{top}/{reference.id}/{reference.version}.yaml"


def reference_of(draft):
    """Return the Reference that *draft* is about to become."""
    folder, _slash, name = draft.path.partition("/")
    return Reference(folder, name, draft.number)


def source_of(draft):
    """Return the Source of *draft*; it has a text."""
    reference = reference_of(draft)
    return Source(reference, draft.text.encode("utf-8"), file_of(reference))


def published_sources(schemas):
    """Return the Source of every published version."""
    return tuple(
        Source(reference, version.text.encode("utf-8"), file_of(reference))
        for reference, version in (
            (Reference.parse(name), version) for name, version in schemas.versions.items()
        )
    )


def sources_with(schemas, drafts):
    """Return what would be published if *drafts* were: those without a text change no file."""
    written = [source_of(draft) for draft in drafts if draft.text is not None]
    taken = {source.reference for source in written}
    published = [each for each in published_sources(schemas) if each.reference not in taken]
    return (*published, *written)


@functools.lru_cache(maxsize=8)
def _objections(sources, published_now=frozenset()):
    """Return the objections to *sources*; who looks twice waits once."""
    return tuple(check(list(sources), published_now)[1])


@functools.lru_cache(maxsize=4)
def _definitions(sources):
    return read_definitions(sources)[0]


def objections_with(schemas, drafts):
    """Return the objections that publishing *drafts* would raise or add, sorted."""
    before = Counter(_objections(published_sources(schemas)))
    written = [source_of(draft) for draft in drafts if draft.text is not None]
    own = {source.file for source in written}
    now = frozenset(source.reference for source in written)
    found = _objections(sources_with(schemas, drafts), now)
    return [each for each in found if each.file in own or not before[each]]


def findings(schemas, draft):
    """Return the Findings of *draft*, with the other drafts looked at where they could help."""
    if draft.text is None:
        return Findings()
    found = objections_with(schemas, [draft])
    file = source_of(draft).file
    errors = [each for each in found if each.severity == "error"]
    others = [each for each in schemas.drafts.values() if each.text is not None]
    still = set(errors)
    if errors and len(others) > 1:
        still = {each for each in objections_with(schemas, others) if each.severity == "error"}
    return Findings(
        errors=tuple(each for each in errors if each.file == file and each in still),
        hints=tuple(each for each in found if each.severity != "error" and each.file == file),
        elsewhere=tuple(each for each in errors if each.file != file and each in still),
        with_others=tuple(each for each in errors if each not in still),
        file=file,
    )


def definitions_with(schemas, drafts=()):
    """Return {reference: definition} of what is published and of *drafts*."""
    return _definitions(sources_with(schemas, drafts))


def messages_with(schemas, drafts=()):
    """Return the translations, {language: {(context, German): text}}, with those of *drafts*."""
    found = {language: dict(texts.messages) for language, texts in schemas.texts.items()}
    for draft in drafts:
        for language, words in draft.words.items():
            found.setdefault(language, {}).update(words)
    return found


def catalogue_with(schemas, drafts):
    """Return the Catalogue that would be in force if *drafts*, free of mistakes, were published."""
    definitions = definitions_with(schemas, drafts)
    act = schemas.sequence + 1
    known = {Reference.parse(name): version for name, version in schemas.versions.items()}
    sequences = {
        reference: known[reference].sequence if reference in known else act
        for reference in definitions
    }
    state = "".join([schemas.fingerprint, *(draft.sha256 for draft in drafts)])
    words = (messages_with(schemas, drafts), digest(state.encode("ascii")), say)
    return Catalogue(definitions, newest(definitions), *words, sequences)
