"""Pages made of fragments that were cut once from deform's own output.

A fragment stands for one question, one count of rows of a group, or the frame of a form. It is kept
under all that its markup depends on: the forms in force in one language, the second language of the
page, staff or not, the day, and the question. What a person says is never part of it.

What is asked for the second time is cut; the first time, and whatever cannot be cut, has notes or
holds a code that is no longer offered, deform renders it.
"""

import logging
import threading
from collections import OrderedDict

from mobio.engine.cutting import CannotCut, cut

log = logging.getLogger(__name__)
MOST_BYTES = 24 * 1024 * 1024
ENTRY_SIZE = 600
"""About what a key and an empty entry take."""


class Entry:
    """What is known of one question, group or frame: its slots, and a fragment for each shape."""

    __slots__ = ("fragments", "slots")

    def __init__(self, slots):
        self.slots = slots
        self.fragments = {}

    @property
    def size(self):
        """Return about how many bytes it takes."""
        return ENTRY_SIZE + sum(each.size for each in self.fragments.values() if each)


class Skeletons:
    """Keep fragments, the most recently used ones, up to a number of bytes."""

    def __init__(self, most_bytes=MOST_BYTES):
        self.most_bytes = most_bytes
        self.bytes = 0
        self._entries = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._entries)

    def entry(self, key, find_slots):
        """Return the Entry of *key*; *find_slots* () says what slots a new one has."""
        with self._lock:
            found = self._entries.get(key)
            if found is not None:
                self._entries.move_to_end(key)
                return found
        found = Entry(find_slots())
        with self._lock:
            kept = self._entries.setdefault(key, found)
            if kept is found:
                self.bytes += found.size
                self._shrink()
        return kept

    def filled(self, key, entry, cstruct, make_render):
        """Return the markup of *cstruct*, or None where deform has to render it.

        *make_render* () returns the function that renders one cstruct; it is asked to cut.
        """
        apart = entry.slots.apart(cstruct) if entry.slots else None
        if apart is None:
            return None
        shape, values = apart
        fragment = self.fragment(key, entry, shape, make_render)
        return fragment.fill(values) if fragment else None

    def fragment(self, key, entry, shape, make_render):
        """Return the Fragment of *shape*; it is cut where it is asked for the second time."""
        if shape not in entry.fragments:
            # A page that is read once, like the preview of a draft, is not worth cutting.
            with self._lock:
                entry.fragments[shape] = None
            return None
        fragment = entry.fragments[shape]
        if fragment is None:
            fragment = self._cut(key, entry, shape, make_render())
        return fragment or None

    def _cut(self, key, entry, shape, render):
        """Return the Fragment of *shape*, or False if there can be none."""
        slots = entry.slots

        def render_values(values):
            return render(slots.together(shape, values))

        try:
            fragment = cut(render_values, slots.leaves(shape))
        except CannotCut as error:
            log.warning("No skeleton of %s: %s", key[-1], error)
            fragment = False
        with self._lock:
            before = entry.size
            entry.fragments[shape] = fragment
            if self._entries.get(key) is entry:
                self.bytes += entry.size - before
                self._shrink()
        return fragment

    def _shrink(self):
        while self.bytes > self.most_bytes and len(self._entries) > 1:
            _key, entry = self._entries.popitem(last=False)
            self.bytes -= entry.size

    def uncut(self):
        """Return the names of what was tried and could not be cut."""
        with self._lock:
            return sorted(
                str(key[-1])
                for key, entry in self._entries.items()
                if entry.slots is None or False in entry.fragments.values()
            )

    def texts(self):
        """Yield every text that is kept, to look for what should not be there."""
        with self._lock:
            entries = list(self._entries.values())
        for entry in entries:
            for fragment in filter(None, entry.fragments.values()):
                yield from fragment.pieces
                for _leaf, places in fragment.marks:
                    yield from places


SKELETONS = Skeletons()
"""Those of this process; keys name the compiled forms, so that states never mix."""
