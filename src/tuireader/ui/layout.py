"""Which panes stand beside one another, and how wide: a pure function of the room and of what the reader looks at."""

from collections.abc import Container
from typing import Literal, NamedTuple

Pane = Literal["feeds", "headlines", "article"]

PANES: tuple[Pane, ...] = ("feeds", "headlines", "article")
THREE, TWO = 120, 80
LEAST_WIDTH, LEAST_HEIGHT = 20, 5
TOO_SMALL = f"too small: {LEAST_WIDTH}×{LEAST_HEIGHT} is the least"


class Panes(NamedTuple):
    """Cells of each pane; 0 where it is hidden."""

    feeds: int
    headlines: int
    article: int


_NEAR: dict[Pane, tuple[Pane, ...]] = {
    "feeds": ("feeds", "headlines", "article"),
    "headlines": ("headlines", "article", "feeds"),
    "article": ("article", "headlines", "feeds"),
}
"""What stands beside a pane that is looked at, the nearest first."""


def room(width: int) -> int:
    """How many panes there is room for: three at 120 columns, two at 80, one below."""
    return 3 if width >= THREE else 2 if width >= TWO else 1


def panes(width: int, focus: Pane, *, most: int = 3, hidden: Container[Pane] = (), zen: bool = False) -> Panes:
    """As many panes as there is room for, `most` at the most, the one looked at among them; those that are `hidden` come
    only to be looked at, and `zen` leaves the article alone."""
    wanted = [pane for pane in _NEAR[focus] if pane == focus or pane not in hidden]
    seen = wanted[: 1 if zen and focus == "article" else min(most, room(width))]
    if len(seen) == 1:
        return Panes(*(width * (pane in seen) for pane in PANES))
    left = _feeds(width) * ("feeds" in seen)
    if "headlines" not in seen or "article" not in seen:
        return Panes(left, (width - left) * ("headlines" in seen), (width - left) * ("article" in seen))
    headlines = _headlines(width - left)
    return Panes(left, headlines, width - left - headlines)


def _feeds(width: int) -> int:
    return max(20, min(30, width * 18 // 100))


def _headlines(width: int) -> int:
    """Of what headlines and article share: the article keeps a measure to read in."""
    return max(30, min(60, width * 42 // 100))
