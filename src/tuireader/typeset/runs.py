"""Verbatim text as runs: marks, links and speech laid over it, then cut into lines.

What is shown is the text itself, character for character, so that offsets hold: straight quotation marks become curly
ones one for one, and whatever is put in between (the number of a link) is a run of its own without an offset.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from tuireader.model.article import Mark, Span
from tuireader.typeset import wrap
from tuireader.typeset.cells import narrow
from tuireader.typeset.hyphens import Hyphens
from tuireader.typeset.lines import Role, Run

Number = Callable[[str], int]
"""Gives an address its number on the sheet, 0 for none."""

Layer = tuple[int, int, Role, int]
"""From, to, in this role, in this speaker's colour."""

Breaker = Callable[[str, int], list[wrap.Stretch]]

_T = TypeVar("_T")

_OPENING = re.compile(r'(?:^|(?<=[\s(\[{—–/‘“«\']))"(?=\S)')


def curly(text: str) -> str:
    """Straight double quotation marks as “ and ”, one for one."""
    return _OPENING.sub("“", text).replace('"', "”") if '"' in text else text


def styled(
    text: str, role: Role, spans: Iterable[Span] = (), layers: Iterable[Layer] = (), number: Number | None = None
) -> list[Run]:
    """`text` as runs in `role`, with `layers` over it and `spans` over those; after a link's words stands its number."""
    spans, layers = tuple(spans), tuple(layers)
    shown = _shown(text, spans)
    if not spans and not layers:
        return [Run(shown, role, 0)] if shown else []
    reaches = [(span.start, span.end) for span in spans] + [(low, high) for low, high, *_ in layers]
    cuts = sorted({0, len(text), *(edge for reach in reaches for edge in reach if 0 <= edge <= len(text))})
    numbers = {span: number(span.href) for span in spans if number and span.mark is Mark.LINK and span.href}
    ends = {span.end: found for span, found in numbers.items() if found}
    over = zip(
        _covering(cuts, spans, lambda s: (s.start, s.end)), _covering(cuts, layers, lambda y: y[:2]), strict=True
    )
    runs: list[Run] = []
    for (start, end), (marks, roles) in zip(pairwise(cuts), over, strict=True):
        run = Run(shown[start:end], role, start)
        for _, _, layer, speaker in roles:
            run = replace(run, role=layer, speaker=speaker)
        runs.append(_marked(run, marks, numbers))
        if end in ends:
            runs.append(Run(f"[{ends[end]}]", Role.LINK_NUMBER, link=ends[end]))
    return runs


def _shown(text: str, spans: tuple[Span, ...]) -> str:
    """The text with curly quotation marks, but for what is code."""
    shown = curly(text)
    if shown == text or not any(span.mark is Mark.CODE for span in spans):
        return shown
    letters = list(shown)
    for span in spans:
        if span.mark is Mark.CODE:
            letters[span.start : span.end] = text[span.start : span.end]
    return "".join(letters)


def _covering(cuts: list[int], things: Iterable[_T], reach: Callable[[_T], tuple[int, int]]) -> Iterator[list[_T]]:
    """For each stretch between two cuts, the things that lie over it."""
    waiting = sorted(things, key=reach, reverse=True)
    over: list[_T] = []
    for start, _ in pairwise(cuts):
        over = [thing for thing in over if reach(thing)[1] > start]
        while waiting and reach(waiting[-1])[0] <= start:
            thing = waiting.pop()
            over += [thing] if reach(thing)[1] > start else []
        yield over


def _marked(run: Run, marks: list[Span], numbers: dict[Span, int]) -> Run:
    for span in marks:
        match span.mark:
            case Mark.STRONG:
                run = replace(run, strong=True)
            case Mark.EMPHASIS:
                run = replace(run, emphasis=True)
            case Mark.CODE:
                run = replace(run, code=True)
            case Mark.LINK:
                run = replace(run, link=numbers.get(span, 0))
    return run


def filled(runs: list[Run], width: int, breaker: Breaker = wrap.settled) -> list[tuple[Run, ...]]:
    """`runs` as lines of at most `width` cells; spaces at the breaks are left out."""
    text = "".join(run.text for run in runs)
    lines: list[tuple[Run, ...]] = []
    at = begun = 0  # the run that a line starts in, and where that run begins in the text
    for start, end in breaker(text, width):
        line: list[Run] = []
        while at < len(runs) and begun < end:
            run = runs[at]
            low, high = max(start - begun, 0), min(end - begun, len(run.text))
            if low < high:
                line.append(part(run, low, high))
            if begun + len(run.text) > end:
                break
            begun += len(run.text)
            at += 1
        lines.append(tuple(line))
    return lines


def parted(runs: list[Run], width: int, hyphens: Hyphens) -> list[tuple[Run, ...]]:
    """As `filled`, where words may part; the hyphen is a run of its own without an offset."""
    text = "".join(run.text for run in runs)
    if not narrow(text):
        return filled(runs, width)
    stretches = wrap.settled(text, width, hyphens)
    lines = filled(runs, width, lambda *_: stretches)
    for n, (start, end) in enumerate(stretches[:-1]):
        if text[end].isalpha() and text[end - 1].isalpha() and end - start < width:
            lines[n] = (*lines[n], replace(lines[n][-1], text="-", start=-1))
    return lines


def part(run: Run, low: int, high: int) -> Run:
    """Characters `low` to `high` of a run."""
    if low == 0 and high == len(run.text):
        return run
    return replace(run, text=run.text[low:high], start=run.start + low if run.start >= 0 else -1)


def shifted(runs: Iterable[Run], by: int) -> list[Run]:
    """Runs whose text begins at `by` in the text of their block."""
    return [replace(run, start=run.start + by) if run.start >= 0 else run for run in runs]
