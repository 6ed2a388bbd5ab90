"""The table of a run: what was measured, beside the peers."""

from dataclasses import dataclass, field
from statistics import median

from bench.load import KINDS

TITLES = {"form": "GET form", "save": "POST save", "shared": "GET shared view"}
BYTES = {"form": "bytes", "save": "bytes sent", "shared": "bytes"}
PEERS = ("naive", "django")
COLUMNS = (
    "median ms",
    "p99 ms",
    "req/s",
    "CPU ms",
    *(head for peer in PEERS for head in (f"{peer}/it", "(rounds)", f"CPU {peer}/it")),
)


@dataclass
class Facts:
    """What is measured once per program."""

    bytes: dict
    """{kind: bytes of the answer}, of the request where one saves."""
    starts: list = field(default_factory=list)
    idle: list = field(default_factory=list)
    loaded: list = field(default_factory=list)


def percentile(ordered, share):
    """Return the value below which *share* of the *ordered* ones lie."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def tables(measured, facts, connections):
    """Yield the lines of the tables of one run under load."""
    for kind in KINDS:
        yield ""
        yield f"{TITLES[kind]}, connections: {connections}"
        yield row("", *COLUMNS, BYTES[kind], "n")
        for name in facts:
            own, peers = measured[name, kind], [measured[peer, kind] for peer in PEERS]
            yield row(
                name,
                *timing_cells(own, connections),
                *(cell for peer in peers for cell in compared(own, peer)),
                facts[name].bytes[kind],
                len(own.seconds),
            )


def facts_table(facts):
    """Yield the lines of what was measured at every start, and at the end of every load."""
    yield ""
    beside = [f"it/{peer}" for peer in PEERS]
    yield row("", "idle MB", "loaded MB", *beside, "cold start s", *beside, "starts")
    peers = [facts[peer] for peer in PEERS]
    for name, own in facts.items():
        yield row(
            name,
            f"{median(own.idle):.0f}",
            f"{max(own.loaded):.0f}",
            *(f"{max(own.loaded) / max(peer.loaded):.2f}" for peer in peers),
            f"{median(own.starts):.2f}",
            *(f"{median(own.starts) / median(peer.starts):.2f}" for peer in peers),
            len(own.starts),
        )


def row(name, *cells):
    """Return one line of a table."""
    return f"{name:6}" + "".join(f"{cell:>14}" for cell in cells)


def timing_cells(own, connections):
    """Return the cells of one program by itself."""
    times = own.seconds
    return (
        f"{median(times) * 1000:.2f}",
        f"{percentile(times, 0.99) * 1000:.2f}",
        f"{connections * len(times) / sum(times):.0f}",
        f"{median(own.processor) * 1000:.2f}",
    )


def compared(own, peer):
    """Return the cells that say how many times less time, and processor time, the program needs."""
    return (
        *ratio_cells(own.rounds, peer.rounds, median),
        *ratio_cells(own.processor, peer.processor, float)[:1],
    )


def ratio_cells(own, peer, middle):
    """Return how many times less the program needs than the peer: median, and span of rounds."""
    ratios = [middle(theirs) / middle(ours) for ours, theirs in zip(own, peer, strict=True)]
    return f"{median(ratios):.2f}", f"{min(ratios):.2f}-{max(ratios):.2f}"
