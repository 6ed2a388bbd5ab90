"""The link that is mailed: a selector, and the proof that it was really given out.

The proof is computed from the selector under a key that lies outside the database. So nothing that
is stored opens a link, and a mail that is sent again carries the same one.
"""

import hmac
import os
import re
import secrets
import uuid
from hashlib import sha256
from pathlib import Path

from mobio.resources.links import NAME

UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
VALUE = re.compile(f"({UUID4})({UUID4})")
PURPOSE = b"mobio share link 1\x00"
KEY_BYTES = 32
READABLE_BY_ALL = 0o007


class KeyMissing(Exception):
    """The key file cannot be used; the message says which one and why."""


def new_selector() -> str:
    """Return a fresh random selector."""
    return str(uuid.uuid4())


def secret_for(selector: str, key: bytes) -> str:
    """Return the second half of the link of *selector*, shaped like a UUID4."""
    digest = hmac.new(key, PURPOSE + selector.encode("ascii"), sha256).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def link_value(selector: str, key: bytes) -> str:
    """Return the 72 characters that stand behind ``value=`` in the link."""
    return selector + secret_for(selector, key)


def read_value(value: object, key: bytes) -> str | None:
    """Return the selector of a link that was really given out, else None.

    Only the one form that was mailed is read: lower case, hyphens, nothing around it.
    """
    match = VALUE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    selector, secret = match.groups()
    return selector if hmac.compare_digest(secret, secret_for(selector, key)) else None


def key_file(folder) -> Path:
    """Return where the key of the mailed links lies in the folder of keys."""
    return Path(folder) / "links.key"


def link_maker(base_url: str, key: bytes):
    """Return the function that makes the address behind which a selector opens its share."""

    def link_for(selector):
        return f"{base_url.rstrip('/')}/{NAME}/dat?value={link_value(selector, key)}"

    return link_for


def load_key(path) -> bytes:
    """Return the key in the file *path*; raise KeyMissing if it is not there or not fit."""
    path = Path(path)
    try:
        mode = path.stat().st_mode
        key = bytes.fromhex(path.read_text("ascii"))
    except OSError as error:
        raise KeyMissing(f"The key file {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise KeyMissing(f"The key file {path} does not hold hexadecimal digits.") from error
    if len(key) < KEY_BYTES:
        raise KeyMissing(f"The key file {path} holds fewer than {KEY_BYTES} bytes.")
    if mode & READABLE_BY_ALL:
        raise KeyMissing(f"The key file {path} can be read by everybody; chmod it to 600.")
    return key


def make_key(path) -> None:
    """Write a new key to *path*, for the owner only. A key that is there is never touched."""
    path = Path(path)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(descriptor)
    try:
        # Another process may be making its key now. A link, unlike a rename, never overwrites.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
