"""Where the stretches of a life stand in a picture: plain numbers for an inline SVG.

In languages that are read from the right, time runs from the right as well.
"""

import datetime
from dataclasses import dataclass

WIDTH = 640
BAR = 22
LINE = 34
HEAD = 26
LEAST = 4
TICKS = 8
LONGEST = 40
"""How many letters have room right of the place where words begin at the latest."""
EVERY = (1, 2, 5, 10, 20)


@dataclass(frozen=True)
class Tick:
    """A year on the axis."""

    year: int
    x: float


@dataclass(frozen=True)
class Bar:
    """One stretch or gap, with the middle and the side of its words."""

    x: float
    y: float
    width: float
    text_x: float
    text: str
    style: str


@dataclass(frozen=True)
class Picture:
    """Everything the template draws, in units of the view box."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def picture(stretches, gaps, today, direction, gap_words):
    """Return the Picture of what is in time, or None if there is nothing to draw.

    *gap_words* are written into the gaps.
    """
    if not stretches:
        return None
    first = datetime.date(min(each.first for each in stretches).year, 1, 1)
    last = datetime.date(today.year, 12, 31)
    axis = _Axis(first, max(last, first + datetime.timedelta(days=365)), direction)
    lines = [(each, shortened(each.title), _style(each)) for each in stretches]
    lines += [(gap, gap_words, "gap") for gap in gaps]
    lines.sort(key=lambda line: (line[0].first, line[0].last))
    bars = tuple(axis.bar(number, *line) for number, line in enumerate(lines))
    return Picture(WIDTH, HEAD + LINE * len(bars), axis.ticks(), bars)


def shortened(title):
    """Return *title*, cut where it would leave the picture; list and table have all of it."""
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"


def _style(stretch):
    if stretch.is_open:
        return "open"
    return "vague" if stretch.is_vague else "known"


class _Axis:
    """From days to places."""

    def __init__(self, first, last, direction):
        self.first = first
        self.last = last
        self.days = (last - first).days + 1
        self.is_mirrored = direction == "rtl"

    def _place(self, day):
        return WIDTH * (day - self.first).days / self.days

    def bar(self, number, each, text, style):
        begin = self._place(max(each.first, self.first))
        width = max(self._place(min(each.last, self.last)) - begin, LEAST)
        x = WIDTH - begin - width if self.is_mirrored else begin
        y = HEAD + LINE * number
        # Words begin where the bar does, but never so far out that they leave the picture.
        inside = min(begin, WIDTH * 0.6)
        text_x = WIDTH - inside if self.is_mirrored else inside
        return Bar(round(x, 1), y, round(width, 1), round(text_x, 1), text, style)

    def ticks(self):
        years = self.last.year - self.first.year + 1
        step = next((each for each in EVERY if years / each <= TICKS), EVERY[-1] * 2)
        found = []
        for year in range(self.first.year, self.last.year + 1):
            if year % step == 0:
                x = self._place(datetime.date(year, 1, 1))
                found.append(Tick(year, round(WIDTH - x if self.is_mirrored else x, 1)))
        return tuple(found)
