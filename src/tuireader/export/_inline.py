"""Text with its marks beside it becomes text with marks in it: spans may overlap, elements may not."""

from collections.abc import Callable, Iterable, Sequence

from tuireader.model.article import Mark, Span

# Outermost first.
_ORDER = (Mark.LINK, Mark.STRONG, Mark.EMPHASIS, Mark.CODE)
Ends = Callable[[Span], tuple[str, str]]  # what a mark begins and ends with


def marked(text: str, spans: Iterable[Span], ends: Ends, escaped: Callable[[str], str]) -> str:
    """`text` with every mark opened and closed in its place, well nested."""
    known = [s for s in spans if 0 <= s.start < s.end <= len(text)]
    borders = sorted({0, len(text), *(at for s in known for at in (s.start, s.end))})
    out: list[str] = []
    opened: list[Span] = []
    for at, following in zip(borders, [*borders[1:], len(text)], strict=True):
        wanted = sorted((s for s in known if s.start <= at < s.end), key=lambda s: (_ORDER.index(s.mark), s.start))
        keep = _common(opened, wanted)
        out += [ends(s)[1] for s in reversed(opened[keep:])]
        out += [ends(s)[0] for s in wanted[keep:]]
        opened = wanted
        out.append(escaped(text[at:following]))
    return "".join(out)


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many they have in common, from the outermost on."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
