"""A run of text between two borders of boxes, as it is put together: words with one space between them, marks beside."""

from dataclasses import dataclass

from tuireader.model.article import Mark, Span
from tuireader.safe import safe_text


@dataclass(slots=True)
class _Open:
    """A mark whose element has not ended yet; `start` is -1 until its first character comes. `leads` is true of a link to
    somewhere, though nobody may know where: a page saved without its address has relative ones."""

    mark: Mark
    href: str
    leads: bool
    start: int = -1


class Run:
    """`length` is 0 while there is nothing to read; `broken` is true when a <br> stands at its end."""

    __slots__ = ("_linked", "_open", "_pieces", "_spans", "broken", "length", "space")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._open: list[_Open] = []
        self._linked = 0
        self.length = 0
        self.space = False
        self.broken = False

    def say(self, raw: str) -> None:
        """Adds a text as the source has it."""
        text = safe_text(raw)
        if not text:
            self.space = True
            return
        if (self.space or raw[0].isspace()) and self.length:
            self._pieces.append(" ")
            self.length += 1
        for mark in self._open:
            if mark.start < 0:
                mark.start = self.length
        self._pieces.append(text)
        self.length += len(text)
        self.space = raw[-1].isspace()
        self.broken = False

    def begin(self, mark: Mark, href: str = "", leads: bool = False) -> None:
        """A mark stands over what follows, until its `end`."""
        self._open.append(_Open(mark, href, leads))

    def end(self) -> None:
        """The mark that began last ends here."""
        if self._open:
            self._close(self._open.pop())

    def _close(self, mark: _Open) -> None:
        if not 0 <= mark.start < self.length:
            return
        if mark.leads:
            self._linked += self.length - mark.start
        if mark.mark is not Mark.LINK or mark.href:
            self._spans.append(Span(mark.start, self.length, mark.mark, mark.href))

    def taken(self) -> tuple[str, tuple[Span, ...], int]:
        """The text so far, its spans, and how many of its characters are linked; what follows is another run, under the
        marks that are open still."""
        for mark in self._open:
            self._close(mark)
            mark.start = -1
        text, spans = "".join(self._pieces), tuple(self._spans)
        if len(spans) > 1:
            spans = tuple(sorted(spans, key=lambda span: (span.start, -span.end)))
        linked = min(self._linked, self.length)
        if text:
            self._pieces, self._spans, self.length, self._linked = [], [], 0, 0
        self.space = self.broken = False
        return text, spans, linked
