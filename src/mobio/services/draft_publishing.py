"""Publish drafts together: what it would do, what is still missing, and the act itself."""

from dataclasses import dataclass

from mobio.engine.mistakes import Objections
from mobio.engine.words import _
from mobio.resources.drafts import Draft
from mobio.services.approving import ADMINISTRATOR, COORDINATOR, OFFICER, missing_approvals
from mobio.services.clock import today
from mobio.services.draft_checks import objections_with, source_of
from mobio.services.draft_words import Words
from mobio.services.drafting import Overtaken
from mobio.services.planning import plan
from mobio.services.publishing import publish
from mobio.services.refusals import NotAllowed

NEEDED = {
    COORDINATOR: _(
        "Es fehlt die Freigabe einer zweiten Koordination, die nichts daran geschrieben hat."
    ),
    OFFICER: _(
        "Pakete, Einwilligungen, Listen für Beauftragte und Formulare der Fallarbeit brauchen die "
        "Freigabe des Datenschutzes."
    ),
    ADMINISTRATOR: _("Geschützte Dateien brauchen die Freigabe der Administration."),
}
HAS_MISTAKES = _("Es gibt noch Fehler. Verbessern Sie zuerst die Texte.")
NO_REASON = _("Schreiben Sie, warum Sie das veröffentlichen.")
UNTRANSLATED = _("Es fehlen Übersetzungen. Ergänzen Sie sie oder erlauben Sie die Lücke.")


@dataclass(frozen=True)
class Gap:
    """Texts of the drafts that have no translation into a language."""

    language: str
    path: str
    missing: int
    stale: int


@dataclass(frozen=True)
class Prospect:
    """What publishing some drafts together would meet."""

    drafts: tuple[Draft, ...]
    objections: tuple
    gaps: tuple[Gap, ...]
    languages: tuple[str, ...]

    @property
    def sources(self):
        """Return the Sources of the drafts that have a text."""
        return [source_of(draft) for draft in self.drafts if draft.text is not None]

    @property
    def messages(self):
        """Return the translations of the drafts, {language: {(context, German): text}}."""
        found = {}
        for draft in self.drafts:
            for language, words in draft.words.items():
                found.setdefault(language, {}).update(words)
        return found

    @property
    def errors(self):
        """Return the objections that forbid publishing."""
        return tuple(each for each in self.objections if each.severity == "error")

    @property
    def with_gaps(self):
        """Return the languages that have gaps, each once."""
        return tuple(dict.fromkeys(gap.language for gap in self.gaps))


def prospect(schemas, drafts, languages):
    """Return the Prospect of publishing *drafts*, looked at in *languages*."""
    words = Words(schemas, drafts)
    gaps = [
        Gap(each.language, draft.path, each.missing, each.stale)
        for draft in drafts
        if draft.text is not None  # mending some translations may leave others missing
        for each in words.coverage(draft.path, languages)
        if each.missing or each.stale
    ]
    objections = tuple(objections_with(schemas, drafts))
    return Prospect(tuple(drafts), objections, tuple(gaps), tuple(languages))


def plan_of(site, found, day):
    """Return the Plan of publishing *found*, which has no errors; else None."""
    if found.errors:
        return None
    return plan(site, found.sources, found.messages, today=day, languages=found.languages)


def _unapproved(draft, publisher):
    """Return the sentences about approvals that *draft* still needs if *publisher* publishes.

    Who publishes what others wrote has looked at it, too.
    """
    own = {"account": publisher.__name__, "role": publisher.role}
    roles = missing_approvals([draft.path], draft.writers, [*draft.standing_approvals, own])
    return [NEEDED[role] for role in roles]


def refusals(found, account, *, four_eyes, allowed=(), reason=None):
    """Return everything that forbids *account* to publish, each a sentence."""
    said = [HAS_MISTAKES] if found.errors else []
    if set(found.with_gaps) - set(allowed):
        said.append(UNTRANSLATED)
    if four_eyes:
        needed = [each for draft in found.drafts for each in _unapproved(draft, account)]
        said.extend(dict.fromkeys(needed))
    if reason is not None and not reason.strip():
        said.append(NO_REASON)
    return said


def publish_drafts(site, found, shown, account, *, reason, allowed, four_eyes, now):
    """Bring the drafts of *found* into force in one act; return what is Published.

    *shown* is {path: sha256} of the drafts as the reader saw them, *allowed* the languages that
    may have gaps. Raises Overtaken or NotAllowed before anything is changed.
    """
    if any(shown.get(draft.path) != draft.sha256 for draft in found.drafts):
        raise Overtaken
    said = refusals(found, account, four_eyes=four_eyes, allowed=allowed, reason=reason)
    if said:
        raise NotAllowed(said[0])
    schemas = site["schemas"]
    try:
        published = publish(
            site,
            found.sources,
            found.messages,
            who=account.__name__,
            reason=reason.strip(),
            now=now,
            languages=found.languages,
            allow_missing=allowed,
            approvals=[each for draft in found.drafts for each in draft.standing_approvals],
            plan=plan_of(site, found, today(now)),
        )
    except Objections:
        raise NotAllowed(HAS_MISTAKES) from None
    for draft in found.drafts:
        del schemas.drafts[draft.path]
    return published
