"""Nothing in this repository belongs to somebody: made-up hosts, made-up addresses, no machine."""

import re

from mobio.services.addresses import FREE_MAIL
from tests.house.sources import texts

HOST = re.compile(r"https?://([^\s/\"'<>`\\)\[\]}|,;:?#$%{^]+)")
ADDRESS = re.compile(r"[\w.+-]+@([a-z][\w-]*(?:\.[\w-]+)+)", re.IGNORECASE)
HOME = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp)/\w+")
# Names that are read by programs and never asked.
NAMESPACES = ("www.w3.org", "xml.zope.org", "www.sitemaps.org", "json-schema.org")
OURS = re.compile(r"(?:.*[.@])?(?:example(?:\.(?:org|com|net))?|test|invalid|localhost|local)\Z")
MALFORMED = re.compile(r"\.\d+\Z|\Axn--|\.xn--")  # tested as bad, or as foreign letters
# What a person is shown (so looks an address), and the providers that are no authority's.
SHOWN = ("beispiel.de", *FREE_MAIL)
LOOPBACK = ("127.0.0.1", "[::1]", "0.0.0.0")  # noqa: S104 -- a name to look for, nothing listens
# Where we say why: rules, standards and the law are cited by their address.
CITED = (
    "github.com",
    "docs.pylonsproject.org",
    "peps.python.org",
    "www.rfc-editor.org",
    "unicode.org",
    "cldr.unicode.org",
)


def known(host):
    return bool(OURS.match(host)) or host in (*NAMESPACES, *LOOPBACK, *CITED)


def found(pattern, group):
    return [
        (f"{file}:{number}", match[group])
        for file, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]


def test_hosts_are_made_up_or_cited():
    assert [place for place in found(HOST, 1) if not known(place[1].lower())] == []


def test_mail_addresses_are_made_up():
    strange = [
        (place, host)
        for place, host in found(ADDRESS, 1)
        if not OURS.match(host.lower()) and not MALFORMED.search(host) and host not in SHOWN
    ]
    assert strange == []


def test_no_path_of_somebodys_machine_is_named():
    assert found(HOME, 0) == []
