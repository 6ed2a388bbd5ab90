"""Say what a kind of file may contain as JSON Schema, for editors that complete and check.

It is made of the shapes and kinds that read the files, so it allows what they read. Names that lead
to other files are known to ``mobio check`` alone.
"""

import json

from mobio.engine import shapes
from mobio.engine.condition_reader import AGE, JOINS, OPERATORS
from mobio.engine.form_reader import CASEWORK_KEYS, MEMBER_KEYS, QUESTION_KEYS, RESERVED_IDS
from mobio.engine.kinds import KINDS
from mobio.engine.loading import READERS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONDITION = {"$ref": "#/$defs/condition"}


def schema_for(folder):
    """Return the JSON Schema of the files in *folder*; KeyError if there is no such kind."""
    schema = READERS[folder].schema
    keys, inner_keys, kinds = QUESTION_KEYS, MEMBER_KEYS, KINDS
    if folder == "casework":
        keys = inner_keys = CASEWORK_KEYS
        kinds = {name: kind for name, kind in KINDS.items() if not kind.takes_files}
    found = {"$schema": DIALECT, "title": folder, **schema}
    if "$ref" in json.dumps(schema):
        found["$defs"] = {"condition": _condition(), **_questions("question", keys, kinds)}
        inner = {name: kind for name, kind in kinds.items() if "questions" not in kind.keys}
        found["$defs"].update(_questions("member", inner_keys, inner))
    return found


def _questions(name, keys, kinds):
    """Return the definitions of a question: one that chooses by kind, and one for each kind."""
    chosen = [
        {
            "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
            "then": {"$ref": f"#/$defs/{name}_{kind}"},
        }
        for kind in kinds
    ]
    types = {"type": {"enum": list(kinds)}}
    either = {"type": "object", "required": ["type"], "properties": types, "allOf": chosen}
    own = {f"{name}_{kind}": _question(each.schema(keys)) for kind, each in kinds.items()}
    return {name: either, **own}


def _question(schema):
    known = schema["properties"]
    named = {**known["id"], "not": {"enum": sorted(RESERVED_IDS)}}
    return {**schema, "properties": {**known, "id": named}}


def _condition():
    """Return the JSON Schema of a condition, which may contain others."""
    several = {"anyOf": [CONDITION, {"type": "array", "items": CONDITION, "minItems": 1}]}
    joins = {word: CONDITION if word == "not" else several for word in JOINS}
    operation = {**shapes.mapping_of(OPERATORS), "minProperties": 1, "maxProperties": 2}
    codes = OPERATORS["contains"].schema
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {
            **joins,
            "age": {**shapes.mapping_of(AGE), "minProperties": 1},
            "consent": shapes.identifier.schema,
        },
        "additionalProperties": {"anyOf": [codes, operation]},
    }
