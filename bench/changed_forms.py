"""The publications that are measured: what changes in the shipped section, and how often."""

from bench.words import read

SECTION = "education"
PACKAGE = "jc"
LIST = "completion"
REWORDED, HIDDEN, RETIRED = "school_years_total", "further_education", "education_goals"
ADDED = "learns_at_home"
PARENT = "attends_general_school"


def second_versions(forms, packages):
    """Return {path below *forms* or *packages*: content} of a publication that touches much.

    One question is reworded, one gets a condition that hides it, one is retired, one is added and
    told to an actor; an option means something else, another is new.
    """
    form = read(forms / "biography" / SECTION / "1.yaml")
    by_id = {question["id"]: question for question in form["questions"]}
    by_id[REWORDED]["label"] = "Wie viele Jahre waren Sie in der Schule?"
    by_id[HIDDEN]["show_if"] = {PARENT: "no"}
    form["questions"].remove(by_id[RETIRED])
    added = {"id": ADDED, "type": "yes_no", "label": "Lernen Sie zu Hause?", "purpose": "Kurse"}
    form["questions"].append(added)
    (page,) = [page for page in form["pages"] if RETIRED in page["questions"]]
    page["questions"].remove(RETIRED)
    form["pages"][-1]["questions"].append(ADDED)
    form["upgrade"] = [{"meaning": {REWORDED: "changed"}}, {"retire": RETIRED}]
    options = read(forms / "lists" / LIST / "1.yaml")
    options["options"][0]["label"] = "Ja, mit Zeugnis"
    options["options"].append({"code": "not_known", "label": "Das ist nicht bekannt"})
    options["upgrade"] = [{"meaning": {options["options"][0]["code"]: "changed"}}]
    return {
        forms / "biography" / SECTION / "2.yaml": form,
        forms / "lists" / LIST / "2.yaml": options,
        **{path.with_name("2.yaml"): told for path, told in _told_anew(packages)},
    }


def _told_anew(packages):
    """Yield (path, content) of the package that tells the new question, and those that lose one."""
    for path in sorted(packages.glob("*/1.yaml")):
        package = read(path)
        names = package["questions"].get(SECTION, [])
        loses, gains = RETIRED in names, path.parent.name == PACKAGE
        if loses:
            names.remove(RETIRED)
        if gains:
            names.append(ADDED)
        if loses or gains:
            yield path, package


def five_versions(form):
    """Yield five contents, each a version after the one before, the first after *form*.

    Each one rewords a question, adds one and retires the one that was added before.
    """
    before = None
    for number in range(2, 7):
        steps = [{"meaning": {REWORDED: "same"}}]
        by_id = {question["id"]: question for question in form["questions"]}
        by_id[REWORDED]["label"] = f"Wie viele Jahre Schule, Fassung {number}?"
        name = f"extra_{number}"
        form["questions"].append({"id": name, "type": "text", "label": "Noch etwas?"})
        form["pages"][-1]["questions"].append(name)
        if before:
            form["questions"].remove(by_id[before])
            form["pages"][-1]["questions"].remove(before)
            steps.append({"retire": before})
        steps.append({"map": {PARENT: {"yes": "yes"}}})
        before = name
        form["upgrade"] = steps
        yield form
