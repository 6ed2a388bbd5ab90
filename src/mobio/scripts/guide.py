"""What the guide for coordinators says of each word, for the JSON Schemas that editors show."""

import re
from pathlib import Path

GUIDE = Path(__file__).parents[3] / "docs" / "writing-forms.rst"
RULE = re.compile(r"=+(?:  +=+)+")
WORD = re.compile(r"``(\w+)``\s*$")
MARKUP = re.compile(r"``|\*")
ENOUGH = 0.6
"""A table is about a mapping if the mapping knows so much of what the table explains."""


def tables(text):
    """Return {word: explanation} for each table of the guide *text* that explains words."""
    found, lines = [], text.splitlines()
    rules = [number for number, line in enumerate(lines) if RULE.fullmatch(line)]
    for first, last in zip(rules[1::3], rules[2::3], strict=False):
        width = lines[first].index(" =") + 1
        found.append(_explained(lines[first + 1 : last], width))
    return [table for table in found if table]


def _explained(rows, width):
    table, word = {}, None
    for row in rows:
        head, rest = row[:width], row[width:].strip()
        if head.strip():
            match = WORD.match(head)
            word = match[1] if match else None
        if word:
            table[word] = MARKUP.sub("", f"{table.get(word, '')} {rest}").strip()
    return table


def explain(schema, known):
    """Return the JSON *schema* with the explanations of the tables *known* at its keys."""
    if isinstance(schema, list):
        return [explain(part, known) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: explain(value, known) for key, value in schema.items()}
    keys = schema.get("properties")
    if isinstance(keys, dict) and schema.get("type") == "object":
        said = _about(set(keys), known)
        for key in keys.keys() & said.keys():
            found["properties"][key] = {"description": said[key], **found["properties"][key]}
    return found


def _about(keys, known):
    """Return the explanations of the tables that are about a mapping with these *keys*."""
    rated = [(len(keys & table.keys()) / len(table), table) for table in known]
    chosen = [pair for pair in rated if pair[0] >= ENOUGH]
    said = {}
    for _part, table in sorted(chosen, key=lambda pair: pair[0]):
        said.update(table)
    return said
