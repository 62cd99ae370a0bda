"""Pictures as servers send them, whole, odd and made to do harm."""

import io
import struct
import zlib

import pytest
from PIL import Image

from tuireader.errors import ExtractError
from tuireader.pictures.decode import CELLS, SHOWN, kept


def encoded(picture, form="PNG", **options):
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def halves(width=300, height=200):
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", (width, height), (200, 0, 0))
    picture.paste((0, 0, 200), (width // 2, 0, width, height))
    return picture


def pixel(raster, x, y):
    return tuple(raster.rgb[3 * (y * raster.width + x) : 3 * (y * raster.width + x) + 3])


def near(one, other):
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_formats_of_the_web_become_small_pixels_and_a_jpeg_of_our_own(form):
    found = kept(encoded(halves(), form))
    assert (found.cells.width, found.cells.height) == (CELLS, 107)
    assert near(pixel(found.cells, 10, 50), (200, 0, 0))
    assert near(pixel(found.cells, 150, 50), (0, 0, 200))
    assert Image.open(io.BytesIO(found.jpeg)).format == "JPEG"


def test_a_large_picture_is_made_as_large_as_a_screen_shows_and_a_small_one_stays():
    assert max(Image.open(io.BytesIO(kept(encoded(halves(4_000, 3_000))).jpeg)).size) == SHOWN
    assert kept(encoded(halves(60, 50))).cells.width == 60


def test_what_is_transparent_lies_on_white():
    clear = Image.new("RGBA", (80, 80), (0, 0, 0, 0))
    palette = Image.new("P", (80, 80), 0)
    for body in (encoded(clear), encoded(palette, transparency=0)):
        assert near(pixel(kept(body).cells, 40, 40), (255, 255, 255))


def test_a_photograph_taken_sideways_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    found = kept(encoded(halves(), "JPEG", exif=exif)).cells
    assert found.height > found.width


def test_of_what_moves_the_first_frame_is_kept():
    frames = [Image.new("RGB", (80, 80), colour) for colour in ("red", "lime")]
    body = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert near(pixel(kept(body).cells, 40, 40), (255, 0, 0))


def png_that_claims(width, height):
    def chunk(kind, said):
        return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


WRONG = {
    "an AVIF of another codec": (encoded(halves(), "AVIF").replace(b"av01", b"av99"), "damaged"),
    "nothing": (b"", "This is no picture."),
    "a page": (b"<html><body>Not found</body></html>", "This is no picture."),
    "a drawing": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "a bomb": (png_that_claims(60_000, 60_000), "larger than 50 million pixels"),
    "half": (encoded(halves(), "JPEG")[:900], "damaged"),
    "a pixel": (encoded(halves(2, 2)), "too small"),
    "a format that the web has not": (encoded(halves(), "TIFF"), "This is no picture."),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n", "This is no picture."),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_picture_is_said_in_one_sentence(name):
    body, sentence = WRONG[name]
    with pytest.raises(ExtractError, match=sentence):
        kept(body)


def test_odd_exif_is_told_to_nobody(recwarn):
    """Two fields are said, half of one is there."""
    kept(encoded(halves(), exif=b"Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0"))
    assert [str(warning.message) for warning in recwarn] == []
