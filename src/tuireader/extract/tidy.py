"""Running text from one border of a box to the next, taken as a whole.

Most of it is tidy: single spaces, and inline tags that nest. Then where a mark begins and ends is told by adding up
lengths, and the text is cleaned once and not piece by piece. Whatever is not tidy is read by pieces (dom/runs.py), with
the same outcome.
"""

from tuireader.extract.dom.heads import link
from tuireader.extract.dom.leaves import MARKS
from tuireader.extract.dom.nesting import INLINE, INSIDE
from tuireader.model.article import Mark, Span
from tuireader.safe import safe_text

END = "/"  # the tag that stands for the end of all
BORDERS = frozenset((END, "hr", "hr/", "hr /", *(slash + tag for tag in INSIDE if tag for slash in ("", "/"))))

_LINK = MARKS["a"]  # asked of an enumeration it takes ten times as long
_NOWHERE = ("", False)
_BEGINS = {tag: (f"/{tag}", MARKS.get(tag)) for tag in INLINE - {"a"}}  # what ends an element, and its mark
_Begun = tuple[str, Mark | None, str, bool, int]  # the same, where it leads, whether it leads anywhere, its beginning

Text = tuple[
    str, tuple[Span, ...], int, int
]  # its spans, how many of its characters are linked, the number of its border
Stretch = tuple[
    int, int, Mark, str, bool
]  # a mark's beginning and end, where a link leads, and whether it leads anywhere


def text_at(parts: list[str], at: int, base: str, harmless: bool) -> Text | None:
    """The text that begins with part `at` of HTML that was cut into texts and tags by turns; None where it is not tidy.
    `harmless`: the letters of all these parts are so (safe.is_harmless), but for tabs, ends of lines and hard spaces."""
    said, border = parts[at], at + 1
    found: list[Stretch] = []
    if parts[border] not in BORDERS:
        if (border := _marked(parts, border, base, found)) < 0:
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
    if not found:
        return text, (), 0, border
    if len(text) < len(said):
        return None
    spans, linked = _placed(found, text)
    return text, spans, linked, border


def _marked(parts: list[str], at: int, base: str, found: list[Stretch]) -> int:
    """Notes the marks from the tag of number `at` on; the number of the border that they end at, -1 where they do not nest."""
    waiting: list[_Begun] = []
    length, head = len(parts[at - 1]), parts[at]
    while head not in BORDERS:
        said = len(parts[at + 1])
        if waiting and waiting[-1][0] == head:
            _, mark, href, leads, start = waiting.pop()
            if mark is not None and start < length:
                found.append((start, length, mark, href, leads))
        else:
            if begun := _BEGINS.get(head):
                (end, mark), (href, leads) = begun, _NOWHERE
            elif head[:2] == "a ":
                end, mark, (href, leads) = "/a", _LINK, link(head, base)
            else:
                return -1
            if waiting and any(one[0] == end for one in waiting):
                return -1
            if parts[at + 2] == end:  # as most do, holding nothing but a text
                if mark is not None and said:
                    found.append((length, length + said, mark, href, leads))
                at, length, said = at + 2, length + said, len(parts[at + 3])
            else:
                waiting.append((end, mark, href, leads, length))
        length += said
        at += 2
        head = parts[at]
    return -1 if waiting else at


def _placed(found: list[Stretch], text: str) -> tuple[tuple[Span, ...], int]:
    """The spans, a mark's first and last space left out, and how many characters are linked."""
    linked = last = 0
    nested = False
    spans: list[Span] = []
    for begins, ends, mark, href, leads in found:
        start = begins + 1 if text[begins] == " " else begins
        end = ends - 1 if text[ends - 1] == " " else ends
        nested, last = nested or begins < last, ends
        if start < end:
            if leads:
                linked += end - start
            if href or mark is not _LINK:
                spans.append(Span(start, end, mark, href))
    if nested:
        spans.sort(key=_order)
    return tuple(spans), linked


def _order(span: Span) -> tuple[int, int]:
    return span.start, -span.end
