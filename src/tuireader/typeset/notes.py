"""Paragraphs that stand beside the story: corrections, updates, footnotes, asides, and the stamps of a live blog."""

import re

from tuireader.model.article import Paragraph, PartRole
from tuireader.typeset.cells import width
from tuireader.typeset.forme import Forme
from tuireader.typeset.lines import Line, Role, Run
from tuireader.typeset.runs import filled, part, styled

_LABELS = {PartRole.CORRECTION: "Correction", PartRole.UPDATE: "Update"}
_FOOTNOTE = re.compile(r"(?:\[?\(?(?:\d{1,3}|[*†‡§]{1,3}|[¹²³⁴-⁹]+)[.)\]:]*)\s*")


def note(block: Paragraph, index: int, forme: Forme) -> list[Line]:
    """The lines of a paragraph with a role of its own."""
    runs = styled(block.text, Role.NOTE, block.spans, (), forme.number)
    if block.role is PartRole.TIME:
        return _stamp(runs, index, forme)
    if block.role is PartRole.FOOTNOTE:
        return _footnote(block.text, runs, index, forme)
    return _beside(block, runs, index, forme)


def _stamp(runs: list[Run], index: int, forme: Forme) -> list[Line]:
    """A time, and a hairline that opens what happened then."""
    *most, last = filled(runs, forme.measure - 2) or [()]
    room = forme.measure - 3 - sum(width(run.text) for run in last)
    line = (Run(" " + "─" * room, Role.HAIRLINE),) if room > 0 else ()
    lead = Run("◷ ", Role.BULLET)
    return [forme.line(index, (lead, *row)) for row in (*most, (*last, *line))]


def _footnote(text: str, runs: list[Run], index: int, forme: Forme) -> list[Line]:
    """Its mark hangs to the left of its words."""
    marked = _FOOTNOTE.match(text)
    lead = min(marked.end(), len(runs[0].text)) if marked and runs else 0
    if not lead or lead >= len(text):
        return [forme.line(index, row, 4) for row in filled(runs, forme.measure - 4)]
    mark = runs[0].text[:lead].strip()
    indent = max(3, width(mark)) + 1
    lead_in = (Run(" " * (indent - 1 - width(mark))), Run(mark, Role.BULLET, 0), Run(" "))
    rest = [part(runs[0], lead, len(runs[0].text)), *runs[1:]] if lead < len(runs[0].text) else runs[1:]
    first, *more = filled(rest, forme.measure - indent) or [()]
    return [forme.line(index, (*lead_in, *first)), *(forme.line(index, row, indent) for row in more)]


def _beside(block: Paragraph, runs: list[Run], index: int, forme: Forme) -> list[Line]:
    """Behind a thin rule; a correction or update that does not say so itself is labelled."""
    label = _LABELS.get(block.role, "")
    rows = filled(runs, forme.measure - 2)
    if label and not block.text.casefold().startswith(label.casefold()):
        rows.insert(0, (Run(label, Role.NOTE, strong=True),))
    bar = Run("┃ ", Role.HAIRLINE if block.role is PartRole.ASIDE else Role.BULLET)
    return [forme.line(index, (bar, *row)) for row in rows]
