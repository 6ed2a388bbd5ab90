"""Files as people upload them, good and bad, made of nothing."""

import io
import random
import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

PLACE = b"49.2528"
"""Where a photo was taken, as it stands in its bytes."""
CAMERA = "Telefon von Amina"


def jpeg(size=(64, 48), turned=False):
    """Return a photo that tells which camera took it, and where."""
    exif = Image.Exif()
    exif[0x0110] = CAMERA
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825)[29] = PLACE.decode()
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG", exif=exif, comment=b"heimlich")
    return out.getvalue()


def noise(size=(640, 480), quality=60):
    """Return a photo that gets larger when it is written anew in a better quality."""
    points = random.Random(1).randbytes(size[0] * size[1] * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", size, points).save(out, "JPEG", quality=quality)
    return out.getvalue()


def grey_png(greys, transparent=None):
    """Return a scan with sixteen bits for each point, one row of *greys*."""
    picture = Image.new("I;16", (len(greys), 1))
    for place, grey in enumerate(greys):
        picture.putpixel((place, 0), grey)
    out = io.BytesIO()
    picture.save(out, "PNG", **({} if transparent is None else {"transparency": transparent}))
    return out.getvalue()


def png(size=(64, 48), mode="RGBA"):
    """Return a picture with a comment in it."""
    from_ = Image.new(mode, size)
    out = io.BytesIO()
    from_.save(out, "PNG")
    return out.getvalue()


def huge_png(width=30_000, height=30_000):
    """Return a small file that says it is a picture of that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b""))
        + _chunk(b"IEND", b"")
    )


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def heic():
    """Return what a photo of an iPhone begins with."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


def docx():
    """Return what a file of a word processor begins with."""
    return b"PK\x03\x04" + bytes(200)


def pdf(pages=1, change=None, **options):
    """Return a PDF; *change* gets the document before it is written."""
    with pikepdf.new() as document:
        for _page in range(pages):
            document.add_blank_page()
        document.docinfo["/Author"] = CAMERA
        if change:
            change(document)
        out = io.BytesIO()
        document.save(out, **options)
        return out.getvalue()


def locked_pdf():
    """Return a PDF nobody can read without its password."""
    return pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


def guarded_pdf():
    """Return a PDF everybody can read, though its author forbids to print it."""
    return pdf(encryption=pikepdf.Encryption(owner="a", user=""))


def scripting(document):
    """Let the document run a script when it is opened."""
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.Root.OpenAction = document.make_indirect(action)


def launching(document):
    """Let a link of the document start a program."""
    action = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    document.pages[0].Annots = Array([document.make_indirect(link)])


def carrying(document):
    """Put another file into the document."""
    document.attachments["virus.exe"] = pikepdf.AttachedFileSpec(document, b"MZ")


def turning(document):
    """Let the document open at its first page, as many do."""
    document.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit]))


def later_script(document):
    """Let something run when the pointer comes to a page."""
    action = Dictionary(S=Name.JavaScript, JS=String("1"))
    document.pages[0].AA = Dictionary(O=action)


BAD_PDFS = {each.__name__: each for each in (scripting, launching, carrying, later_script)}
