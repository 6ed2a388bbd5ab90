"""Is a file what its bytes say, and can it harm whoever opens it? What tells too much is taken out.

Neither its name nor the type a browser declares is believed.
"""

import io
from dataclasses import dataclass

import pikepdf
from PIL import Image, ImageOps

from mobio.services.jpeg_segments import picture_alone

LARGEST = 12 * 1024 * 1024
MOST_POINTS = 40_000_000
MOST_PAGES = 100
MOST_OBJECTS = 50_000
"""A hundred scanned pages have some thousands, as many of marked text some ten thousands."""
QUALITIES = (88, 75, 60)
"""How a photo is written anew: as the first one, if it does not get larger than a file may be."""
SIXTEEN_BITS = ("I", "I;16", "I;16L", "I;16B", "I;16N")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif")
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
"""What files of word processors begin with: packed XML, the older format, and RTF."""
PICTURES = {b"\xff\xd8\xff": ("JPEG", "image/jpeg"), b"\x89PNG\r\n\x1a\n": ("PNG", "image/png")}
PDF_MARK = b"%PDF-"
STARTING = frozenset(
    f"/{name}"
    for name in (
        "JavaScript JS Launch OpenAction AA EmbeddedFiles EmbeddedFile EF AF FileAttachment "
        "RichMedia RichMediaExecute Movie Sound Rendition 3D XFA SubmitForm ImportData GoToE GoToR"
    ).split()
)
"""Keys and names in a PDF that start something, send something, play something or hide a file."""
ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI")
"""What a stream has whose content lies in another file, perhaps on another machine."""
PHOTO_FILTERS = ("/DCTDecode", "/DCT")
HARMLESS_START = {"/GoTo"}
"""What may happen when a document is opened: that a certain page is shown."""
UNREADABLE_PICTURE = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError)
"""What decoding a picture raises that is not what its first bytes say."""
UNREADABLE_PDF = (pikepdf.PdfError, ValueError, LookupError, TypeError, RuntimeError,
                  RecursionError, OverflowError)  # fmt: skip


