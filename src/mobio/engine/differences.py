"""What a version changed: the differences of two definitions as data, and in German sentences."""

from dataclasses import asdict, dataclass

from mobio.engine.parts import Key, Part, parts_of
from mobio.engine.steps import (
    Convert,
    Default,
    Map,
    Meaning,
    Merge,
    Move,
    Restore,
    Retire,
    Split,
)

LONGEST = 200
"""How much of a text a sentence repeats; the data has all of it."""


@dataclass(frozen=True)
class Difference:
    """One thing that is not as before.

    *what* is added, removed, reworded, changed (in its *aspect*), reordered, or what a step says:
    retired, restored, mapped, moved, split, merged, converted, defaulted. *part* tells what kind of
    thing it is about and *place* its id; *label* are the words it is known by.
    """

    what: str
    part: str
    place: str
    before: str = ""
    after: str = ""
    aspect: str = ""
    label: str = ""

    def as_data(self):
        """Return the difference as a mapping of plain text."""
        return asdict(self)


def differences(before, after):
    """Return the Differences of two definitions of one path; *before* is None for a new file."""
    old = parts_of(before) if before is not None else {}
    new = parts_of(after)
    found = _steps(before, after, old, new)
    taken = {(each.part, each.place) for each in found if each.what != "mapped"}
    meanings = {step.id: step.same for step in getattr(after, "steps", ())
                if isinstance(step, Meaning)}  # fmt: skip
    for key in old.keys() - new.keys():
        if key not in taken and (key.part in NAMED or old[key].text):
            found.append(_one("removed", key, old[key], before=old[key].text))
    for key in (key for key in new if key not in old):
        if key not in taken and (key.part in NAMED or new[key].text):
            found.append(_one("added", key, new[key], after=new[key].text))
    for key in (key for key in new if key in old):
        found += _compared(key, old[key], new[key], meanings)
    found += _orders(old, new)
    ranks = {key: rank for rank, key in enumerate([*new, *(key for key in old if key not in new)])}
    return tuple(sorted(found, key=lambda each: ranks.get(Key(each.part, each.place), -1)))


def _one(what, key, part, before="", after="", aspect=""):
    return Difference(what, key.part, key.place, before, after, aspect, part.text or key.place)


def _compared(key, old, new, meanings):
    """Yield what is not the same in two versions of one part."""
    if old.text != new.text:
        aspect = ""
        if key.part in ("question", "option"):
            aspect = {True: "same", False: "changed"}.get(meanings.get(key.place), "")
        yield _one("reworded", key, new, old.text, new.text, aspect)
    for aspect, value in new.aspects.items():
        was = old.aspects.get(aspect)
        if was != value and aspect != "kind":
            is_text = isinstance(value, str) and isinstance(was, str)
            yield _one("changed", key, new, *((was, value) if is_text else ("", "")), aspect)


def _orders(old, new):
    """Yield one difference for each kind of part whose common members changed places."""
    for part in ORDERED:
        before = [key for key in old if key.part == part and key in new]
        after = [key for key in new if key.part == part and key in old]
        if before != after:
            yield Difference("reordered", part, "")


def _steps(before, after, old, new):
    """Return what the upgrade steps of *after* say, one difference each."""
    if before is None:
        return []
    part = "option" if hasattr(after, "options") else "question"
    found = []
    for step in getattr(after, "steps", ()):
        key = Key(part, step.id)
        text = (new.get(key) or old.get(key) or Part()).text
        for what, was, becomes in _said(step, before, after):
            found.append(Difference(what, part, step.id, was, becomes, "", text or step.id))
    return found


def _said(step, before, after):
    """Yield (what, before, after) of one step."""
    simple = {Retire: "retired", Restore: "restored"}
    if type(step) in simple:
        yield simple[type(step)], "", ""
    elif isinstance(step, Map):
        yield from (("mapped", old, new) for old, new in step.codes.items())
    elif isinstance(step, Move):
        yield "moved", step.id, f"{step.section}.{step.to}"
    elif isinstance(step, Split):
        yield "split", step.id, ", ".join(step.parts)
    elif isinstance(step, Merge):
        yield "merged", ", ".join(step.of), step.id
    elif isinstance(step, Convert):
        yield "converted", before.question(step.id).kind.name, after.question(step.id).kind.name
    elif isinstance(step, Default):
        yield "defaulted", "", step.code


