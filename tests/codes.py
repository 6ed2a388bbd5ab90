"""A code that a phone scans, read back from how it is drawn: as squares, or as lines."""

import re

import segno

SQUARES = re.compile(r"(?:M\d+ \d+h1v1h-1z)+")
SQUARE = re.compile(r"M(\d+) (\d+)")
LINES = re.compile(r"(?:[Mm]-?[\d.]+ -?[\d.]+h\d+)+")
LINE = re.compile(r"([Mm])(-?[\d.]+) (-?[\d.]+)h(\d+)")


def squares(path):
    """Return {(row, column)} of the squares that *path* fills, each one wide."""
    assert SQUARES.fullmatch(path), path[:80]
    return {(int(row), int(column)) for column, row in SQUARE.findall(path)}


def lines(path):
    """Return {(row, column)} of what *path* strokes: lines through the middle of rows."""
    assert LINES.fullmatch(path), path[:80]
    cells, x, y = set(), 0, 0
    for how, right, down, length in LINE.findall(path):
        x, y = (0, 0) if how == "M" else (x, y)
        x, y = x + int(right), y + float(down)
        cells |= {(int(y), column) for column in range(x, x + int(length))}
        x += int(length)
    return cells


def expected(url, error):
    """Return {(row, column)} of what is dark in the code of *url*, and how many rows it has."""
    matrix = segno.make(url, error=error, micro=False).matrix
    dark = {
        (row, column)
        for row, cells in enumerate(matrix)
        for column, is_dark in enumerate(cells)
        if is_dark
    }
    return dark, len(matrix)