class FileRefused(Exception):
    """Keep nothing of a file; *reason* is one that the kind ``attachment`` has words for."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Checked:
    """A file as it may be kept: its bytes and what they are."""

    content: bytes
    media_type: str


def first_look(content):
    """Return why the file would be refused if it cannot be read; decode nothing.

    Raise FileRefused if it is none of those we take.
    """
    if not content:
        raise FileRefused("empty")
    if len(content) > LARGEST:
        raise FileRefused("too_large")
    if content.startswith(PDF_MARK):
        return "broken_pdf"
    if content.startswith(tuple(PICTURES)):
        return "broken_picture"
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise FileRefused("heic")
    raise FileRefused("office" if content.startswith(OFFICE) else "unknown_type")


def check_file(content):
    """Return the Checked file in *content*; raise FileRefused with the reason."""
    first_look(content)
    if content.startswith(PDF_MARK):
        return Checked(_pdf(content), "application/pdf")
    name, media_type = next(found for mark, found in PICTURES.items() if content.startswith(mark))
    return Checked(_picture(content, name), media_type)


def _picture(content, name):
    """Return the picture written anew: upright, without where, when and with what it was taken."""
    try:
        with Image.open(io.BytesIO(content), formats=(name,)) as opened:
            if opened.width * opened.height > MOST_POINTS:
                raise FileRefused("too_many_points")
            picture = ImageOps.exif_transpose(opened)
            return _written(picture, name)
    except Image.DecompressionBombError:
        raise FileRefused("too_many_points") from None
    except UNREADABLE_PICTURE:
        raise FileRefused("broken_picture") from None


def _written(picture, name):
    """Return the bytes of *picture*, of its points alone."""
    if name == "JPEG":
        plain = picture.convert("RGB")
        ways = [{"quality": quality, "optimize": True} for quality in QUALITIES]
    else:
        picture = _in_eight_bits(picture)
        has_alpha = "A" in picture.getbands() or "transparency" in picture.info
        plain, ways = picture.convert("RGBA" if has_alpha else "RGB"), [{}]
    plain.info.clear()
    for how in ways:
        out = io.BytesIO()
        plain.save(out, name, **how)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise FileRefused("grown")


def _in_eight_bits(picture):
    """Return a grey picture of sixteen bits in eight; to convert it alone would make it white."""
    if picture.mode not in SIXTEEN_BITS:
        return picture
    scaled = picture.convert("I").point(lambda value: value / 256).convert("L")
    scaled.info.clear()  # which grey is transparent was said in sixteen bits
    return scaled


def _pdf(content):
    """Return the PDF without what tells of its author; refuse what starts or hides something."""
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            if not pages:
                raise FileRefused("broken_pdf")
            if pages > MOST_PAGES:
                raise FileRefused("long_pdf")
            # Before any of them is read: only where they lie is known yet.
            if len(pdf.get_xref_table()) > MOST_OBJECTS:
                raise FileRefused("crowded_pdf")
            _refuse_active(pdf)
            return _anonymous(pdf)
    except pikepdf.PasswordError:
        raise FileRefused("locked_pdf") from None
    except UNREADABLE_PDF:
        raise FileRefused("broken_pdf") from None


def _refuse_active(pdf):
    """Look at every object of the file, also at those no page leads to."""
    for each in pdf.objects:
        is_elsewhere = isinstance(each, pikepdf.Stream) and any(key in each for key in ELSEWHERE)
        if is_elsewhere or _is_active(each):
            raise FileRefused("active_pdf")


def _is_active(start):
    waiting = [start]
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += [item for item in found if not _is_elsewhere(item)]
        elif isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            for key, value in found.items():
                if _starts(key, value):
                    return True
                if not _is_elsewhere(value):
                    waiting.append(value)
    return False


def _starts(key, value):
    """Tell whether the entry *key* of a dictionary starts or hides something."""
    if key == "/OpenAction":
        return not _only_shows_a_page(value)
    if key == "/S" or key == "/Type" or key == "/Subtype":
        return isinstance(value, pikepdf.Name) and str(value) in STARTING
    return key in STARTING


def _only_shows_a_page(action):
    if isinstance(action, pikepdf.Array):
        return True
    is_action = isinstance(action, pikepdf.Dictionary)
    return is_action and str(action.get("/S", "")) in HARMLESS_START and "/Next" not in action


def _is_elsewhere(value):
    """Tell whether *value* is an object of its own, which is looked at by itself."""
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _anonymous(pdf):
    """Return the bytes of *pdf* without author, program, place and the like, written anew."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for each in list(pdf.objects):
        is_holder = isinstance(each, (pikepdf.Dictionary, pikepdf.Stream))
        for key in ("/Metadata", "/PieceInfo") if is_holder else ():
            if key in each:
                del each[key]
        if isinstance(each, pikepdf.Stream):
            _leave_the_picture_alone(pdf, each)
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False, deterministic_id=True)
    if out.tell() > LARGEST:
        raise FileRefused("grown")
    return out.getvalue()


def _leave_the_picture_alone(pdf, stream):
    """Take out of a photo in *pdf* what its camera wrote beside it; packed photos are unpacked."""
    filters, parameters = _listed(stream, "/Filter"), _listed(stream, "/DecodeParms")
    if not filters or str(filters[-1]) not in PHOTO_FILTERS:
        return
    content = stream.read_raw_bytes()
    if len(filters) > 1:
        around = {"Filter": pikepdf.Array(filters[:-1])}
        if parameters:
            around["DecodeParms"] = pikepdf.Array(parameters[: len(filters) - 1])
        content = pdf.make_stream(content, **around).read_bytes()
    alone = picture_alone(content)
    if alone != content:
        own = parameters[len(filters) - 1 :]
        is_set = own and isinstance(own[0], pikepdf.Dictionary)
        words = {"decode_parms": own[0]} if is_set else {}
        stream.write(alone, filter=pikepdf.Name.DCTDecode, **words)


def _listed(stream, key):
    """Return what *stream* has at *key*: one thing, several or none, as a list."""
    found = stream.get(key)
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]
