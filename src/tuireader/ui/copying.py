"""From a place on the page back to the words of the article: what is copied has no bars, no margins, no soft breaks."""

from collections.abc import Sequence

from tuireader.model.article import Article
from tuireader.typeset.cells import fitting, width
from tuireader.typeset.lines import FOOT, Line, Run
from tuireader.typeset.sheet import verbatim
from tuireader.ui.setting import Place


def character(lines: Sequence[Line], cell: int, line: int) -> Place:
    """The character of the article at a cell of a line."""
    if not lines or line >= len(lines):
        return Place(FOOT, 10**6)
    found, at, last = lines[max(0, line)], 0, None
    for run in found.runs:
        cells = width(run.text)
        if run.start >= 0:
            if cell < at + cells:
                return Place(found.block, run.start + (fitting(run.text, cell - at) if cell > at else 0))
            last = Place(found.block, run.start + len(run.text))
        at += cells
    return last or Place(found.block, found.offset)


def run_at(lines: Sequence[Line], cell: int, line: int) -> Run | None:
    """What stands at a cell of a line."""
    at = 0
    for run in lines[line].runs if line < len(lines) else ():
        at += width(run.text)
        if cell < at:
            return run
    return None


def words_between(article: Article, lines: Sequence[Line], start: Place, end: Place) -> str:
    """The words from one place to another; blocks are parted by a blank line."""
    parts = []
    for block in sorted({line.block for line in lines if start.block <= line.block <= end.block}):
        text = verbatim(article, block)
        low = start.offset if block == start.block else 0
        high = end.offset if block == end.block else len(text)
        parts.append(text[low:high].strip())
    return "\n\n".join(part for part in parts if part)
