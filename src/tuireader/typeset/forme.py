"""The forme: the room on the page, and what one block leaves behind for the next (link numbers, voices, names)."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from tuireader.typeset.cells import width
from tuireader.typeset.hyphens import Hyphens
from tuireader.typeset.lines import Card, Frame, Line, Role, Run
from tuireader.typeset.runs import filled, parted
from tuireader.typeset.voices import Voices, surname

if TYPE_CHECKING:
    from tuireader.model.raster import Raster

GUTTER = 2
"""Cells between the text and the bar of a partial quotation, the bar's own among them."""

_LEAST = 12
"""No measure is less; a pane narrower than this shows the beginnings of lines."""

_NARROW = 30
"""Below this measure cards keep less air at their sides."""

_BARS = {Card.CAPTION: Role.CAPTION_BAR, Card.QUOTE: Role.QUOTE_BAR, Card.CODE: Role.CODE_BAR}
_EDGES = {Card.CAPTION: Role.CAPTION_EDGE, Card.QUOTE: Role.QUOTE_EDGE, Card.CODE: Role.CODE_EDGE}


class Forme:
    """Geometry of a frame in cells, and the state of one article being set in it."""

    def __init__(self, frame: Frame, pictures: "Mapping[str, Raster] | None" = None) -> None:
        self.frame = frame
        self.pictures = pictures or {}
        self.measure = max(_LEAST, min(frame.width, max(16, min(frame.measure, frame.width - 4))))
        # the bar in the gutter must not lean on what stands left of the pane; a scrollbar is air enough at the right
        slack = max(frame.width, self.measure) - self.measure
        self.margin = 0 if frame.linear else min(slack, max(slack // 2, GUTTER + 1))
        self.voices = Voices()
        self.named = ""
        """Whose name stood last in the margin or on a card, as long as that one goes on speaking."""
        self.links: list[str] = []
        self._numbers: dict[str, int] = {}
        self.hyphens: Hyphens | None = None
        self.context: Callable[[int, str], str] = lambda index, speaker: ""
        """What a card of that block says beside the speaker's name."""
        self.notes: dict[str, str] = {}
        """Footnotes by their marks, which are known before the text that refers to them is set."""

    def running(self, runs: list[Run], room: int) -> list[tuple[Run, ...]]:
        """Running text as lines; its words part where that is wished."""
        return parted(runs, room, self.hyphens) if self.hyphens else filled(runs, room)

    def number(self, address: str) -> int:
        """The address's number; the same address keeps its number. 0 where the frame wants none."""
        if not self.frame.numbers:
            return 0
        if address not in self._numbers:
            self.links.append(address)
            self._numbers[address] = len(self.links)
        return self._numbers[address]

    @property
    def inner(self) -> int:
        """Cells of text on a card of quotation or caption."""
        return self.measure - 6 if self.measure >= _NARROW else self.measure - 4

    @property
    def pad(self) -> int:
        """Cells from a card's left end, its bar, to its text."""
        return self.measure - self.inner - (2 if self.measure >= _NARROW else 1)

    def line(self, block: int, runs: Iterable[Run], indent: int = 0, offset: int | None = None) -> Line:
        """A line of text in the measure. `offset` where no run has one."""
        kept = tuple(runs)
        starts = [run.start for run in kept if run.start >= 0]
        left = self.margin + indent
        return Line((_space(left), *kept) if left else kept, block, starts[0] if starts else offset or 0)

    def voiced(self, block: int, runs: tuple[Run, ...], speaker: str) -> Line:
        """A line of a paragraph in which `speaker` is quoted: the bar in the gutter, and the name once a run."""
        line = self.line(block, runs)
        if not speaker or self.margin < GUTTER:
            return line
        name, room = self._name(speaker), self.margin - GUTTER
        colour = self.voices.colour(speaker)
        left = (
            (_space(room - 1 - width(name)), Run(name, Role.SPEAKER, speaker=colour), _space(1))
            if name
            else (_space(room),)
        )
        bar = Run("▎", Role.QUOTE_BAR, speaker=colour)
        return Line((*(run for run in left if run.text), bar, _space(GUTTER - 1), *runs), block, line.offset)

    def _name(self, speaker: str) -> str:
        if surname(speaker) == surname(self.named):
            return ""
        self.named = speaker
        name = surname(speaker)
        return name if width(name) + 3 <= self.margin else ""

    def card(self, kind: Card, block: int, rows: list[tuple[Run, ...]], end: int, speaker: int = 0) -> list[Line]:
        """Rows of runs as a card with a bar; each row says for itself how far from the bar it begins. `end` is the
        offset behind the block's last character."""
        bar = Run("▌", _BARS[kind], speaker=speaker)
        lines: list[Line] = []
        for row in rows:
            starts = [run.start for run in row if run.start >= 0]
            offset = starts[0] if starts else (end if lines else 0)
            runs = (_space(self.margin), bar, *row) if self.margin else (bar, *row)
            lines.append(Line(runs, block, offset, kind, speaker, self.margin + 1))
        if not self.frame.tints:
            return lines
        return [self._edge(kind, "▖▄", block, 0, speaker), *lines, self._edge(kind, "▘▀", block, end, speaker)]

    def _edge(self, kind: Card, corner: str, block: int, offset: int, speaker: int) -> Line:
        bar = Run(corner[0], _BARS[kind], speaker=speaker)
        edge = Run(corner[1] * (self.measure - 1), _EDGES[kind], speaker=speaker)
        return Line((_space(self.margin), bar, edge) if self.margin else (bar, edge), block, offset)


def _space(cells: int) -> Run:
    return Run(" " * max(0, cells))
