"""Secrets that lie outside the database, and what is derived from them."""

import hmac

from mobio.services.links import key_file, load_key


def derived(key, purpose):
    """Return a secret of its own for *purpose* (hexadecimal), made from *key* by HMAC-SHA256."""
    return hmac.digest(key, purpose.encode("ascii"), "sha256").hex()


def includeme(config):
    config.registry.link_key = load_key(key_file(config.registry.mobio.keys))
    config.add_request_method(lambda request: request.registry.link_key, "key", reify=True)
