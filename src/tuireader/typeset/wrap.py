"""Lines of running text: where they break, measured in cells.

Breaks fall at spaces, after a dash between letters, between ideographs (with the signs that may not begin or end a
line kept where they belong), and inside a word only where the word alone is wider than the line. Right-to-left text is
broken in its logical order, as any other; which way a line runs is the terminal's business.
"""

import re

from tuireader.typeset.cells import narrow, widths
from tuireader.typeset.hyphens import Hyphens

Stretch = tuple[int, int]
"""Start and end of a line in the text, its trailing space left out."""

RAGGED = 5
"""Cells at the end of a line that may stay empty; only where it would be more is a word parted."""

WIDOW = 9
"""A last line with fewer characters than this looks lost."""

# After a hyphen only between whole words: "well-known" may part, "two-way" and "dit-il" are better kept.
_DASH = re.compile(r"(?<=[^\W\d_]{4})-(?=[^\W\d_]{3})|(?<=\w)—(?=\w)")
# French sets a space inside its quotation marks and before its tall stops; a line does not part there.
_CLINGS_TO_NEXT, _CLINGS_TO_LAST = "«‹", "»›?!:;%€"
_WORD = re.compile(r"[^\W\d_]{6,}(?![\w@/])")
_ADDRESS = re.compile(r"[/?&=._-](?=[^/?&=._-])")
# Kinsoku, the signs that matter: closing marks, small kana and stops do not begin a line, opening marks do not end one.
_NO_START = frozenset(
    "、。，．・：；？！ゝゞヽヾ々ー）］｝」』】〕〉》〗〙’”»)]},.:;?!%…‥〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NO_END = frozenset("（［｛「『【〔〈《〖〘‘“«([{¥$£＄￥")


def wrap(text: str, width: int, hyphens: Hyphens | None = None) -> list[Stretch]:
    """The lines of `text` within `width` cells; every character but spaces at the breaks is on exactly one line. With
    `hyphens` a word may part where a line would end early, and leaves a cell for the hyphen."""
    width = max(1, width)
    return _narrow_lines(text, width, hyphens) if narrow(text) else _wide_lines(text, width)


def _narrow_lines(text: str, width: int, hyphens: Hyphens | None) -> list[Stretch]:
    lines: list[Stretch] = []
    start, size = len(text) - len(text.lstrip(" ")), len(text)
    while size - start > width:
        at = _break(text, start, _space(text, start, start + width + 1), width)
        if hyphens is not None and at < start + width - RAGGED:
            at = _parted(text, at, start + width, hyphens)
        lines += _line(text, start, at)
        start = at
        while start < size and text[start] == " ":
            start += 1
    if start < size:
        lines.append((start, len(text.rstrip(" ")) if text[-1] == " " else size))
    return [line for line in lines if line[1] > line[0]]


def _line(text: str, start: int, end: int) -> list[Stretch]:
    """A line without the spaces at its end; none where there is nothing else."""
    while end > start and text[end - 1] == " ":
        end -= 1
    return [(start, end)] if end > start else []


def _space(text: str, start: int, end: int) -> int:
    """The last space before `end` that a line may end at; any, where there is none such; -1 for none at all."""
    last = at = text.rfind(" ", start, end)
    while at > start and _clings(text, at):
        at = text.rfind(" ", start, at)
    return at if at > start else last


def _clings(text: str, space: int) -> bool:
    after = text[space + 1 : space + 2]
    alone = after in _CLINGS_TO_LAST and text[space + 2 : space + 3] in " .,)"
    return (after != "" and alone) or (space > 0 and text[space - 1] in _CLINGS_TO_NEXT)


def _break(text: str, start: int, space: int, width: int) -> int:
    """Where the line from `start` ends, in a text that goes on beyond it; `space` is the last one within reach."""
    low, high = max(space, start) + 1, start + width
    if text.find("-", low, high) >= 0 or text.find("—", low, high) >= 0:
        dashes = [found.end() for found in _DASH.finditer(text, low, high + 3) if found.end() <= high]
        if dashes:
            return dashes[-1]
    if space > start:
        return space
    signs = [found.end() for found in _ADDRESS.finditer(text, start + width // 2, high)]
    return signs[-1] if signs else high


def _parted(text: str, space: int, high: int, hyphens: Hyphens) -> int:
    """A place in the word behind `space` where it may part, with the hyphen before `high`; else the space itself."""
    word = _WORD.match(text, space + 1)
    if text[space : space + 1] != " " or word is None or word[0].isupper():
        return space
    places = [space + 1 + place for place in hyphens(word[0]) if space + 1 + place < high]
    return places[-1] if places else space


def _wide_lines(text: str, width: int) -> list[Stretch]:
    cells = widths(text)
    lines: list[Stretch] = []
    start = cut = len(text) - len(text.lstrip(" "))
    used = 0
    for i in range(start, len(text)):
        cell = cells[i]
        if i > start and _may_break(text, cells, i):
            cut = i
        while used + cell > width and text[i] != " " and i > start:
            at = cut if cut > start else _cluster(text, i, start)
            lines += _line(text, start, at)
            start = at
            used = sum(cells[start:i])
        used += cell
    end = len(text.rstrip(" "))
    if end > start:
        lines.append((start, end))
    return lines


def _cluster(text: str, at: int, start: int) -> int:
    """A place at or before `at` inside a word where no flag is cut in two (joined characters have no cells of their
    own, so none of them is ever the one that overflows)."""
    run = at
    while run > start and _flag_half(text[run - 1]):
        run -= 1
    return at - 1 if _flag_half(text[at]) and (at - run) % 2 and at - 1 > start else at


def _may_break(text: str, cells: list[int], i: int) -> bool:
    before, after = text[i - 1], text[i]
    if after == " ":
        return False
    if before == " ":
        return not _clings(text, i - 1)
    if not cells[i]:
        return False
    if before in "-—":
        return i > 1 and _DASH.match(text, i - 1) is not None
    if after in _NO_START or before in _NO_END:
        return False
    return _ideograph(after) or _ideograph(_base(text, cells, i - 1))


def _base(text: str, cells: list[int], i: int) -> str:
    while i > 0 and not cells[i]:
        i -= 1
    return text[i]


def _ideograph(character: str) -> bool:
    """Kana, Han and their punctuation; Korean breaks at spaces."""
    return (
        "\u2e80" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or "\uff01" <= character <= "\uff60"
        or ("\U00020000" <= character <= "\U0003fffd")
    )


def _flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def balanced(text: str, width: int) -> list[Stretch]:
    """Lines in the least width that keeps their number: for headlines, standfirsts, captions."""
    lines = wrap(text, width)
    if len(lines) < 2 or len(lines) > 12:
        return lines
    low, high = 1, width
    while low < high:
        middle = (low + high) // 2
        tried = wrap(text, middle)
        if len(tried) <= len(lines):
            high, lines = middle, tried
        else:
            low = middle + 1
    return lines


def settled(text: str, width: int, hyphens: Hyphens | None = None) -> list[Stretch]:
    """Lines whose last one is no widow, where up to eight columns less can help it; only the end of a long paragraph is
    set narrower."""
    lines = wrap(text, width, hyphens)
    if len(lines) < 2 or lines[-1][1] - lines[-1][0] >= WIDOW:
        return lines
    kept, tail = lines[:-12], lines[-12:]
    start = tail[0][0]
    for narrower in range(width - 1, max(width - 9, width // 2), -1):
        tried = [(start + a, start + b) for a, b in wrap(text[start:], narrower, hyphens)]
        if len(tried) == len(tail) and tried[-1][1] - tried[-1][0] >= WIDOW:
            return kept + tried
    return lines
