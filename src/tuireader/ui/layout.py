"""Which panes stand beside one another, and how wide: a pure function of the room and of what the reader looks at."""

from typing import Literal, NamedTuple

Pane = Literal["feeds", "headlines", "article"]

PANES: tuple[Pane, ...] = ("feeds", "headlines", "article")
THREE, TWO = 120, 80
LEAST_WIDTH, LEAST_HEIGHT = 20, 5


class Panes(NamedTuple):
    """Cells of each pane; 0 where it is hidden."""

    feeds: int
    headlines: int
    article: int


def panes(width: int, focus: Pane, *, zen: bool = False, feeds: bool = True) -> Panes:
    """Three panes at 120 columns, two at 80, one below; `zen` leaves the article alone, `feeds` False hides those."""
    if zen and focus == "article":
        return Panes(0, 0, width)
    if width < TWO:
        return Panes(width * (focus == "feeds"), width * (focus == "headlines"), width * (focus == "article"))
    if width < THREE or not feeds:
        if focus == "feeds":
            return Panes(_feeds(width), width - _feeds(width), 0)
        headlines = _headlines(width)
        return Panes(0, headlines, width - headlines)
    left = _feeds(width)
    headlines = _headlines(width - left)
    return Panes(left, headlines, width - left - headlines)


def _feeds(width: int) -> int:
    return max(20, min(30, width * 18 // 100))


def _headlines(width: int) -> int:
    """Of what headlines and article share: the article keeps a measure to read in."""
    return max(30, min(60, width * 42 // 100))
