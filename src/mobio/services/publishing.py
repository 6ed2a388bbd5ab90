"""Bring schema files into force: check them all, then store them in one transaction."""

import hashlib
import json
from dataclasses import dataclass

from mobio.engine.folders import Source, read_folders
from mobio.engine.linking import check
from mobio.engine.loading import newest
from mobio.engine.mistakes import Mistake, Notebook, Objections
from mobio.engine.references import Reference
from mobio.resources.schemas import Publication, PublishedTexts, SchemaVersion


@dataclass(frozen=True)
class Published:
    """What an act of publishing brought into force."""

    references: tuple
    fingerprint: str


def check_folders(forms, packages):
    """Return (sources, objections) of the schema files in the two folders."""
    sources, objections = read_folders(forms, packages)
    return sources, sorted(objections + check_sources(sources))


def check_sources(sources):
    """Return all Objections of *sources*, sorted by file and line."""
    return check(sources)[1]


def publish(site, sources, messages, *, who, reason, now):
    """Store *sources* and bring the newest version of each into force; return what is Published.

    *messages* are the translations, {language: {(context, German): text}}. What is published
    already stays as it is; the same number with another content is refused. Raises Objections
    before anything is changed.
    """
    schemas = site["schemas"]
    known = _published_sources(schemas)
    new = [source for source in sources if str(source.reference) not in schemas.versions]
    objections = _changed(schemas, sources) + check_sources([*known, *new])
    errors = [objection for objection in objections if objection.severity == "error"]
    if errors:
        raise Objections(errors)
    schemas.sequence += 1
    for source in new:
        _store(schemas, source)
    schemas.in_force = newest(Reference.parse(name) for name in schemas.versions)
    for language, texts in messages.items():
        schemas.texts[language] = PublishedTexts(dict(texts), schemas.sequence)
    schemas.fingerprint = fingerprint(schemas)
    references = tuple(str(source.reference) for source in new)
    schemas.publications[schemas.sequence] = Publication(
        when=now, who=who, reason=reason, references=references, sequence=schemas.sequence
    )
    return Published(references, schemas.fingerprint)


def _published_sources(schemas):
    return [
        Source(Reference.parse(name), version.text.encode("utf-8"), f"{name} (veröffentlicht)")
        for name, version in schemas.versions.items()
    ]


def _store(schemas, source):
    text = source.content.decode("utf-8-sig")
    version = SchemaVersion(text, digest(source.content), schemas.sequence)
    schemas.versions[str(source.reference)] = version


def _changed(schemas, sources):
    """Return an objection for each published version whose file says something else now."""
    found = []
    for source in sources:
        version = schemas.versions.get(str(source.reference))
        if version is not None and version.sha256 != digest(source.content):
            notebook = Notebook(source.file)
            notebook.note(Mistake.CHANGED, 1, version=source.reference.version)
            found.extend(notebook.objections)
    return found


def digest(content):
    """Return the SHA-256 of *content* (bytes) in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(schemas):
    """Return a hash over every version, what is in force and every translation."""
    versions = {
        name: (version.sha256, version.sequence) for name, version in schemas.versions.items()
    }
    texts = {
        language: sorted([*key, text] for key, text in published.messages.items())
        for language, published in schemas.texts.items()
    }
    everything = json.dumps([versions, schemas.in_force, texts], sort_keys=True)
    return digest(everything.encode("utf-8"))
