"""Short modules, short functions, plain names."""

import re

from tests.house.sources import functions, lines, modules, name, texts

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
LATER = re.compile(r"(?:#|<!--|/\*|\.\. ).*\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")


def test_no_module_is_longer_than_400_lines():
    assert [name(path) for path in modules() if lines(path) > LONGEST_MODULE] == []


def test_no_function_is_longer_than_50_lines():
    long = [
        f"{name(path)}:{line}: {function} has {length} lines"
        for path in modules()
        for function, line, length in functions(path)
        if length > LONGEST_FUNCTION
    ]
    assert long == []


def test_modules_are_called_by_what_they_are_about():
    assert [name(path) for path in modules() if path.stem in EMPTY_NAMES] == []


def test_nothing_is_left_for_later_in_a_comment():
    left = [
        f"{file}:{number}"
        for file, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if LATER.search(line)
    ]
    assert left == []


def test_a_rule_is_set_aside_only_with_a_reason():
    bare = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in modules()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"#\s*no" r"qa(?!: [A-Z0-9, ]+ -- \w+)", line)
    ]
    assert bare == []
