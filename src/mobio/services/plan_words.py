"""A plan in German sentences, the same for pages and the command line."""

from mobio.engine.differences import Difference, sentence
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.approving import ROLES
from mobio.services.coverage import Gap, said_of

NOBODY = "Keine vorhandene Antwort ist betroffen."
PEOPLE = {
    "touched": ("hat eine Antwort, die betroffen ist", "haben eine Antwort, die betroffen ist"),
    "mapped": ("hat eine Antwort, die zugeordnet wird", "haben eine Antwort, die zugeordnet wird"),
    "moved": (
        "hat eine Antwort, die an eine andere Stelle geht",
        "haben eine Antwort, die an eine andere Stelle geht",
    ),
    "parked": (
        "wird eine beantwortete Frage nicht mehr gefragt (Nicht mehr gefragt)",
        "werden beantwortete Fragen nicht mehr gefragt (Nicht mehr gefragt)",
    ),
    "asked_again": (
        "wird eine beantwortete Frage wieder gefragt",
        "werden beantwortete Fragen wieder gefragt",
    ),
    "former": (
        "hat danach eine Antwort unter Frühere Angaben",
        "haben danach eine Antwort unter Frühere Angaben",
    ),
}
GAPS = "Übersetzungen"
NO_WIDENING = "Kein laufender Link zeigt mehr, als die Person zugestimmt hat."


def counted(number, one, many):
    """Return *number* with the right word behind it."""
    return f"{number} {one if number == 1 else many}"


def chapters_of(plan):
    """Return pairs (heading, sentences) of *plan*, a Plan."""
    found = [(_heading(file), _changes(file)) for file in plan.files]
    if plan.people is not None:
        found.append(("Personen", _people(plan.people)))
        found.append(("Laufende Links", _links(plan.links)))
    if plan.referring:
        found.append(("Pakete und Bedingungen, die sie nennen", _referring(plan.referring)))
    if plan.related:
        found.append(("Hinweise", _related(plan.related)))
    if plan.consents:
        found.append(("Einwilligungen", _consents(plan.consents)))
    if plan.gaps:
        found.append((GAPS, _gaps(plan.gaps)))
    found.append(("Was Menschen tun müssen", _needs(plan) or ["Nichts mehr."]))
    return found


def _heading(file):
    was = f"bisher Fassung {file['before']}" if file["before"] else "neu"
    return f"{file['title']}: {file['reference']} ({was})"


def _changes(file):
    said = [sentence(Difference(**each)) for each in file["differences"]]
    return said or ["Für Menschen ändert sich nichts."]


def _people(counts):
    said = []
    for name, words in PEOPLE.items():
        if counts[name]:
            who = ("Person", "Personen")
            if name in ("parked", "asked_again"):
                who = ("Person:", "Personen:")
                said.append(f"Bei {counted(counts[name], *who)} {words[counts[name] > 1]}.")
            else:
                said.append(f"{counted(counts[name], *who)} {words[counts[name] > 1]}.")
    everybody = f"Angesehen: {counted(counts['people'], 'Person', 'Personen')}."
    return [*(said or [NOBODY]), everybody]


def _links(links):
    running = counted(links["running"], "Link läuft", "Links laufen")
    said = [f"{running}, davon betroffen: {links['touched']}."]
    if links["consents"]:
        given = counted(links["consents"], "Einwilligung dazu gilt", "Einwilligungen dazu gelten")
        said.append(f"{given} weiter, mit dem Umfang von damals.")
    for each in links["ended"]:
        said.append(f"„{each['label']}“ endet sofort in {_where(each)}.")
    for each in links["kept_out"]:
        said.append(
            f"„{each['label']}“ bleibt verborgen in {_where(each)}: Dafür fehlt die Einwilligung."
        )
    for each in links["options"]:
        where = counted(each["links"], "laufenden Link", "laufenden Links")
        said.append(f"Neue Optionen von „{each['list']}“ lesen sich in {where} als Sonstiges.")
    return [*said, NO_WIDENING]


def _where(each):
    links = counted(each["links"], "laufenden Link", "laufenden Links")
    return f"{links} an {each['package']}"


def _referring(referring):
    kinds = {"package": "Paket", "condition": "Bedingung der Frage"}
    return [
        f"{kinds[each['kind']]} „{each['title']}“: {', '.join(each['questions'])}"
        for each in referring
    ]


def _consents(consents):
    return [_asked_again(each) if "asked_again" in each else _standing(each) for each in consents]


def _standing(each):
    return (
        f"Zum bisherigen Text „{each['consent']}“: "
        f"{counted(each['standing'], 'Einwilligung gilt', 'Einwilligungen gelten')} weiter, "
        "so wie er damals gezeigt wurde."
    )


def _asked_again(each):
    return (
        f"Zum neuen Text „{each['consent']}“ "
        f"{counted(each['asked_again'], 'Person wird', 'Personen werden')} noch einmal gefragt. "
        "So lange warten die Antworten auf Seiten, die diese Einwilligung brauchen. "
        "Sagt er dasselbe, schreiben Sie meaning: same."
    )


def _gaps(gaps):
    by_file = {}
    for gap in gaps:
        by_file.setdefault((gap["reference"], gap["language"]), []).append(Gap(**gap))
    return [f"{reference}: {said_of(found)}" for (reference, _), found in by_file.items()]


def _related(related):
    return [
        f"„{each['question']}“ kommt in das Paket {each['with']}. Das Paket {each['without']} hat "
        f"die Frage davor („{each['beside']}“), diese nicht. Gehört sie auch dorthin?"
        for each in related
    ]


def _needs(plan):
    said = [f"Freigabe: {ROLES[role]}." for role in plan.needs]
    if plan.gaps:
        said.append("Übersetzungen: Ergänzen Sie, was fehlt, oder erlauben Sie die Lücke.")
    for each in plan.legal:
        language = CONSENT_LANGUAGES[each["language"]][1]
        if each["state"] == "words":
            said.append(
                f"Paket „{each['package']}“: Auf {language} wird die Einwilligung nicht angeboten. "
                "Es fehlen Wörter unter Übersetzungen."
            )
        elif each["state"] == "unreviewed":
            said.append(f"Rechtstext „{each['consent']}“ auf {language}: noch nicht geprüft.")
        else:
            said.append(f"Rechtstext „{each['consent']}“ auf {language}: wird nicht angeboten.")
    return said
