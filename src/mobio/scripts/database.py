"""Open the database that an ini file names, as the web does, but without the web."""

import contextlib
from pathlib import Path

import transaction
from zc.lockfile import LockError
from ZEO.Exceptions import ClientDisconnected
from ZODB import DB
from zodburi import resolve_uri

from mobio.scripts.failures import Failure

FILE = "file://"


@contextlib.contextmanager
def open_database(settings, name=""):
    """Yield the database called *name* (the main one by default) and close it afterwards.

    Raise Failure if another process has it and does not share.
    """
    uri = settings["zodbconn.uri" + (f".{name}" if name else "")]
    storage_of, words = resolve_uri(uri)
    folder_of(uri)
    try:
        storage = storage_of()
    except LockError:
        raise Failure(locked(uri)) from None
    except ClientDisconnected:
        server = uri.partition("?")[0]
        raise Failure(f"The database server {server} does not answer. Start it first.") from None
    database = DB(storage, **{**words, "database_name": name})
    try:
        yield database
    finally:
        database.close()


@contextlib.contextmanager
def open_root(settings, name="", keep=True):
    """Yield the root of a database in a transaction; see transaction_on."""
    with open_database(settings, name) as database, transaction_on(database, keep) as root:
        yield root


@contextlib.contextmanager
def transaction_on(database, keep=True):
    """Yield the root of *database*; what was done is kept if *keep* says so and nothing failed."""
    # Explicit, so that nothing is written after the end unnoticed. No notes, no user.
    manager = transaction.TransactionManager(explicit=True)
    manager.begin()
    connection = database.open(manager)
    try:
        yield connection.root()
        if keep:
            manager.commit()
            manager.begin()
    finally:
        manager.abort()
        connection.close()


def folder_of(uri):
    """Make the folder of a FileStorage, which does not make it itself; return its file or None."""
    if not uri.startswith(FILE):
        return None
    path = Path(uri.removeprefix(FILE).partition("?")[0])
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def locked(uri):
    """Return the sentence that says which process has the database and must be stopped."""
    path = folder_of(uri)
    pid = Path(f"{path}.lock").read_text("ascii").strip()
    return (
        f"The database {path} is in use by process {pid}{doing(pid)}. "
        f"Stop it (Ctrl+C in its window, or: kill {pid}) and try again."
    )


def doing(pid):
    """Return what the process *pid* runs, in brackets, where the system tells."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        return ""
    return f" ({' '.join(Path(word).name for word in words if word)})"
