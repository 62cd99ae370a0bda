"""An article set at a width: all at once, or part by part for a screen that shows the first page while the rest is set."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tuireader.model.article import Article, Block, Dropped, Figure, Paragraph, PartRole, Quote, Subhead, block_text
from tuireader.typeset import linear
from tuireader.typeset.blocks import is_quotation, set_block
from tuireader.typeset.footnotes import notes
from tuireader.typeset.forme import Forme
from tuireader.typeset.head import foot, foot_text, head, head_text
from tuireader.typeset.hyphens import hyphens
from tuireader.typeset.lines import FOOT, HEAD, Frame, Line, Sheet

if TYPE_CHECKING:
    from tuireader.model.raster import Raster
    from tuireader.typeset.contexts import Contexts

REPEATS = "pull quote that repeats the text"

_SENTENCES = re.compile(r"(?<=[.!?…。！？])\s*")
_SIGNS = re.compile(r"[\W_]+")


def sheet(article: Article, frame: Frame) -> Sheet:
    """The whole article."""
    setter = Setter(article, frame)
    for _ in setter.parts():
        pass
    return setter.sheet()


def verbatim(article: Article, block: int) -> str:
    """The text that the offsets of a line's runs count in, by `Line.block`."""
    if block == HEAD:
        return head_text(article)
    return foot_text(article) if block == FOOT else block_text(article.blocks[block])


class Setter:
    """Sets an article part by part: the head, each block, the foot. `sheet()` gives what stands so far. `pictures` are
    those that are to be shown, by their addresses."""

    def __init__(self, article: Article, frame: Frame, pictures: "Mapping[str, Raster] | None" = None) -> None:
        self._article = article
        self._forme = Forme(frame, pictures)
        self._forme.notes = notes(article)
        self._forme.context = self._context
        self._contexts: Contexts | None = None
        self._forme.hyphens = hyphens(article.language) if frame.hyphenate else None
        self._lines: list[Line] = []
        self._quotations: list[int] = []
        self._figures: list[int] = []
        self._subheads: list[int] = []
        self._repeated = repeated(article.blocks)

    def parts(self) -> Iterator[list[Line]]:
        """The lines of each part, with the air above it; to be gone through once."""
        return self._spoken() if self._forme.frame.linear else self._set()

    def _spoken(self) -> Iterator[list[Line]]:
        """Each part as it is said, without any air."""
        yield self._add(linear.set_said(linear.head(self._article), HEAD, self._forme))
        for index, block in enumerate(self._article.blocks):
            if index not in self._repeated:
                self._mark(block, len(self._lines))
                yield self._add(linear.set_said(linear.said(block), index, self._forme))
        hidden = len(self._article.dropped) + len(self._repeated)
        yield self._add(linear.set_said(linear.foot(self._article, hidden), FOOT, self._forme))

    def _set(self) -> Iterator[list[Line]]:
        yield self._add(head(self._article, self._forme))
        above: Block | None = None
        for index, block in enumerate(self._article.blocks):
            if index in self._repeated:
                continue
            lines = set_block(block, index, self._forme)
            if not lines:
                continue
            air = [Line(block=index, offset=min(0, lines[0].offset))] * _air(above, block)
            self._mark(block, len(self._lines) + len(air))
            above = block
            yield self._add(air + lines)
        left_out = tuple(Dropped(block_text(self._article.blocks[n]), REPEATS) for n in self._repeated)
        yield self._add(foot(self._article, self._article.dropped + left_out, self._forme))

    def _context(self, index: int, speaker: str) -> str:
        if self._contexts is None:
            from tuireader.typeset.contexts import Contexts

            self._contexts = Contexts(self._article)
        return self._contexts.of(index, speaker)

    def sheet(self) -> Sheet:
        """What is set so far."""
        return Sheet(
            lines=tuple(self._lines),
            links=tuple(self._forme.links),
            quotations=tuple(self._quotations),
            figures=tuple(self._figures),
            subheads=tuple(self._subheads),
            margin=self._forme.margin,
            measure=self._forme.measure,
            hidden=len(self._article.dropped) + len(self._repeated),
            notes=self._forme.notes,
        )

    def _add(self, lines: list[Line]) -> list[Line]:
        self._lines += lines
        return lines

    def _mark(self, block: Block, line: int) -> None:
        match block:
            case Figure():
                self._figures.append(line)
            case Subhead():
                self._subheads.append(line)
            case Quote():
                self._quotations.append(line)
            case Paragraph() if block.speech and (is_quotation(block) or any(s.speaker for s in block.speech)):
                self._quotations.append(line)
            case _:
                pass


def _air(above: Block | None, block: Block) -> int:
    """Blank lines between two blocks."""
    if isinstance(above, Subhead):
        return 1
    if isinstance(above, Paragraph) and above.role is PartRole.TIME:
        return 0
    if isinstance(block, Paragraph) and block.role is PartRole.FOOTNOTE and isinstance(above, Paragraph):
        return 0 if above.role is PartRole.FOOTNOTE else 2
    large = isinstance(block, Subhead) or any(isinstance(b, Quote) and b.pulled for b in (above, block))
    return 2 if large else 1


def repeated(blocks: tuple[Block, ...]) -> list[int]:
    """The pull quotes whose sentences all stand in the text anyway, be it with "she said" between them."""
    pulled = [n for n, block in enumerate(blocks) if isinstance(block, Quote) and block.pulled]
    if not pulled:
        return []
    text = " ".join(_words(block_text(block)) for n, block in enumerate(blocks) if n not in pulled)
    return [n for n in pulled if all(_words(part) in text for part in _SENTENCES.split(block_text(blocks[n])))]


def _words(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()
