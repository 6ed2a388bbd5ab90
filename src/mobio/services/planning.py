"""The plan of a publication: everything it does, told before it is done.

A plan is plain data, so that it can be kept with the publication. It tells counts, never names.
"""

from dataclasses import asdict, dataclass, fields

from mobio.engine.behind_consents import holds
from mobio.engine.dependence import places_named
from mobio.engine.differences import differences
from mobio.engine.loading import read_definitions
from mobio.services.approving import missing_approvals
from mobio.services.clock import end_of_day
from mobio.services.consent_languages import newly_lacking
from mobio.services.coverage import gaps
from mobio.services.effects import count_effects, scope_of
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.plan_words import chapters_of
from mobio.services.publishing import newest_definitions, texts_after
from mobio.services.related_packages import forgotten
from mobio.services.running_links import Links, links_data

EFFECTS = ("people", "touched", "mapped", "moved", "parked", "asked_again", "former")


@dataclass(frozen=True)
class Plan:
    """What a publication does; every part is plain data.

    *files* are the files with their differences, *people* and *links* counts, *consents* how many
    agreements to an older text stand, *referring* the packages and conditions that name a touched
    question, *related* the packages that may have been forgotten, *gaps* the texts without a
    translation, *legal* what a consent text lacks, *needs* the roles that must approve.
    """

    sequence: int
    files: tuple = ()
    people: dict = None
    links: dict = None
    consents: tuple = ()
    referring: tuple = ()
    related: tuple = ()
    gaps: tuple = ()
    legal: tuple = ()
    needs: tuple = ()

    @property
    def references(self):
        """Return what would come into force."""
        return tuple(file["reference"] for file in self.files)

    def as_data(self):
        """Return the plan as plain mappings, to be kept."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def chapters(self):
        """Return pairs (heading, German sentences), for pages and the command line alike."""
        return chapters_of(self)


def plan(site, sources, messages, *, today, languages, four_eyes=True):
    """Return the Plan of publishing *sources* with the translations *messages* on the day *today*.

    *messages* are added to what the database has. The sources must be free of mistakes. Where
    *four_eyes* are not asked for, nobody need approve. Only reads; empties the cache of the
    database's connection on the way.
    """
    schemas = site["schemas"]
    new = _new_definitions(schemas, sources)
    sequence = schemas.sequence + 1
    texts = texts_after(schemas, messages)
    before = catalogue_in_force(site)
    files = {
        reference: (before.plain(reference.path), definition)
        for reference, definition in new.items()
    }
    told = {reference: differences(*pair) for reference, pair in files.items()}
    known = {} if not schemas.in_force else _effects(site, before, new, told, sequence, today)
    return Plan(
        sequence=sequence,
        files=tuple(_file(reference, *files[reference], told[reference]) for reference in new),
        gaps=tuple(asdict(gap) for gap in gaps(new.values(), texts, languages)),
        legal=(*_legal(new.values()), *_wordless(before, new, sequence, texts)),
        needs=missing_approvals(new, (), ()) if four_eyes else (),
        **known,
    )


def _new_definitions(schemas, sources):
    """Return {reference: definition} of the newest of each path that is not published yet."""
    fresh = [source for source in sources if str(source.reference) not in schemas.versions]
    definitions = read_definitions(fresh)[0]
    return {each.reference: each for each in newest_definitions(definitions)}


def _effects(site, before, new, told, sequence, today):
    """Return what happens to people, links and consents."""
    after = before.followed_by(new, sequence)
    changes = [
        (before.plain(reference.path), definition, told[reference])
        for reference, definition in new.items()
    ]
    scope = scope_of(before, after, changes)
    consent_texts = frozenset(each.id for each in new if each.folder == "consents")
    links = Links(end_of_day(today), consent_texts)
    counts = count_effects(site, scope, today, links.look)
    touched = scope.touched | scope.codes.keys() | scope.moved
    lists = _lists_that_grow(new, told)
    consents = [
        {"consent": text_id, "standing": count} for text_id, count in sorted(links.standing.items())
    ]
    for text_id, count in sorted(links.declared.items()):
        is_same = holds(after, text_id, before.in_force[f"consents/{text_id}"])
        key = "standing" if is_same else "asked_again"
        consents.append({"consent": text_id, key: count})
    return {
        "people": {name: counts[name] for name in EFFECTS},
        "links": links_data(links, before, after, touched, lists),
        "consents": tuple(consents),
        "referring": tuple(_referring(after, touched)),
        "related": tuple(forgotten(before, after, new)),
    }


def _lists_that_grow(new, told):
    return {
        reference.path
        for reference in new
        if reference.folder == "lists"
        and any((each.what, each.part) == ("added", "option") for each in told[reference])
    }


def _file(reference, old, new, told):
    return {
        "reference": str(reference),
        "title": getattr(new, "title", "") or reference.id,
        "before": old.reference.version if old is not None else 0,
        "differences": tuple(each.as_data() for each in told),
    }


def _referring(catalogue, touched):
    """Yield the packages and the conditions that name one of the questions *touched*."""
    for package in catalogue.packages:
        named = [(item.section, item.id) for item in package.questions]
        found = tuple(".".join(place) for place in named if place in touched)
        if found:
            yield {"kind": "package", "title": package.title, "questions": found}
    for form in catalogue.sections:
        for question in form.every_question():
            group = (form.id, question.group)
            named = places_named(catalogue, form, question) - {group}
            found = tuple(sorted(".".join(place) for place in named & touched))
            if found:
                yield {"kind": "condition", "title": question.label, "questions": found}


def _legal(definitions):
    """Yield what each consent text lacks: languages that are not offered or not reviewed."""
    for definition in definitions:
        if definition.reference.folder != "consents":
            continue
        for language in definition.not_offered:
            yield {"consent": definition.id, "language": language, "state": "not_offered"}
        for language, text in definition.languages.items():
            if not text.reviewed:
                yield {"consent": definition.id, "language": language, "state": "unreviewed"}


def _wordless(before, new, sequence, texts):
    """Yield the packages that cannot be consented to in a language any more: words are missing."""
    if not before.in_force:
        return
    after = before.followed_by(new, sequence, texts)
    for package, language in newly_lacking(before, after):
        yield {"package": package.title, "language": language, "state": "words"}
