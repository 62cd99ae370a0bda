"""Pixels, decoded: what a picture is once nothing in it can harm any more."""

from dataclasses import dataclass
from typing import Literal, get_args

Way = Literal["half", "kitty", "sixel"]
"""How a terminal shows a picture: half blocks in two colours, kitty's graphics, or sixels."""

WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True)
class Raster:
    """`rgb` has three bytes a pixel, row by row from the top left."""

    width: int
    rgb: bytes

    @property
    def height(self) -> int:
        return len(self.rgb) // (3 * self.width) if self.width else 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a picture: `cells`, small enough to be drawn with half blocks, and `jpeg`, written by us, for a
    terminal that shows pixels."""

    cells: Raster
    jpeg: bytes

    @property
    def size(self) -> int:
        """Bytes, about."""
        return len(self.jpeg) + len(self.cells.rgb) // 2
