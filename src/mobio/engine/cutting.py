"""Cut a markup once into a fragment whose slots can be filled by joining texts.

Nothing is known here of HTML. The markup is rendered with marks of our own where texts stand, and
with every option chosen and none: where these two differ, an option is marked. What is learned so
is tried on other values; if the outcome is not letter for letter what deform makes of them,
``CannotCut`` is raised and the question is rendered by deform for ever.
"""

import re

from mobio.engine.slots import Choice, Choices, Mark, Markup, Said

OPEN, SHUT, BETWEEN, CLOSE = "\ue000\ue001\ue002\ue003"
"""Letters of the private use area: no template escapes them, nobody types them into a label."""
ESCAPED = "&<>\"'\n\r\t"
"""What may have to be written otherwise in markup. The ampersand first: others bring new ones."""
SLOT = re.compile(f"{OPEN}([0-9]+){SHUT}(.*?){CLOSE}", re.DOTALL)
HOSTILE = " \u202e&<b>\"'\r\n\t&amp;${x}é\u0627 %s \\ü\n "
SAMPLE = "<b>&amp;</b>"
REFUSALS = (TypeError, ValueError, LookupError, AttributeError)
"""What a template may raise that works with a value in a way no slot can stand for."""


class CannotCut(Exception):
    """Tell that a markup depends on its answer in a way that slots cannot say."""


