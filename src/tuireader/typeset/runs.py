"""Verbatim text as runs: marks, links and speech laid over it, then cut into lines.

What is shown is the text itself, character for character, so that offsets hold: straight quotation marks become curly
ones one for one, and whatever is put in between (the number of a link) is a run of its own without an offset.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from tuireader.model.article import Mark, Span
from tuireader.typeset import wrap
from tuireader.typeset.lines import Role, Run

Number = Callable[[str], int]
"""Gives an address its number on the sheet, 0 for none."""

Layer = tuple[int, int, Role, int]
"""From, to, in this role, in this speaker's colour."""

Breaker = Callable[[str, int], list[wrap.Stretch]]

_OPENING = re.compile(r'(?:^|(?<=[\s(\[{—–/‘“«\']))"(?=\S)')


def curly(text: str) -> str:
    """Straight double quotation marks as “ and ”, one for one."""
    return _OPENING.sub("“", text).replace('"', "”") if '"' in text else text


def styled(
    text: str, role: Role, spans: Iterable[Span] = (), layers: Iterable[Layer] = (), number: Number | None = None
) -> list[Run]:
    """`text` as runs in `role`, with `layers` over it and `spans` over those; after a link's words stands its number."""
    shown = curly(text)
    spans, layers = tuple(spans), tuple(layers)
    if not spans and not layers:
        return [Run(shown, role, 0)] if shown else []
    for span in spans:
        if span.mark is Mark.CODE:
            shown = shown[: span.start] + text[span.start : span.end] + shown[span.end :]
    edges = {
        0,
        len(text),
        *(p for s in spans for p in (s.start, s.end)),
        *(p for low, high, *_ in layers for p in (low, high)),
    }
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    numbers = {span: number(span.href) for span in spans if number and span.mark is Mark.LINK and span.href}
    ends = {span.end: found for span, found in numbers.items() if found}
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        runs.append(_run(shown, start, end, role, spans, layers, numbers))
        if end in ends:
            runs.append(Run(f"[{ends[end]}]", Role.LINK_NUMBER, link=ends[end]))
    return runs


def _run(
    shown: str,
    start: int,
    end: int,
    role: Role,
    spans: tuple[Span, ...],
    layers: tuple[Layer, ...],
    numbers: dict[Span, int],
) -> Run:
    run = Run(shown[start:end], role, start)
    for low, high, layer, speaker in layers:
        if low <= start < high:
            run = replace(run, role=layer, speaker=speaker)
    for span in spans:
        if span.start <= start < span.end:
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


def part(run: Run, low: int, high: int) -> Run:
    """Characters `low` to `high` of a run."""
    if low == 0 and high == len(run.text):
        return run
    return replace(run, text=run.text[low:high], start=run.start + low if run.start >= 0 else -1)


def shifted(runs: Iterable[Run], by: int) -> list[Run]:
    """Runs whose text begins at `by` in the text of their block."""
    return [replace(run, start=run.start + by) if run.start >= 0 else run for run in runs]
