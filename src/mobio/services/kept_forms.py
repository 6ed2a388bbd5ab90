"""Schema files that were published, as they were read once: reading YAML takes its time."""

import hashlib
import marshal
from importlib.metadata import version
from pathlib import Path

from mobio.engine import reader
from mobio.engine.mistakes import Notebook
from mobio.engine.trees import packed, unpacked


class KeptTrees:
    """Keep the trees of sources in *files*, by the hash of the text and of what reads it."""

    def __init__(self, files):
        self._files = files
        self._reader = Path(reader.__file__).read_bytes() + version("ruamel.yaml").encode("ascii")

    def read(self, source):
        """Return the tree of *source*, as ``reader.read`` does for a text without mistakes."""
        digest = hashlib.sha256(self._reader + b"\0" + source.content)
        name = f"{digest.hexdigest()}.tree"
        kept = self._files.get(name)
        if kept is not None:
            return unpacked(marshal.loads(kept))  # noqa: S302 -- sealed by us
        notebook = Notebook(source.file)
        tree = reader.read(source.content, notebook)
        if tree is not None and not notebook.objections:
            self._files.put(name, marshal.dumps(packed(tree)))
        return tree
