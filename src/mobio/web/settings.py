"""Every setting of the application, read once; a wrong one stops the start and is named."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pyramid.exceptions import ConfigurationError
from pyramid.settings import asbool, aslist

from mobio.engine import pseudo
from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.services import translations

SENDERS = ("thread", "command", "off")
DATABASES = ("zodbconn.uri", "zodbconn.uri.sessions")
ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:[0-9]+)?")
OURS = {
    # pyramid_tm writes path and user of each request into the transaction; ours takes neither.
    "tm.manager_hook": "mobio.web.root.transaction_manager",
    "tm.annotate_user": "false",
    "retry.attempts": "5",
}
"""What other packages are told, whatever the ini file forgets. It may say something else."""


@dataclass(frozen=True)
class Settings:
    """The settings ``mobio.*`` with the types they have."""

    base_url: str
    allowed_hosts: frozenset
    development: bool
    languages: tuple
    keys: Path
    compiled: Path | None
    locales: Path
    sender: str
    mail_from: str
    demo_accounts: Path | None
    unreviewed_consents: bool
    four_eyes: bool

    @property
    def is_https(self):
        """Tell whether people reach the application by https."""
        return self.base_url.startswith("https://")


def read(settings):
    """Return the Settings of the ini file; raise ConfigurationError that names the wrong one."""
    for name in DATABASES:
        _needed(settings, name)
    base_url = _needed(settings, "mobio.base_url").rstrip("/")
    if not ADDRESS.fullmatch(base_url):
        raise ConfigurationError("mobio.base_url must look like https://mobio.example")
    development = asbool(settings.get("mobio.development", "false"))
    languages = tuple(aslist(settings.get("mobio.languages", "de en fr ar fa")))
    # Nobody reads the invented ones: they are for looking at pages.
    offered = INTERFACE_LANGUAGES + (tuple(pseudo.LANGUAGES) if development else ())
    if "de" not in languages or not set(languages) <= set(offered):
        known = " ".join(offered)
        raise ConfigurationError(f"mobio.languages must contain de and only: {known}")
    sender = settings.get("mobio.sender", "thread")
    if sender not in SENDERS:
        raise ConfigurationError(f"mobio.sender must be one of: {' '.join(SENDERS)}")
    hosts = aslist(settings.get("mobio.allowed_hosts", urlsplit(base_url).netloc))
    demo = settings.get("mobio.demo_accounts")
    compiled = settings.get("mobio.compiled")
    return Settings(
        base_url=base_url,
        allowed_hosts=frozenset(host.lower() for host in hosts),
        development=development,
        languages=languages,
        keys=Path(_needed(settings, "mobio.keys")),
        compiled=Path(compiled) if compiled else None,
        locales=Path(settings.get("mobio.locales", "locales")),
        sender=sender,
        mail_from=_needed(settings, "mobio.mail_from"),
        demo_accounts=Path(demo) if demo else None,
        unreviewed_consents=asbool(settings.get("mobio.unreviewed_consents", "false")),
        four_eyes=asbool(settings.get("mobio.four_eyes", "true")),
    )


def _needed(settings, name):
    value = settings.get(name, "").strip()
    if not value:
        raise ConfigurationError(f"The setting {name} is missing. Add it under [app:main].")
    return value


def includeme(config):
    settings = read(config.registry.settings)
    config.registry.mobio = settings
    for name, value in OURS.items():
        config.registry.settings.setdefault(name, value)
    translations.use_folder(settings.locales)
    config.add_request_method(
        lambda request: request.registry.mobio.development, "development", reify=True
    )
