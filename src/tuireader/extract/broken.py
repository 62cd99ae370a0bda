"""Lines that an entry ends by <br>: verses, addresses, the chapters of an episode, what is to be brought along.

Three short ones in a row are lines that were meant, and become paragraphs; one or two breaks are where somebody's editor, or his
habit, ended a line of running text.
"""

import re

_BREAK = re.compile(r"<br\b[^<>]*>\s*", re.I)
_BORDER = re.compile(
    r"(</?(?:article|aside|blockquote|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|t[dhr]|ul)\b"
    r"[^<>]*>|<br\b[^<>]*>\s*<br\b[^<>]*>)",
    re.I,
)
_TAG = re.compile(r"<[^<>]*>")
_KEPT = re.compile(r"<(/?)(?:blockquote|pre)\b", re.I)  # what is set apart by itself keeps its own lines
_FEWEST, _LONGEST = 3, 80  # lines; characters of one


def parted(text: str) -> str:
    """The HTML with such lines as paragraphs."""
    if text.count("<br") + text.count("<BR") < _FEWEST - 1:
        return text
    parts, depth = _BORDER.split(text), 0
    for at, part in enumerate(parts):
        if kept := _KEPT.match(part):
            depth += -1 if kept[1] else 1
        elif not depth and at % 2 == 0:
            parts[at] = _parted(part)
    return "".join(parts)


def _parted(text: str) -> str:
    lines = _BREAK.split(text)
    shown = [len(" ".join(_TAG.sub("", line).split())) for line in lines]
    filled = [length for length in shown if length]
    meant = len(filled) >= _FEWEST and max(filled) <= _LONGEST
    return "<br><br>".join(lines) if meant else text
