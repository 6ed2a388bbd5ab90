"""What publishing does to links that run, and why it does not widen what was consented to."""

from collections import Counter
from dataclasses import dataclass, field

from mobio.engine.disclosure import pinned

OVER = ("withdrawn", "expired", "lapsed")


@dataclass
class Links:
    """The links of all people that run at *now*, counted by what they are bound to."""

    now: object
    consent_texts: frozenset = frozenset()
    counts: Counter = field(default_factory=Counter)
    consents: Counter = field(default_factory=Counter)
    standing: Counter = field(default_factory=Counter)
    declared: Counter = field(default_factory=Counter)

    def look(self, person):
        """Count what runs of one person."""
        for share in person["shares"].values():
            if share.state(self.now) not in OVER:
                key = (share.package_id, share.package_version, share.sequence)
                self.counts[key] += 1
                self.consents[key] += share.consent_id is not None
        if self.consent_texts:
            for consent in person["consents"].values():
                if consent.withdrawn_at is None and consent.text_id in self.consent_texts:
                    counted = self.declared if consent.share_id is None else self.standing
                    counted[consent.text_id] += 1


def links_data(links, before, after, touched, changed_lists):
    """Return what becomes of *links* as plain data; *touched* are pairs (section, question)."""
    found = {"running": sum(links.counts.values()), "touched": 0, "consents": 0}
    ended, kept_out, options = Counter(), Counter(), Counter()
    for key, count in sorted(links.counts.items(), key=str):
        was, becomes = _told(before, key), _told(after, key)
        lost = was.keys() - becomes.keys()
        fresh = _new_in_package(before, after, key[0]) - becomes.keys()
        lists = {_list_of(after, place) for place in becomes} & changed_lists
        if not (lost or fresh or lists or was.keys() & touched):
            continue
        found["touched"] += count
        found["consents"] += links.consents[key]
        ended.update({(key[0], *place): count for place in lost})
        kept_out.update({(key[0], *place): count for place in fresh})
        options.update(dict.fromkeys(lists, count))
    found["ended"] = _rows(ended, before)
    found["kept_out"] = _rows(kept_out, after)
    found["options"] = tuple(
        {"list": after.option_list(path).title, "links": count}
        for path, count in sorted(options.items())
    )
    return found


def _told(catalogue, key):
    """Return what a share bound to *key* tells: {(section, question): how}."""
    package_id, version, since = key
    package = catalogue.package(package_id, version)
    since = catalogue.published(package.reference) if since is None else since
    return pinned(catalogue, package, since)


def _new_in_package(before, after, package_id):
    """Return the questions that the package names from now on and did not before."""
    named = []
    for catalogue in (before, after):
        package = catalogue.plain(f"actor_packages/{package_id}")
        items = package.questions if package is not None else ()
        named.append({(item.section, item.id) for item in items})
    return named[1] - named[0]


def _list_of(catalogue, place):
    section, name = place
    form = catalogue.plain(f"biography/{section}")
    return form.question(name).own.get("options") if form is not None and name in form else None


def _rows(counted, catalogue):
    rows = []
    for (package_id, section, name), links in sorted(counted.items()):
        form = catalogue.plain(f"biography/{section}")
        label = form.question(name).label if form is not None and name in form else name
        package = catalogue.plain(f"actor_packages/{package_id}")
        title = package.title if package is not None else package_id
        rows.append(
            {"package": title, "question": f"{section}.{name}", "label": label, "links": links}
        )
    return tuple(rows)
