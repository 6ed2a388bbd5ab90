"""Write the file of a test person from answers, with what is expected of them filled in."""

import re

from mobio.engine.answers import codes_of, state_of
from mobio.engine.asking import Asking
from mobio.engine.expectations import expected
from mobio.engine.kinds.choices import ChoiceType

PLAIN = re.compile(r"\w(?:[\w ./()+@-]*[\w.)])?\Z")
"""Words that mean the same with and without quotation marks, in a list or not."""
ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
JOINERS = "\u200c\u200d"
"""Letters without a width that Persian words need."""
WIDEST = 99


def written(record, title, about, staff=False):
    """Return the text of the file of a test person with the answers of *record*.

    Read again, it gives the same answers on the same day; what it expects is what is so today.
    """
    head = {"title": title, "about": about, "today": record.today.isoformat()}
    if staff:
        head["staff"] = "yes"
    if record.consents:
        head["consents"] = sorted(record.consents)
    lines = _mapping({**head, "answers": _answers(record)}, "")
    return "\n".join([*lines, expect_block(record, staff)])


def expect_block(record, staff=False):
    """Return the block ``expect:`` that holds for *record* today."""
    asked, not_asked, packages = expected(record, staff)
    claims = {"asked": asked, "not_asked": not_asked, "packages": packages}
    return "\n".join(_mapping({"expect": claims}, "")) + "\n"


def _answers(record):
    """Return the answers of *record* as files write them, also those that are not asked today."""
    asking = Asking(record.catalogue, record.today, staff=True)
    found = {}
    for form in record.catalogue.sections:
        for question in form.questions:
            answer = record.stored(form.id, question.id)
            if state_of(answer) != "empty":
                found.setdefault(form.id, {})[question.id] = _answer(question, answer, asking)
    return found


def _answer(question, answer, asking):
    if question.members:
        return [_row(question, row, asking) for row in answer]
    node = question.kind.node(question, asking)
    if isinstance(node.typ, ChoiceType):
        node.typ.allow(codes_of(answer))
    return question.kind.written(node.typ.serialize(node, answer))


def _row(group, row, asking):
    given = [member for member in group.members if state_of(row.get(member.name)) != "empty"]
    return {member.name: _answer(member, row[member.name], asking) for member in given}


def _mapping(values, indent):
    """Yield the lines of a mapping, each thing below its name but what fits beside it."""
    for name, value in values.items():
        key = f"{indent}{_scalar(name)}:"
        if isinstance(value, str) or not value:
            yield f"{key} {_flow(value)}"
        elif isinstance(value, dict):
            yield key
            yield from _mapping(value, f"{indent}  ")
        elif isinstance(value[0], str):
            yield from _wrapped(f"{key} [", value, f"{indent}  ")
        else:
            yield key
            yield from (line for row in value for line in _row_lines(row, f"{indent}  "))


def _wrapped(line, texts, indent):
    """Yield the lines of a list of texts that begins at the end of *line*."""
    for number, text in enumerate(map(_scalar, texts), 1):
        mark = "]" if number == len(texts) else ","
        space = "" if line.endswith(("[", " ")) else " "
        if len(line) + len(space + text + mark) > WIDEST and space:
            yield line
            line, space = indent, ""
        line += f"{space}{text}{mark}"
    yield line


def _row_lines(row, indent):
    """Yield the lines of a row of a group."""
    short = f"{indent}- {_flow(row)}"
    if len(short) <= WIDEST or not row:
        yield short
        return
    first, *rest = _mapping(row, f"{indent}  ")
    yield f"{indent}- {first.strip()}"
    yield from rest


def _flow(value):
    """Return *value* in one line."""
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_scalar(name)}: {_flow(each)}' for name, each in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]"


def _scalar(text):
    """Return *text* so that YAML reads just this text."""
    if PLAIN.match(text):
        return text
    return '"' + "".join(map(_letter, text)) + '"'


def _letter(letter):
    if letter in ESCAPED:
        return ESCAPED[letter]
    if letter.isprintable() or letter in JOINERS:
        return letter
    return f"\\U{ord(letter):08x}"
