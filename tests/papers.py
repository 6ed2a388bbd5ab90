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


ELSEWHERE = String(r"\\evil.example\share\x")


def untyped_file(document):
    """Return what names another file inside the document, whose bytes do not say what they are."""
    inside = document.make_stream(b"MZ")
    named = Dictionary(Type=Name.Filespec, F="x.exe", EF=Dictionary(F=inside))
    return document.make_indirect(named)


def annotated(document, **entries):
    """Put an annotation onto the first page."""
    drawn = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 20, 20]), **entries)
    document.pages[0].Annots = Array([document.make_indirect(drawn)])


def pinned(document):
    """Pin another file to a page, as with a paper clip."""
    annotated(document, Subtype=Name.FileAttachment, FS=untyped_file(document))


def only_pinned(document):
    """Pin something to a page that names no file in the document."""
    annotated(document, Subtype=Name.FileAttachment, FS=ELSEWHERE)


def associated(document):
    """Put a file beside the document, as invoices do."""
    document.Root.AF = Array([untyped_file(document)])


def named_inside(document):
    """Hide a file where nothing of a name tells of it."""
    document.Root.Extensions = Dictionary(X=untyped_file(document))


def playing_a_clip(document):
    """Play what lies on another machine."""
    clip = Dictionary(S=Name.MR, C=Dictionary(S=Name.MCD, D=Dictionary(F=ELSEWHERE)))
    action = Dictionary(S=Name.Rendition, OP=0, R=clip)
    annotated(document, Subtype=Name.Screen, A=action)


def playing_a_movie(document):
    """Play a movie that lies on another machine, in the older way."""
    annotated(document, Subtype=Name.Movie, Movie=Dictionary(F=ELSEWHERE))


def sounding(document):
    """Play a sound."""
    annotated(document, Subtype=Name.Sound, Sound=document.make_stream(b"", R=8000))


def turning_a_body(document):
    """Show a body in space, which brings scripts of its own."""
    annotated(document, Subtype=Name("/3D"))


def lying_elsewhere(document):
    """Take what is on a page from another machine."""
    content = document.make_stream(b"", F=ELSEWHERE)
    document.pages[0].Contents = content


def packed_elsewhere(document):
    """Say how what lies elsewhere is packed."""
    document.pages[0].Contents = document.make_stream(b"", FFilter=Name.FlateDecode)


def importing_a_page(document):
    """Show a page of another document."""
    form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9])}
    shown = document.make_stream(b"", **form, Ref=Dictionary(F=ELSEWHERE, Page=0))
    document.pages[0].Resources = Dictionary(XObject=Dictionary(X=shown))


BAD_PDFS = {
    each.__name__: each
    for each in (
        scripting,
        launching,
        carrying,
        later_script,
        pinned,
        only_pinned,
        associated,
        named_inside,
        playing_a_clip,
        playing_a_movie,
        sounding,
        turning_a_body,
        lying_elsewhere,
        packed_elsewhere,
        importing_a_page,
    )
}


def showing(photo, packed=False, parameters=None):
    """Return what puts *photo* onto the first page, as a scanner or a phone does."""

    def change(document):
        width, height = Image.open(io.BytesIO(photo)).size
        picture = document.make_stream(photo, Type=Name.XObject, Subtype=Name.Image)
        picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
        picture.ColorSpace = Name.DeviceRGB
        if packed:
            filters = Array([Name.FlateDecode, Name.DCTDecode])
            picture.write(zlib.compress(photo), filter=filters, decode_parms=parameters)
        else:
            picture.write(photo, filter=Name.DCTDecode, decode_parms=parameters)
        document.pages[0].Resources = Dictionary(XObject=Dictionary(I=picture))

    return change


def crowded(count):
    """Return what puts *count* things into the document that nobody sees."""

    def change(document):
        document.Root.Extensions = Array(
            [document.make_indirect(Dictionary(A=place)) for place in range(count)]
        )

    return change
