"""What is asked stands in files. No id of theirs stands in the code, so a file can change alone."""

import ast
import re

from tests.house.shipped import shipped_ids, vocabulary
from tests.house.sources import files, modules

QUOTED = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
PARTS = re.compile(r"[a-z_0-9]+(?:[./@][a-z_0-9]+)*\Z")


def words_of(literal):
    """Return *literal* and, if it is built like a reference, each of its parts."""
    return {literal, *re.split(r"[./@]", literal)} if PARTS.match(literal) else {literal}


def docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr):
                yield id(first.value)


def literals_of_code(path):
    tree = ast.parse(path.read_text("utf-8"))
    prose = set(docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def literals_of_template(path):
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for match in QUOTED.finditer(line):
            yield number, match[1] or match[2] or ""


def places(paths, forbidden):
    for path in paths:
        literals = literals_of_template if path.suffix == ".pt" else literals_of_code
        for line, literal in literals(path):
            yield from (f"{path.name}:{line}: {word}" for word in words_of(literal) & forbidden)


def test_there_are_shipped_ids_to_look_for():
    assert len(shipped_ids()) > 50


def test_no_shipped_id_stands_in_the_code():
    code = [*modules("src"), *(path for path in files() if path.suffix == ".pt")]
    assert sorted(places(code, shipped_ids() - vocabulary())) == []


def test_an_id_in_code_or_template_would_be_found(tmp_path):
    (tmp_path / "a.py").write_text('"""shoe_size"""\nask("forms/shoe_size@1")\n', "utf-8")
    (tmp_path / "a.pt").write_text("<p>${record['shoe_size']} shoe_size</p>", "utf-8")
    hits = list(places(sorted(tmp_path.iterdir()), {"shoe_size"}))
    assert hits == ["a.pt:1: shoe_size", "a.py:2: shoe_size"]