PARTS = {
    "title": "Titel",
    "intro": "Einleitung",
    "file": "Datei",
    "page": "Seite",
    "question": "Frage",
    "option": "Option",
    "package_question": "Frage des Pakets",
    "attachment": "Anlage",
    "purpose": "Zweck",
    "language": "Sprache",
    "not_offered": "Nicht angebotene Sprache",
    "text": "Text",
    "entry": "Eintrag im Menü",
    "area": "Bereich",
    "goal": "Ziel",
    "indicator": "Woran man es erkennt",
    "measure": "Schritt",
    "passage": "Absatz",
    "office": "Stelle",
    "roster_question": "Frage der Liste",
    "denied": "Gesperrte Frage",
    "denied_attachment": "Gesperrte Anlage",
    "exception": "Ausnahme",
}
NAMED = frozenset(PARTS) - {"title", "intro", "file", "area", "goal", "indicator", "purpose"}
ORDERED = ("page", "question", "option", "entry")
ASPECTS = {
    "help": "Hilfetext",
    "staff_label": "Fachwort",
    "purpose": "Zweck",
    "show_if": "Bedingung",
    "rules": "Regeln",
    "options": "Liste",
    "sensitive": "Schutz",
    "staff_only": "Nur für Fachkräfte",
    "settings": "Einstellungen",
    "page": "Seite",
    "intro": "Einleitung",
    "needs_consent": "Nötige Einwilligung",
    "masked_as": "Anzeige für Akteure",
    "active": "Zeit, in der sie angeboten wird",
    "consent": "Einwilligung",
    "recipients": "Art der Empfänger",
    "valid_days": "Tage der Gültigkeit",
    "attachments_travel": "Weg der Anlagen",
    "show_as": "Anzeige",
    "confirm": "Bestätigung",
    "from_age": "Mindestalter",
    "asked_at": "Zeitpunkt der Frage",
    "only_read": "Nur zum Lesen",
    "reviewed": "Prüfung",
    "who": "Wer",
    "within": "Frist",
    "review": "Nächstes Gespräch",
    "about": "Für wen",
    "icon": "Bild",
    "synonyms": "Andere Wörter",
    "found_by": "Suche über eine andere Liste",
    "audio": "Aufnahme",
}
MEANINGS = {
    "same": " Die Bedeutung bleibt.",
    "changed": " Die Bedeutung ist anders.",
    "": "",
}
SENTENCES = {
    "added": "{part} hinzugefügt: {name}",
    "removed": "{part} entfernt: {name}",
    "reworded": "Wortlaut geändert, {part}{place}: {before} → {after}{meaning}",
    "reordered": "Reihenfolge geändert: {part}",
    "retired": "{part} fällt weg: {name}",
    "restored": "{part} kommt zurück: {name}",
    "mapped": "Zuordnung geändert{place}: {before} wird zu {after}",
    "moved": "Frage verschoben: {name}, jetzt {after}",
    "split": "Frage aufgeteilt: {name}, jetzt {after}",
    "merged": "Fragen zusammengeführt: {before} in {after}",
    "converted": "Art der Frage geändert: {name}, von {before} zu {after}",
    "defaulted": "Vorgabe für alle: {name} beginnt mit {after}",
}


def sentence(difference):
    """Return *difference* as one German sentence for coordinators."""
    if difference.what == "changed":
        return _changed(difference)
    is_text = difference.what == "reworded"
    show = _quoted if is_text else str
    return SENTENCES[difference.what].format(
        part=PARTS.get(difference.part, difference.part),
        place=f" {difference.place}" if difference.place else "",
        name=_name(difference),
        before=show(difference.before),
        after=show(difference.after),
        meaning=MEANINGS.get(difference.aspect, "") if is_text else "",
    )


def _changed(difference):
    aspect = ASPECTS.get(difference.aspect, difference.aspect)
    about = PARTS.get(difference.part, difference.part)
    place = f" {difference.place}" if difference.place else ""
    texts = (difference.before, difference.after)
    shown = f": {_quoted(texts[0])} → {_quoted(texts[1])}" if any(texts) else ""
    return f"{aspect} geändert, {about}{place}{shown}"


def _name(difference):
    label, place = difference.label, difference.place
    if not place or label == place:
        return label
    return f"{_quoted(label)} ({place})"


def _quoted(text):
    text = " ".join(text.split())
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}…"
    return f"„{text}“" if text else "(leer)"
