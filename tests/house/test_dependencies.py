"""What is imported is declared, and what is declared is used."""

import ast
import re
import sys
from importlib.metadata import packages_distributions, requires

from tests.house.sources import modules

# Used without an import of ours: named in an ini file, or wanted by something that is imported.
BY_NAME = {
    "pyramid-tm",
    "pyramid-retry",
    "pyramid-zodbconn",
    "pyramid-chameleon",
    "waitress",
    "pastedeploy",
    "plaster-pastedeploy",
    "setuptools",
}


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def declared():
    found = [line for line in requires("mobio") if "extra ==" not in line]
    return {canonical(re.match(r"[\w.-]+", line)[0]) for line in found}


def imported():
    """Return the distributions that the modules of src import."""
    names = set()
    for path in modules("src"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module)
    tops = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"mobio"}
    distributions = packages_distributions()
    found = {canonical(each) for top in tops - SHARED.keys() for each in distributions[top]}
    return found | {SHARED[top](names) for top in tops & SHARED.keys()}


# Several distributions put modules below these names.
SHARED = {
    "repoze": lambda names: "repoze-sendmail",
    "ruamel": lambda names: "ruamel-yaml",
    "zope": lambda names: "zope-interface",
    "zc": lambda names: "zc-lockfile",
}


def test_every_import_is_declared_in_setup_py():
    assert imported() - declared() == set()


def test_every_declared_dependency_is_used():
    assert declared() - imported() - BY_NAME == set()
