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
from mobio.services.approving import NotApproved, missing_approvals
from mobio.services.coverage import gap_objections, gaps


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


def publish(
    site,
    sources,
    messages,
    *,
    who,
    reason,
    now,
    languages=(),
    allow_missing=(),
    approvals=(),
    four_eyes=False,
    plan=None,
):
    """Store *sources* and bring the newest version of each into force; return what is Published.

    *messages* are translations, {language: {(context, German): text}}; they are added to those of
    the database and replace them. What is published already stays as it is; the same number with
    another content is refused. A text without a translation in one of *languages* is refused, too,
    unless *allow_missing* names the language. With *four_eyes* others than *who* must have given
    their *approvals*, mappings with account and role. *plan* is kept with the act.

    Raises Objections or NotApproved before anything is changed.
    """
    schemas = site["schemas"]
    new = [source for source in sources if str(source.reference) not in schemas.versions]
    references = tuple(str(source.reference) for source in new)
    texts = texts_after(schemas, messages)
    missing = _refuse(schemas, sources, new, (texts, languages, allow_missing))
    roles = missing_approvals(references, who, approvals) if four_eyes else ()
    if roles:
        raise NotApproved(roles)
    schemas.sequence += 1
    for source in new:
        _store(schemas, source)
    schemas.in_force = newest(Reference.parse(name) for name in schemas.versions)
    for language in messages:
        schemas.texts[language] = PublishedTexts(texts[language], schemas.sequence, who, now)
    schemas.fingerprint = fingerprint(schemas)
    schemas.publications[schemas.sequence] = Publication(
        when=now,
        who=who,
        reason=reason,
        references=references,
        sequence=schemas.sequence,
        approvals=tuple({"account": a["account"], "role": a["role"]} for a in approvals),
        allowed=missing,
        plan=plan.as_data() if plan is not None else None,
    )
    return Published(references, schemas.fingerprint)


def _refuse(schemas, sources, new, words):
    """Raise Objections with every error; return the languages whose gaps are allowed."""
    texts, languages, allowed = words
    definitions, errors = _checked(schemas, sources, new)
    fresh = newest_definitions(definitions)
    files = {str(source.reference): source.file for source in new}
    found = gaps(fresh, texts, languages)
    errors += gap_objections([gap for gap in found if gap.language not in allowed], files, fresh)
    if errors:
        raise Objections(sorted(errors))
    return tuple(dict.fromkeys(gap.language for gap in found))


def _checked(schemas, sources, new):
    """Return ({reference: definition} of the *new* sources, the errors of all *sources*)."""
    now = frozenset(source.reference for source in new)
    definitions, objections = check([*published_sources(schemas), *new], now)
    objections = changed_versions(schemas, sources) + objections
    errors = [objection for objection in objections if objection.severity == "error"]
    return {name: definitions[name] for name in sorted(now) if name in definitions}, errors


def check_new(schemas, sources):
    """Return {reference: definition} of what *sources* would bring; raise Objections."""
    new = [source for source in sources if str(source.reference) not in schemas.versions]
    definitions, errors = _checked(schemas, sources, new)
    if errors:
        raise Objections(sorted(errors))
    return definitions


def newest_definitions(definitions):
    """Return the newest of each path of {reference: definition}, in their order."""
    top = newest(definitions)
    return [definitions[each] for each in sorted(definitions) if top[each.path] == each.version]


def texts_after(schemas, messages):
    """Return the translations of the database with *messages* in them."""
    found = {language: dict(texts.messages) for language, texts in schemas.texts.items()}
    for language, texts in messages.items():
        found.setdefault(language, {}).update(texts)
    return found


def published_sources(schemas):
    """Return the Source of every version that is published."""
    return [
        Source(Reference.parse(name), version.text.encode("utf-8"), f"{name} (veröffentlicht)")
        for name, version in schemas.versions.items()
    ]


def _store(schemas, source):
    text = source.content.decode("utf-8-sig")
    version = SchemaVersion(text, digest(source.content), schemas.sequence)
    schemas.versions[str(source.reference)] = version


def changed_versions(schemas, sources):
    """Return an objection for each published version whose file says something else now."""
    found = []
    for source in sources:
        version = schemas.versions.get(str(source.reference))
        if version is not None and not is_same(version, source):
            notebook = Notebook(source.file)
            notebook.note(Mistake.CHANGED, 1, version=source.reference.version)
            found.extend(notebook.objections)
    return found


def is_same(version, source):
    """Tell whether the published *version* is what *source* says."""
    return version.sha256 == digest(source.content)


def digest(content):
    """Return the SHA-256 of *content* (bytes) in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(schemas):
    """Return a hash over every version, its act, what is in force and every translation."""
    versions = {
        name: (version.sha256, version.sequence) for name, version in schemas.versions.items()
    }
    texts = {
        language: sorted([*key, text] for key, text in published.messages.items())
        for language, published in schemas.texts.items()
    }
    everything = json.dumps([versions, schemas.in_force, texts], sort_keys=True)
    return digest(everything.encode("utf-8"))
