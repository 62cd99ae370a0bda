"""A picture as rows of half blocks: each cell shows two pixels, one above the other.

Of a raster that is a little larger than the room, each cell's colours are the average of what they cover; colours are
kept to five bits each, which no eye sees in cells and which makes a third as many different styles.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from tuireader.typeset.lines import Line, Run

if TYPE_CHECKING:
    from tuireader.model.raster import Raster

MOST_LINES = 20
"""A picture that is higher would leave no room for its caption on a usual screen."""

_STEP = 8  # of the 256 values of a colour


def picture(raster: "Raster", block: int, margin: int, measure: int, lines: int = MOST_LINES) -> list[Line]:
    """Lines from cell `margin` on, at most `measure` cells and `lines` lines. The offsets count up to 0, where the
    caption begins, so that a place in the picture is one in the article."""
    width, height = fitting(raster, measure, 2 * lines)
    rows = _scaled(raster, width, height)
    lead = (Run(" " * margin),) if margin else ()
    return [
        Line(lead, block, (n - height) // 2, inset=margin, pixels=_woven(rows[n], rows[n + 1]))
        for n in range(0, height, 2)
    ]


def fitting(raster: "Raster", width: int, height: int) -> tuple[int, int]:
    """Pixels across and down, the latter even: as many as there is room for, and no more than the raster has."""
    share = min(1.0, width / raster.width, height / raster.height)
    return max(1, round(raster.width * share)), max(2, 2 * round(raster.height * share / 2))


def _woven(upper: bytes, lower: bytes) -> bytes:
    """Six bytes a cell: the colour above, the colour below."""
    return b"".join(upper[at : at + 3] + lower[at : at + 3] for at in range(0, len(upper), 3))


def _scaled(raster: "Raster", width: int, height: int) -> list[bytes]:
    across, down = _cuts(raster.width, width), _cuts(raster.height, height)
    return [_row(raster, top, max(end, top + 1), across) for top, end in pairwise(down)]


def _cuts(length: int, parts: int) -> list[int]:
    return [length * n // parts for n in range(parts + 1)]


def _row(raster: "Raster", top: int, end: int, across: list[int]) -> bytes:
    """One row of averages over the rows `top` to `end`."""
    line = 3 * raster.width
    rows = [raster.rgb[y * line : (y + 1) * line] for y in range(min(top, raster.height - 1), min(end, raster.height))]
    row = bytearray()
    for left, right in pairwise(across):
        stop = 3 * max(right, left + 1)
        count = len(rows) * (stop // 3 - left)
        for colour in range(3):
            total = sum(sum(one[3 * left + colour : stop : 3]) for one in rows)
            row.append(total // count // _STEP * _STEP + _STEP // 2)
    return bytes(row)
