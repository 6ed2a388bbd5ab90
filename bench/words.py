"""The labels and options of the section, read from its schema files for the hand-written peer."""

from ruamel.yaml import YAML

from mobio.engine.names import cldr_names

STATES = {"unknown": "Weiß ich nicht", "prefer_not_to_say": "Möchte ich nicht sagen"}
YES_NO = {"yes": "Ja", "no": "Nein"}
CHOSEN = {"choice", "choices", "country", "yes_no"}


def read(path):
    """Return the content of a schema file; every scalar is a string."""
    return YAML(typ="base", pure=True).load(path.read_text("utf-8"))


def words(forms):
    """Return {place: label, help, options} of the questions in the folder *forms*."""
    found = {}
    for question in read(forms / "biography" / "education" / "1.yaml")["questions"]:
        found[question["id"]] = words_of(question, forms)
        for member in question.get("questions", ()):
            found[f"{question['id']}.{member['id']}"] = words_of(member, forms)
    return found


def words_of(question, forms):
    """Return the words of one question as a worker reads them."""
    return {
        "label": question.get("staff_label", question["label"]),
        "help": question.get("help", ""),
        "options": list(options_of(question, forms).items()),
    }


def options_of(question, forms):
    """Return {code: label} of the answers one may choose from, in the order shown."""
    if question["type"] not in CHOSEN:
        return {}
    content = {"closed": "no"}
    options = YES_NO
    if question["type"] != "yes_no":
        content = read(forms / question["options"] / "1.yaml")
        options = options_of_list(content)
        options = {
            code: options[code] for code in options if code not in question.get("except", ())
        }
    default = () if content.get("closed") == "yes" else STATES
    return {**options, **{code: STATES[code] for code in question.get("states", default)}}


def options_of_list(content):
    """Return {code: label} of a list, the frequent ones first."""
    options = {
        option["code"]: option.get("staff_label", option["label"]) for option in content["options"]
    }
    if "names" in content:
        names = cldr_names(content["names"], "de")
        every = {**dict(sorted(names.items(), key=lambda pair: pair[1])), **options}
        options = {**{code: every[code] for code in content["common"]}, **every}
    return options
