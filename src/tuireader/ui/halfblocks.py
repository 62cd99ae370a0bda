"""Pixels as segments: two a cell, the upper one the ink of a half block and the lower one its ground."""

from functools import lru_cache
from typing import Any

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App


def possible(app: App[Any]) -> bool:
    """Whether there are colours enough for a picture in cells."""
    return not app.no_color and app.console.color_system in ("256", "truecolor")


def segments(pixels: bytes) -> list[Segment]:
    """Of one row of cells, six bytes each; neighbours of one colour are one segment."""
    found: list[tuple[bytes, int]] = []
    for at in range(0, len(pixels), 6):
        cell = pixels[at : at + 6]
        if found and found[-1][0] == cell:
            found[-1] = cell, found[-1][1] + 1
        else:
            found.append((cell, 1))
    return [Segment("▀" * count, _style(cell)) for cell, count in found]


@lru_cache(8192)
def _style(cell: bytes) -> Style:
    return Style(color=Color.from_rgb(*cell[:3]), bgcolor=Color.from_rgb(*cell[3:]))
