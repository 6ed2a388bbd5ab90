"""Which classes a database names: read out of every record, without loading one."""

import io
import pickletools

from ZODB.FileStorage import FileStorage

PLAIN = {
    "ZODB.blob Blob",
    "builtins frozenset",
    "builtins set",
    "copyreg _reconstructor",
    "datetime date",
    "datetime datetime",
    "datetime timedelta",
    "datetime timezone",
    "persistent.mapping PersistentMapping",
    "zodbpickle binary",
}
OURS = ("BTrees.", "mobio.resources.")


def class_names(path):
    """Return "module name" of every global that the FileStorage *path* names, old records too."""
    storage = FileStorage(str(path), read_only=True)
    try:
        return {
            found
            for transaction in storage.iterator()
            for record in transaction
            for found in globals_of(record.data or b"")
        }
    finally:
        storage.close()


def globals_of(data):
    """Yield the globals of *data*: two pickles, that of the class and that of the state."""
    stream = io.BytesIO(data)
    while stream.tell() < len(data):
        for opcode, argument, _place in pickletools.genops(stream):
            assert opcode.name != "STACK_GLOBAL", "ZODB writes protocol 3"
            if opcode.name == "GLOBAL":
                yield argument


def strangers(path):
    """Return the globals in *path* that do not belong into a database of ours."""
    return {each for each in class_names(path) if each not in PLAIN and not each.startswith(OURS)}
