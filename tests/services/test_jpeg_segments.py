"""A JPEG loses what it says beside its picture, and no point of it."""

import io

import pytest
from PIL import Image

from mobio.services.jpeg_segments import picture_alone
from tests import papers

PHOTO = Image.effect_noise((64, 48), 80).convert("RGB")
ADOBE = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x01"


def segment(marker, payload):
    """Return one segment of a JPEG."""
    return b"\xff" + bytes([marker]) + (len(payload) + 2).to_bytes(2, "big") + payload


def with_segments(*segments, **options):
    """Return a photo that begins with *segments*."""
    out = io.BytesIO()
    PHOTO.save(out, "JPEG", **options)
    return out.getvalue()[:2] + b"".join(segments) + out.getvalue()[2:]


def points(content):
    """Return the points of a picture."""
    return Image.open(io.BytesIO(content)).tobytes()


TELLING = {
    "Exif": segment(0xE1, b"Exif\0\0" + papers.PLACE),
    "XMP": segment(0xE1, b"http://xmp.example/1.0/\0" + papers.PLACE),
    "Photoshop": segment(0xED, b"Photoshop 3.0\0" + papers.PLACE),
    "more pictures": segment(0xE2, b"MPF\0" + papers.PLACE),
    "an unknown program": segment(0xEB, papers.PLACE),
    "a small picture": segment(0xE0, b"JFXX\0" + papers.PLACE),
    "a comment": segment(0xFE, papers.PLACE),
    "padding before it": b"\xff\xff" + segment(0xE1, papers.PLACE),
}


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize("progressive", [False, True])
def test_what_tells_of_people_goes_and_every_point_stays(name, progressive):
    alone = picture_alone(with_segments(TELLING[name], progressive=progressive))
    assert papers.PLACE not in alone
    assert points(alone) == points(with_segments(progressive=progressive))


def test_it_goes_between_and_behind_the_scans_too():
    content = with_segments(progressive=True)
    second = content.rindex(b"\xff\xda")
    told = content[:second] + TELLING["Exif"] + content[second:] + with_segments(TELLING["Exif"])
    assert picture_alone(told) == content


def test_what_says_how_colours_are_meant_stays():
    profile = b"profile" * 20
    content = with_segments(ADOBE, icc_profile=profile)
    assert picture_alone(content) == content
    assert ADOBE in picture_alone(content)
    assert profile in picture_alone(content)


def test_a_photo_with_marks_to_start_again_stays_whole():
    content = with_segments(restart_marker_blocks=1)
    assert b"\xff\xd3" in content
    assert picture_alone(content) == content


def test_half_a_photo_loses_it_too():
    content = with_segments(TELLING["Exif"])[:-200]
    assert picture_alone(content) == content.replace(TELLING["Exif"], b"")


@pytest.mark.parametrize("content", [b"", b"\xff", b"\xff\xd8", b"GIF89a", b"\xff\xd8\xff"])
def test_what_is_no_photo_stays_as_it_is(content):
    assert picture_alone(content) in (content, content[:2])


@pytest.mark.parametrize("length", [b"", b"\x00", b"\x00\x00", b"\xff\xff"])
def test_a_broken_length_ends_somewhere(length):
    found = picture_alone(b"\xff\xd8\xff\xe1" + length + b"\xff\xe1" + length)
    assert found.startswith(b"\xff\xd8")
