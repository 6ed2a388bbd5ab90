"""The tree of a schema file as plain tuples and back, so that a program can keep what it has read.

``(text, line)`` is a scalar, ``(things, line)`` a list, ``(pairs, line, None)`` a mapping.
"""

from mobio.engine.reader import Entries, Items, Text


def packed(thing):
    """Return *thing*, a tree or a part of one, as tuples, texts and numbers."""
    if isinstance(thing, Text):
        return thing.value, thing.line
    if isinstance(thing, Items):
        return tuple(map(packed, thing.items)), thing.line
    pairs = ((packed(key), packed(value)) for key, value in thing.pairs)
    return tuple(pairs), thing.line, None


def unpacked(thing):
    """Return the tree of which ``packed`` made *thing*."""
    content, line, *is_mapping = thing
    if isinstance(content, str):
        return Text(content, line)
    if is_mapping:
        pairs = ((unpacked(key), unpacked(value)) for key, value in content)
        return Entries(tuple(pairs), line)
    return Items(tuple(map(unpacked, content)), line)
