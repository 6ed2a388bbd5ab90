"""The small markup of long texts, and the fields that are filled into them."""

import re
from dataclasses import dataclass

FIELDS = (
    "family_name",
    "given_names",
    "birth_date",
    "recipients",
    "package_title",
    "package_headings",
    "attachments",
    "purpose",
    "valid_until",
    "worker",
    "worker_organisation",
    "controller",
    "dpo_contact",
    "withdraw_contact",
    "proof_retention",
    "consent_version",
    "date",
)
OFFICE = ("controller", "dpo_contact", "withdraw_contact", "proof_retention")
"""Those of FIELDS that the office writes itself, as texts of the same name."""
MAY_BE_EMPTY = ("worker_organisation",)
"""Those of FIELDS that may have nothing to say; an item that holds nothing else is left out."""
KINDS = {"##": "heading", "-": "item"}
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Block:
    """One heading, paragraph or item of a list."""

    kind: str
    text: str


def placeholders(text):
    """Return the names of the placeholders in *text*, in their order, each once."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def fill(text, fields):
    """Return *text* with the placeholders of *fields* filled in; unknown ones stay as they are.

    A plain replacement in one pass: a value that looks like a placeholder is not filled again.
    """
    return PLACEHOLDER.sub(lambda match: str(fields.get(match[1], match[0])), text)


def is_left_out(block, fields):
    """Tell whether *block* is an item about something that does not exist for this person."""
    names = placeholders(block.text) if block.kind == "item" else ()
    return bool(names) and all(name in MAY_BE_EMPTY and fields.get(name) == "" for name in names)


def blocks(text):
    """Return the blocks of *text*: ``## `` headings, ``- `` items, else paragraphs.

    An indented line below an item goes on with it.
    """
    return tuple(
        Block(kind, " ".join(lines))
        for part in re.split(r"\n\s*\n", text.strip())
        for kind, lines in _portions(part)
    )


def _portions(part):
    """Return the pairs (kind, lines) of a *part* without empty lines."""
    found = []
    for line in filter(str.strip, part.split("\n")):
        mark, _space, words = line.strip().partition(" ")
        if mark in KINDS and words.strip():
            found.append((KINDS[mark], [words.strip()]))
        elif found and (found[-1][0] == "paragraph" or _goes_on(line, found[-1][0])):
            found[-1][1].append(line.strip())
        else:
            found.append(("paragraph", [line.strip()]))
    return found


def _goes_on(line, kind):
    return kind == "item" and line[0].isspace()
