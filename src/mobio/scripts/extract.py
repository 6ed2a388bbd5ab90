"""The lingua extractor of schema files: they are read by the engine, so what is found is shown.

It is registered as ``lingua.extractors`` in setup.py; ``pot-create forms actor_packages`` uses it
as ``mobio texts extract`` does.
"""

from pathlib import Path

from lingua.extractors import Extractor, Message

from mobio.engine.folders import Source
from mobio.engine.loading import read_definitions
from mobio.engine.localizing import context_of, words_of
from mobio.engine.references import Reference
from mobio.scripts.failures import Failure


class FormsExtractor(Extractor):
    """Schema files of mobio."""

    extensions = (".yaml",)

    def __call__(self, filename, options, fileobj=None, lineno=0):
        """Yield a message for each text of the schema file *filename*; options choose nothing."""
        path = Path(filename)
        content = fileobj.read() if fileobj else path.read_bytes()
        reference = Reference(path.parents[1].name, path.parent.name, int(path.stem))
        definitions, _files, objections = read_definitions([Source(reference, content, filename)])
        if reference not in definitions:
            raise Failure("\n".join(map(str, objections)))
        for place, text in words_of(definitions[reference]):
            where = context_of(reference, place)
            yield Message(where, text, None, [], "", "", (filename, lineno + 1))
