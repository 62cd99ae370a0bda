"""An article's lines as strips: each run in its ink, cards on their grounds, and what is found or to be chosen over them."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tuireader.safe import safe_url
from tuireader.typeset.cells import width
from tuireader.typeset.lines import Line, Role, Run, Sheet
from tuireader.ui import halfblocks
from tuireader.ui.hits import Hit
from tuireader.ui.ink import Ink, restyled
from tuireader.ui.palette import Palette
from tuireader.ui.setting import Place

_ASCII = "".join(map(chr, range(33, 127)))


Target = int | Place
"""What a letter stands for: a link's number, or the place of a footnote's mark."""


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over the lines: hits, the one of them that the reader is at, and letters in place of links' numbers and of the
    marks of footnotes."""

    hits: list[Hit] = field(default_factory=list)
    hit: int = 0
    hints: Mapping[Target, str] = field(default_factory=dict)


class Painter:
    """Paints in the colours of one theme; made anew for another."""

    def __init__(self, palette: Palette) -> None:
        self._ink = Ink(palette)

    @property
    def page(self) -> Style:
        """The empty page's."""
        return self._ink.fill("page")

    def strip(self, line: Line, sheet: Sheet, cells: int, over: Over) -> Strip:
        """A line in `cells`, as it stands on its sheet."""
        ink = self._ink
        end = sheet.margin + sheet.measure
        segments: list[Segment] = []
        at = 0
        for run in line.runs:
            inside = at >= line.inset and bool(line.card)
            style = ink.style(run, ink.ground(line.card, line.speaker) if inside else "page")
            segments += self._painted(run, line.block, style, sheet, over)
            at += width(run.text)
        segments += halfblocks.segments(line.pixels)
        if line.card and at < end:
            segments.append(Segment(" " * (end - at), ink.fill(ink.ground(line.card, line.speaker))))
        return Strip(segments).adjust_cell_length(cells, self.page)

    def _painted(self, run: Run, block: int, style: Style, sheet: Sheet, over: Over) -> list[Segment]:
        """A run as segments: hits over it, a hint in place of a link's number or a footnote's mark."""
        if over.hints and run.role in (Role.REFERENCE, Role.LINK_NUMBER):
            letter = over.hints.get(run.link or Place(block, run.start))
            if letter:
                hint = f"[{letter}]" if len(letter) + 2 <= len(run.text) else letter
                return [Segment(hint.ljust(width(run.text)), self._ink.over("note-here"))]
        if run.link and run.start >= 0 and (address := _address(sheet, run.link)):
            style += Style(link=quote(address, safe=_ASCII))  # OSC 8, for terminals that know it; no other signs there
        if not over.hits or run.start < 0:
            return [Segment(run.text, style)]
        segments: list[Segment] = []
        at, end = run.start, run.start + len(run.text)
        first = bisect_right(over.hits, (block, at - 1000, 0))
        for n in range(first, len(over.hits)):
            hit = over.hits[n]
            if hit.block != block or hit.start >= end:
                break
            low, high = max(at, hit.start), min(end, hit.end)
            if low >= high:
                continue
            found = self._ink.over("hit-here" if n == over.hit else "hit")
            segments.append(Segment(run.text[at - run.start : low - run.start], style))
            segments.append(Segment(run.text[low - run.start : high - run.start], style + found))
            at = high
        return [*segments, Segment(run.text[at - run.start :], style)]

    def flashed(self, strip: Strip, sheet: Sheet) -> Strip:
        """The line to go on from: on another ground from the margin to the measure's end, reversed where there are none."""
        flash = self._ink.over("flash")
        over = Style(reverse=True) if flash.reverse else Style(bgcolor=flash.bgcolor)
        return restyled(strip, sheet.margin, sheet.margin + sheet.measure, over)

    def selected(self, strip: Strip, start: int, end: int) -> Strip:
        """Selected with the mouse from cell `start` to `end`, -1 for the line's end."""
        end = strip.cell_length if end == -1 else min(end, strip.cell_length)
        chosen = self._ink.over("selection")
        over = Style(bgcolor=chosen.bgcolor, color=chosen.color, reverse=chosen.reverse)
        return restyled(strip, start, end, over)


def _address(sheet: Sheet, link: int) -> str:
    return safe_url(sheet.links[link - 1]) if link <= len(sheet.links) else ""
