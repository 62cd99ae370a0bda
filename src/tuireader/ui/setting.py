"""An article being set for the pane: the first screens at once, the rest in slices between two keys."""

import time
from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tuireader.model.article import Article
from tuireader.typeset.lines import FOOT, HEAD, Frame, Line, Sheet
from tuireader.typeset.sheet import Setter

if TYPE_CHECKING:
    from tuireader.model.raster import Raster

SLICE = 0.008
"""Seconds of typesetting between two looks at the keyboard."""


class Place(NamedTuple):
    """A place in an article that survives a change of width: a block's index and a character in it."""

    block: int = HEAD
    offset: int = 0


class Setting:
    """Lines of an article in a frame, as many as have been set so far."""

    def __init__(self, article: Article, frame: Frame, pictures: "Mapping[str, Raster] | None" = None) -> None:
        self.article = article
        self.frame = frame
        self.pictures = pictures or {}
        self.lines: list[Line] = []
        self.done = False
        self._setter = Setter(article, frame, pictures)
        self._parts = self._setter.parts()
        self._sheet: Sheet | None = None

    def anew(self, frame: Frame) -> "Setting":
        """The same article in another frame."""
        return Setting(self.article, frame, self.pictures)

    def set_to(self, lines: int, place: Place | None = None) -> None:
        """Sets until so many lines stand, and as many behind `place` where one is given."""
        wanted = lines
        while not self.done:
            if place and self.lines and self.lines[-1].block > place.block:
                wanted, place = self.line_of(place) + lines, None
            if place is None and len(self.lines) >= wanted:
                return
            self._one_more()

    def set_on(self) -> None:
        """Sets for one slice of time."""
        end = time.monotonic() + SLICE
        while not self.done and time.monotonic() < end:
            self._one_more()

    def set_all(self) -> None:
        while not self.done:
            self._one_more()

    def _one_more(self) -> None:
        part = next(self._parts, None)
        if part is None:
            self.done = True
        else:
            self.lines += part
        self._sheet = None

    @property
    def sheet(self) -> Sheet:
        """What is set so far, with its links and marks."""
        if self._sheet is None:
            self._sheet = self._setter.sheet()
        return self._sheet

    def place_of(self, line: int) -> Place:
        if not self.lines:
            return Place()
        found = self.lines[max(0, min(line, len(self.lines) - 1))]
        return Place(found.block, found.offset)

    def line_of(self, place: Place) -> int:
        """The line that shows that place, or the first where it is the very top."""
        if place.block == HEAD and place.offset <= 0:
            return 0
        found = bisect_right(self.lines, (place.block, place.offset), key=lambda line: (line.block, line.offset)) - 1
        if place.offset < 0 and self.lines and self.lines[found].block < place.block:
            return min(found + 1, len(self.lines) - 1)  # it was in a picture that is not shown now
        while found > 0 and not self.lines[found].runs and self.lines[found].block == place.block:
            found -= 1  # the air above a block belongs to it
        return max(0, found)

    @property
    def ending(self) -> int:
        """The first line below the text itself, where the foot begins."""
        return bisect_right(self.lines, FOOT - 1, key=lambda line: line.block)
