"""The recipients of a share as they are typed into a page: one *An*, and some *Cc*."""

COPIES = 2
"""How many boxes for copies a page has."""


def typed_recipients(request):
    """Return {field: text} of what was typed, for the page that is shown again."""
    names = (
        "actor",
        "name",
        "address",
        "sure",
        *(f"cc{number}" for number in range(1, COPIES + 1)),
    )
    return {name: request.POST.get(name, "")[:300].strip() for name in names}


def recipients_of(typed, actors):
    """Return the recipients; one of *actors* that was chosen, or the typed name and address."""
    chosen = next((actor for actor in actors if actor.__name__ == typed["actor"]), None)
    if chosen is not None:
        first = {"kind": "to", "name": chosen.name, "address": chosen.address}
    else:
        first = {"kind": "to", "name": typed["name"], "address": typed["address"]}
    copies = (typed[f"cc{number}"] for number in range(1, COPIES + 1))
    return [first, *({"kind": "cc", "name": "", "address": copy} for copy in copies if copy)]
