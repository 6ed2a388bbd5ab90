"""Schema files that were published, as they were read once: reading YAML takes its time."""

import hashlib
import marshal
from importlib.metadata import version
from pathlib import Path

from mobio.engine import reader, trees
from mobio.engine.mistakes import Notebook
from mobio.engine.trees import packed, unpacked

MADE_BY = (reader, trees)
"""What a kept tree depends on besides its text: after a change of these it is made anew."""


class KeptTrees:
    """Keep the trees of sources in *files*, by the hash of the text and of what made them."""

    def __init__(self, files):
        self._files = files
        made_by = b"\0".join(Path(module.__file__).read_bytes() for module in MADE_BY)
        self._made_by = made_by + version("ruamel.yaml").encode("ascii")

    def read(self, source):
        """Return the tree of *source*, as ``reader.read`` does for a text without mistakes."""
        digest = hashlib.sha256(self._made_by + b"\0" + source.content)
        name = f"{digest.hexdigest()}.tree"
        kept = self._files.get(name)
        if kept is not None:
            return unpacked(marshal.loads(kept))  # noqa: S302 -- sealed by us
        notebook = Notebook(source.file)
        tree = reader.read(source.content, notebook)
        if tree is not None and not notebook.objections:
            self._files.put(name, marshal.dumps(packed(tree)))
        return tree
