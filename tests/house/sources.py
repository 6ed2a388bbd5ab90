"""What stands in this repository, and how long it is."""

import ast
import shutil
import subprocess
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
MADE = {
    ".git",
    ".hypothesis",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "mobio.egg-info",
    "node_modules",
    "var",
}
TEXTS = {
    "",
    ".cfg",
    ".conf",
    ".css",
    ".in",
    ".ini",
    ".js",
    ".po",
    ".pot",
    ".pt",
    ".py",
    ".rst",
    ".svg",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
}


def files():
    """Return all files that belong to the repository: those git knows or would add."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        paths = [ROOT / each for each in listed.stdout.split("\0") if each]
    else:  # a copy without its history
        paths = [path for path in ROOT.rglob("*") if not MADE & set(path.relative_to(ROOT).parts)]
    return sorted(path for path in paths if path.is_file())


def texts():
    """Yield (name, text) of every file that is meant to be read."""
    for path in files():
        if path.suffix in TEXTS:
            try:
                yield name(path), path.read_text("utf-8")
            except UnicodeDecodeError as error:
                raise AssertionError(f"{name(path)} is not UTF-8") from error


def modules(*folders):
    """Return the Python files below *folders* (all if none is named)."""
    above = [ROOT / folder for folder in folders or (".",)]
    return [
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in above)
    ]


def name(path):
    """Return *path* as one says it: below the repository."""
    return str(path.relative_to(ROOT))


def lines(path):
    """Return how many lines *path* has."""
    return path.read_text("utf-8").count("\n")


def functions(path):
    """Yield (name, first line, length) of every function of the module *path*."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def figures():
    """Return one line about the size of the house."""
    code, tests = modules("src"), modules("tests")
    sizes = [lines(path) for path in code]
    lengths = [length for path in code for *_, length in functions(path)]
    share = sum(map(lines, tests)) / sum(sizes)
    return (
        f"{len(code)} modules, {sum(sizes)} lines (median {median(sizes):.0f}, "
        f"p90 {quantiles(sizes, n=10)[-1]:.0f}, longest {max(sizes)}); "
        f"{len(lengths)} functions (median {median(lengths):.0f}, "
        f"p90 {quantiles(lengths, n=10)[-1]:.0f}, longest {max(lengths)}); "
        f"tests to code {share:.2f} : 1"
    )


if __name__ == "__main__":
    print(figures())  # noqa: T201 -- run by scripts/test to be read
