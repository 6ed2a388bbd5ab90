"""Recordings made of bytes: short, silent, and what players call well-formed."""

import struct
import zlib

FRAME = b"\xff\xfb\x10\xc0".ljust(104, b"\0")
"""One frame of MPEG 1, layer III: 32 kbit/s, mono, 44.1 kHz."""
FRAMES_A_SECOND = 44100 / 1152


def mp3(seconds=12):
    """Return an MP3 of silence."""
    return FRAME * round(seconds * FRAMES_A_SECOND)


def tagged_mp3(seconds=12):
    """Return the same with an ID3 tag before it, as phones write it."""
    return b"ID3\x04\x00\x00" + bytes([0, 0, 0, 10]) + bytes(10) + mp3(seconds)


def ogg_opus(seconds=12):
    """Return an Ogg with the heads of Opus and a last page that says how long it is."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", 0)
    end = 48000 * seconds + 312
    return _page(head, 0, 0, 2) + _page(tags, 0, 1, 0) + _page(b"\xf8\xff\xfe", end, 2, 4)


def _page(body, granule, number, flags):
    head = struct.pack("<4sBBqIIIBB", b"OggS", 0, flags, granule, 1, number, 0, 1, len(body))
    return head + body


def m4a(seconds=12, handler=b"soun"):
    """Return an MPEG-4 file with one track."""
    times = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000)
    decoder = b"\x04\x11\x40\x15" + bytes(11) + b"\x05\x02\x12\x08"
    stream = b"\x03" + bytes([len(decoder) + 6]) + b"\0\1\0" + decoder + b"\x06\1\2"
    entry = bytes(6) + struct.pack(">H8xHHHHI", 1, 1, 16, 0, 0, 44100 << 16)
    entry = _box(b"mp4a", entry + _box(b"esds", bytes(4) + stream))
    described = _box(b"stsd", struct.pack(">II", 0, 1) + entry)
    media = (
        _box(b"mdhd", times + bytes(4))
        + _box(b"hdlr", bytes(8) + handler + bytes(13))
        + _box(b"minf", _box(b"stbl", described))
    )
    movie = _box(b"mvhd", times + bytes(80)) + _box(b"trak", _box(b"mdia", media))
    return _box(b"ftyp", b"M4A \0\0\0\0M4A mp42") + _box(b"moov", movie)


def _box(name, content):
    return struct.pack(">I4s", len(content) + 8, name) + content


def wav(seconds=1):
    """Return a WAV, which is no recording for us: it is far too large for what it says."""
    sound = bytes(8000 * seconds)
    head = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    body = head + struct.pack("<4sI", b"data", len(sound)) + sound
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WAVE") + body


def png():
    """Return a picture."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    made = (
        struct.pack(">I4s", len(body), name) + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
