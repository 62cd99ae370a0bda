"""Running text from one border of a box to the next, taken as a whole.

Most of it is tidy: single spaces, and inline tags that hold nothing but a text. Then where a mark begins and ends is told
by adding up lengths, and the text is cleaned once and not piece by piece. Whatever is not tidy is read by pieces
(dom/runs.py), with the same outcome.
"""

from tuireader.extract.dom.heads import link
from tuireader.extract.dom.leaves import MARKS
from tuireader.extract.dom.nesting import INLINE, INSIDE
from tuireader.model.article import Mark, Span
from tuireader.safe import safe_text

END = "/"  # the tag that stands for the end of all
BORDERS = frozenset((END, "hr", "hr/", "hr /", *(slash + tag for tag in INSIDE if tag for slash in ("", "/"))))

_LINK = MARKS["a"]  # asked of an enumeration it takes ten times as long
_Ended = tuple[str, Mark | None]  # the tag that ends an element, and its mark
_LINKED: _Ended = ("/a", _LINK)
_BEGINS: dict[str, _Ended] = {tag: (f"/{tag}", MARKS.get(tag)) for tag in INLINE - {"a"}}
_BLANKS = " \n\xa0"

Text = tuple[
    str, tuple[Span, ...], int, int
]  # its spans, how many of its characters are linked, the number of its border


def text_at(parts: list[str], at: int, base: str, harmless: bool) -> Text | None:
    """The text that begins with part `at` of HTML that was cut into texts and tags by turns; None where it is not tidy.
    `harmless`: the letters of all these parts are so (safe.is_harmless), but for tabs, ends of lines and hard spaces."""
    said, border = parts[at], at + 1
    spans: list[Span] = []
    linked = 0
    marked = parts[border] not in BORDERS
    if marked:
        linked, border = _marked(parts, border, base, spans)
        if not border:
            return None
        said = "".join(parts[at:border:2])
    if "\n" in said or "\xa0" in said:
        said = said.replace("\n", " ").replace("\xa0", " ")
    text = said.strip(" ")
    if harmless or text.isascii():
        if "  " in text or "\t" in text or "\r" in text:
            return None
    elif safe_text(text) != text:
        return None
    if marked and len(text) < len(said):
        return None
    return text, tuple(spans), linked, border


def _marked(parts: list[str], at: int, base: str, spans: list[Span]) -> tuple[int, int]:
    """Adds the spans from the tag of number `at` on, a mark's first and last space left out; how many characters are linked, and
    the number of the border behind them, 0 where a tag holds others."""
    length, linked = len(parts[at - 1]), 0
    while (head := parts[at]) not in BORDERS:
        if head[:2] == "a ":
            end, mark = _LINKED
            href, leads = link(head, base)
        elif begun := _BEGINS.get(head):
            end, mark = begun
            href, leads = "", False
        else:
            return 0, 0
        said = parts[at + 1]
        if parts[at + 2] != end:
            return 0, 0
        if said and mark is not None:
            start = length + 1 if said[0] in _BLANKS else length
            size = len(said.strip(_BLANKS))
            if leads:
                linked += size
            if size and (href or mark is not _LINK):
                spans.append(Span(start, start + size, mark, href))
        at += 4
        length += len(said) + len(parts[at - 1])
    return linked, at
