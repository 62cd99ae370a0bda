"""A kept picture as what a terminal is written to show it: half blocks, kitty's graphics, or sixels.

kitty: https://sw.kovidgoyal.net/kitty/graphics-protocol/ (placed directly, which every terminal with the protocol can).
Sixels: DEC STD 070, chapter 9: six rows at a time, each colour of them in a pass of its own.
"""

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from tuireader.model.raster import Way

_CHUNK = 4_096  # of base64 in one escape, the most that kitty takes
_COLOURS = 255
_MOST_SIXELS = 1_000  # pixels a side: more takes the terminal seconds
_RUN = re.compile(rb"(.)\1{3,}")


@dataclass(frozen=True, slots=True)
class Room:
    """Cells that there are for a picture, and the pixels of one cell."""

    columns: int
    rows: int
    cell: tuple[int, int] = (8, 16)


def drawn(jpeg: bytes, way: Way, room: Room) -> str:
    """What shows the picture, from the cursor's place on, as large as the room lets it be."""
    picture = Image.open(io.BytesIO(jpeg), formats=("JPEG",)).convert("RGB")
    match way:
        case "half":
            return _half(picture, room)
        case "kitty":
            return _kitty(picture, room)
        case "sixel":
            return _sixel(picture, room)


def _fitting(picture: Image.Image, width: int, height: int) -> Image.Image:
    """In so many pixels, in its own shape."""
    share = min(width / picture.width, height / picture.height)
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return picture.resize(size, Image.Resampling.LANCZOS if share < 1 else Image.Resampling.BICUBIC)


def _half(picture: Image.Image, room: Room) -> str:
    small = _fitting(picture, room.columns, 2 * room.rows)
    if small.height % 2:
        small = small.resize((small.width, small.height + 1))
    rgb, line = small.tobytes(), 3 * small.width
    return "\n".join(_cells(rgb[at : at + line], rgb[at + line : at + 2 * line]) for at in range(0, len(rgb), 2 * line))


def _cells(upper: bytes, lower: bytes) -> str:
    """One line of half blocks; colours are told where they change."""
    told, last = "", b""
    for at in range(0, len(upper), 3):
        (r, g, b), (r2, g2, b2) = upper[at : at + 3], lower[at : at + 3]
        now = upper[at : at + 3] + lower[at : at + 3]
        told += "▀" if now == last else f"\x1b[38;2;{r};{g};{b};48;2;{r2};{g2};{b2}m▀"
        last = now
    return told + "\x1b[0m"


def _kitty(picture: Image.Image, room: Room) -> str:
    across, down = room.cell
    shown = _fitting(picture, room.columns * across, room.rows * down)
    written = io.BytesIO()
    (picture if picture.width < shown.width else shown).save(written, "PNG")
    told = base64.b64encode(written.getvalue()).decode("ascii")
    chunks = [told[at : at + _CHUNK] for at in range(0, len(told), _CHUNK)]
    # a=T: sent and shown at once; q=2: no answer; C=1: the cursor stays
    placed = f"a=T,f=100,q=2,C=1,c={max(1, round(shown.width / across))},r={max(1, round(shown.height / down))},"
    heads = [placed, *[""] * (len(chunks) - 1)]
    more = [1] * (len(chunks) - 1) + [0]
    return "".join(f"\x1b_G{head}m={m};{c}\x1b\\" for head, m, c in zip(heads, more, chunks, strict=True))


def _sixel(picture: Image.Image, room: Room) -> str:
    across, down = room.cell
    shown = _fitting(picture, min(_MOST_SIXELS, room.columns * across), min(_MOST_SIXELS, room.rows * down // 6 * 6))
    shown = shown.quantize(_COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    palette = shown.getpalette() or []
    inks = "".join(
        f"#{n};2;" + ";".join(str(round(value * 100 / 255)) for value in palette[3 * n : 3 * n + 3])
        for n in range(len(palette) // 3)
    )
    bands = "-".join(_bands(shown.tobytes(), shown.width))
    return f'\x1bP0;1q"1;1;{shown.width};{shown.height}{inks}{bands}\x1b\\'


def _bands(pixels: bytes, width: int) -> Iterator[str]:
    for top in range(0, len(pixels), 6 * width):
        inks: dict[int, bytearray] = {}
        for row in range(6):
            for x, ink in enumerate(pixels[top + row * width : top + (row + 1) * width]):
                if (sixels := inks.get(ink)) is None:
                    sixels = inks[ink] = bytearray(b"?" * width)
                sixels[x] += 1 << row
        yield "$".join(f"#{ink}" + _short(sixels) for ink, sixels in inks.items())


def _short(sixels: bytearray) -> str:
    """Runs as their length."""
    return _RUN.sub(lambda run: b"!%d%c" % (len(run[0]), run[1][0]), bytes(sixels).rstrip(b"?")).decode("ascii")