class _Nobody(str):
    """A code that equals none and is nothing."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True


class _Everybody(str):
    """A code that equals every other one and remembers which it was compared with."""

    __hash__ = str.__hash__

    def __new__(cls):
        made = super().__new__(cls)
        made.met = []
        return made

    def __eq__(self, other):
        if not isinstance(other, str):
            return False
        self.met.append(str(other))
        return True

    def __ne__(self, other):
        return not self == other


class _Everything(list):
    """A list of codes that contains every one and remembers which it was asked for."""

    def __init__(self):
        super().__init__()
        self.met = []

    def __contains__(self, code):
        self.met.append(str(code))
        return True


class Fragment:
    """A markup with slots: its constant pieces, and where texts and marks go."""

    __slots__ = ("marks", "pieces", "size", "texts")

    def __init__(self, pieces, texts, marks):
        self.pieces = pieces
        self.texts = texts
        self.marks = marks
        options = sum(len(places) for _leaf, places in marks)
        self.size = 500 + sum(map(len, pieces)) + 60 * len(pieces) + 250 * options

    def fill(self, values):
        """Return the markup of *values*, one for each slot; None if a code is not offered."""
        out = list(self.pieces)
        for leaf, places in self.texts:
            text = values[leaf]
            for index, replacements in places:
                # In place: a call for each of the hundreds of texts of a page would cost more.
                said = text
                for letter, instead in replacements:
                    if letter in said:
                        said = said.replace(letter, instead)
                out[index] = said
        if self.marks and not self._mark(out, values):
            return None
        return "".join(out)

    def _mark(self, out, values):
        """Set the marks of *values* into the pieces *out*; False if a code is not offered."""
        chosen = []
        for leaf, places in self.marks:
            codes = values[leaf]
            for code in (codes,) if isinstance(codes, str) else set(codes):
                if code in places:
                    chosen.append(places[code])
                elif code:
                    return False
        if len(chosen) > 1:
            chosen.sort(reverse=True)  # from the end, so that the places before stay right
        for index, offset, mark in chosen:
            piece = out[index]
            out[index] = f"{piece[:offset]}{mark}{piece[offset:]}"
        return True


def cut(render, leaves, thorough=False):
    """Return the Fragment of what *render* makes of a list of values, one for each of *leaves*.

    Raises CannotCut. *thorough* tries every single option; else a few of them.
    """
    try:
        return _Cutter(render, leaves).cut(thorough)
    except REFUSALS as error:
        raise CannotCut(type(error).__name__) from error


class _Cutter:
    """Learn one markup."""

    def __init__(self, render, leaves):
        self.render = render
        self.leaves = leaves
        self.nothing = [_nothing(number, leaf) for number, leaf in enumerate(leaves)]

    def cut(self, thorough):
        """Return the Fragment, tried on other values."""
        off = self.render(self.nothing)
        marks = [
            (number, self._marks(number, leaf, off))
            for number, leaf in enumerate(self.leaves)
            if isinstance(leaf, (Choice, Choices, Mark))
        ]
        fragment = _assembled(off, marks)
        for values in self._samples(marks, thorough):
            if fragment.fill(values) != self.render(values):
                raise CannotCut("other values make another markup")
        return fragment

    def _with(self, number, value):
        values = list(self.nothing)
        values[number] = value
        return self.render(values)

    def _marks(self, number, leaf, off):
        """Return {code: (place in *off*, what is put there)} of one choice or mark."""
        if isinstance(leaf, Mark):
            return {"yes": _insertions(off, self._with(number, "yes"))[0]}
        every = _Everything() if isinstance(leaf, Choices) else _Everybody()
        on = self._with(number, every)
        if on == off:
            return {}
        last = every.met[-1]
        alone = self._with(number, [last] if isinstance(leaf, Choices) else last)
        places = _insertions(off, on, len(alone) - len(off))
        # Before they are written, templates may compare the codes for other reasons.
        codes = every.met[-len(places) :]
        if len(set(codes)) < len(places):
            raise CannotCut("an option is marked twice")
        return dict(zip(codes, places, strict=True))

    def _samples(self, marks, thorough):
        """Yield lists of values to be tried."""
        places = dict(marks)
        codes = {number: list(known) for number, known in places.items()}
        numbered = list(enumerate(self.leaves))
        yield [_sample(number, leaf, "", []) for number, leaf in numbered]
        tries = max(map(len, codes.values()), default=1) if thorough else 1
        for turn in range(max(tries, 1)):
            yield [
                _sample(number, leaf, HOSTILE, _turned(codes.get(number, []), turn)[:1])
                for number, leaf in numbered
            ]
        yield [
            _sample(number, leaf, "x", codes.get(number, [])[:-3:-1]) for number, leaf in numbered
        ]


def _turned(codes, turn):
    """Return *codes* with another one first."""
    turn %= len(codes) or 1
    return codes[turn:] + codes[:turn]


def _nothing(number, leaf):
    """Return what stands for a value in the markup that is cut."""
    if isinstance(leaf, Mark):
        return ""
    if isinstance(leaf, Choices):
        return []
    if isinstance(leaf, Choice):
        return _Nobody()
    probe = BETWEEN.join(ESCAPED) if leaf.is_escaped else ""
    return f"{OPEN}{number}{SHUT}{probe}{CLOSE}"


def _sample(number, leaf, text, codes):
    """Return a value for a leaf: of *text*, or of *codes*."""
    if isinstance(leaf, Choices):
        return codes
    if isinstance(leaf, Mark):
        return "yes" if text else ""
    if isinstance(leaf, Choice):
        return codes[0] if codes else ""
    if leaf.is_escaped:
        return f"{text}{number}{text}" if text or isinstance(leaf, Said) else ""
    # Descending, since the names of rows come in no order.
    name = f"r{5000 - number}"
    return f"{SAMPLE}{name}" if isinstance(leaf, Markup) else name


def _insertions(off, on, length=None):
    """Return the pairs (place in *off*, text) that make *on* of it, each text of *length*.

    One that could as well be put a letter earlier or later makes the same markup.
    """
    length = len(on) - len(off) if length is None else length
    if length <= 0 or (len(on) - len(off)) % length:
        raise CannotCut("a mark of another length")
    found, here = [], 0
    for _time in range((len(on) - len(off)) // length):
        there = here + length * len(found)
        here += _alike(off, here, on, there)
        there = here + length * len(found)
        found.append((here, on[there : there + length]))
    if off[here:] != on[here + length * len(found) :]:
        raise CannotCut("more than marks differ")
    return found


def _alike(one, here, other, there):
    """Return how many letters of *one* from *here* on are those of *other* from *there* on."""
    step, found = 64, 0
    while step:
        first, second = here + found, there + found
        known = one[first : first + step]
        if len(known) == step and known == other[second : second + step]:
            found += step
        else:
            step //= 2
    return found


def _assembled(off, marks):
    """Return the Fragment of the markup *off* and of {code: (place, text)} for each choice."""
    pieces, texts, starts, here = [], {}, [], 0
    for slot in SLOT.finditer(off):
        starts.append((len(pieces), here, slot.start()))
        pieces += [off[here : slot.start()], ""]
        places = texts.setdefault(int(slot[1]), [])
        places.append((len(pieces) - 1, _replacements(slot[2])))
        here = slot.end()
    starts.append((len(pieces), here, len(off)))
    pieces.append(off[here:])
    placed = [
        (number, {code: (*_piece(starts, place), text) for code, (place, text) in known.items()})
        for number, known in marks
    ]
    return Fragment(tuple(pieces), tuple(texts.items()), tuple(placed))


def _piece(starts, place):
    """Return (number of the piece, offset in it) of a *place* in the whole."""
    for index, start, end in starts:
        if start <= place <= end:
            return index, place - start
    raise CannotCut("a mark within a text")


def _replacements(probe):
    """Return the pairs (letter, text) that were made of the letters to be escaped."""
    if not probe:
        return ()
    written = probe.split(BETWEEN)
    pairs = zip(ESCAPED, written, strict=True)
    return tuple((letter, instead) for letter, instead in pairs if letter != instead)
