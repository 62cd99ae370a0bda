"""What is written to terminals, read back as they would."""

import base64
import io
import re

import pytest
from PIL import Image

from tuireader.pictures.draw import Room, drawn


def jpeg(width=300, height=200):
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", (width, height), (200, 0, 0))
    picture.paste((0, 0, 200), (width // 2, 0, width, height))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    return out.getvalue()


def near(one, other):
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def test_half_blocks_fill_the_room_in_the_pictures_shape():
    lines = drawn(jpeg(), "half", Room(30, 40)).split("\n")
    assert len(lines) == 10
    assert all(line.count("▀") == 30 and line.endswith("\x1b[0m") for line in lines)
    first = re.match(r"\x1b\[38;2;(\d+);(\d+);(\d+);48;2;(\d+);(\d+);(\d+)m▀", lines[0])
    assert near(map(int, first.groups()), (200, 0, 0) * 2)


def test_kitty_gets_a_png_in_pieces_and_the_cells_that_it_fills():
    told = drawn(jpeg(), "kitty", Room(60, 40, (10, 20)))
    pieces = re.findall(r"\x1b_G([^;]*);([A-Za-z0-9+/=]*)\x1b\\", told)
    assert "".join(f"\x1b_G{head};{piece}\x1b\\" for head, piece in pieces) == told
    assert all(len(piece) <= 4096 for _, piece in pieces)
    assert {"a=T", "f=100", "q=2", "c=60", "r=20"} <= set(pieces[0][0].split(","))
    assert [head[-3:] for head, _ in pieces] == ["m=1"] * (len(pieces) - 1) + ["m=0"]
    picture = Image.open(io.BytesIO(base64.b64decode("".join(piece for _, piece in pieces))))
    assert near(picture.getpixel((10, 10)), (200, 0, 0))


def sixels(told):
    """A small terminal: the colours of the pixels of a sixel sequence, by place."""
    size = re.match(r'\x1bP0;1q"1;1;(\d+);(\d+)', told)
    body = told[size.end() :].removesuffix("\x1b\\")
    inks, pixels, x, top, ink = {}, {}, 0, 0, 0
    for token in re.findall(r"#\d+;2;\d+;\d+;\d+|#\d+|!\d+.|[$-]|.", body):
        if ";" in token:
            number, _, *parts = token[1:].split(";")
            inks[int(number)] = tuple(round(int(part) * 2.55) for part in parts)
        elif token[0] == "#":
            ink = int(token[1:])
        elif token in "$-":
            x, top = 0, top + 6 * (token == "-")
        else:
            count, sixel = (int(token[1:-1]), token[-1]) if token[0] == "!" else (1, token)
            for x in range(x, x + count):  # noqa: B020 - the cursor goes on
                for bit in range(6):
                    if (ord(sixel) - 63) >> bit & 1:
                        pixels[x, top + bit] = inks[ink]
            x += 1
    return (int(size[1]), int(size[2])), pixels


def test_sixels_paint_every_pixel_once_in_its_colour():
    (width, height), pixels = sixels(drawn(jpeg(), "sixel", Room(15, 10, (8, 12))))
    assert (width, height) == (120, 80)
    assert pixels.keys() == {(x, y) for x in range(width) for y in range(height)}
    assert near(pixels[5, 5], (200, 0, 0))
    assert near(pixels[115, 75], (0, 0, 200))


@pytest.mark.parametrize("to", ["half", "kitty", "sixel"])
@pytest.mark.parametrize("room", [Room(1, 1), Room(1, 60), Room(200, 1)])
def test_the_smallest_room_is_room(to, room):
    assert drawn(jpeg(), to, room)
