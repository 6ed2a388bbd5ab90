"""The pictures of the handbook: which there are, in which language, and how large each is."""

import struct

PICTURES = "handbook"
"""The folder below the files that are served; in it lies one folder for each language."""
HEADER = struct.Struct(">8s4x4sII")
PNG = b"\x89PNG\r\n\x1a\n"


def pictures_in(folder):
    """Return {(language, name): (width, height)} of the pictures in *folder*."""
    return {(path.parent.name, path.stem): size_of(path) for path in sorted(folder.glob("*/*.png"))}


def size_of(path):
    """Return (width, height) of a PNG; raise ValueError for a file that is none."""
    with path.open("rb") as file:
        mark, kind, width, height = HEADER.unpack(file.read(HEADER.size))
    if (mark, kind) != (PNG, b"IHDR"):
        raise ValueError(f"{path.name} is no PNG")
    return width, height


def picture_of(request, language, name):
    """Return (URL, width, height) of a picture in *language*; None where nobody has taken it."""
    size = request.registry.pictures.get((language, name))
    url = request.file_url(f"{PICTURES}/{language}/{name}.png")
    return (url, *size) if size else None
