"""Footnotes: which mark in the text stands for which note, told by the marks themselves.

Pages tie the two by links inside the page, which do not outlive it; what stays is "[3]", "³" or a figure behind a full stop
in the text, and the same mark before the note, or the note's number in a list called Notes.
"""

import re
from collections.abc import Container, Iterator

from tuireader.model.article import Article, Listing, Paragraph, PartRole, Subhead

Reference = tuple[int, int, str]
"""From, to, and the mark as `notes` knows it."""

_LEADING = re.compile(
    r"\s*(?:\[(\d{1,3}|[*†‡§]{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.):\]]?(?=\s)|([*†‡§]{1,3})|([¹²³⁰⁴-⁹]{1,3}))[.:]?\s*"
)
_MARKS = re.compile(
    r"\[(\d{1,3}|[*†‡§]{1,3})\]|([¹²³⁰⁴-⁹]{1,3})"
    r"|(?<=[^\W\d_][.,;:!?”\"’»)])(\d{1,3})(?=\s|$)"
    r"|(?<=[^\s*])([*†‡§]{1,3})(?=[\s.,;:!?)]|$)"
)
_BACK = " ↩↵⏎↑^\ufe0e\ufe0f"
"""What leads back to the text, where the page had links."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALLED = frozenset(
    ("notes", "note", "footnotes", "endnotes", "references", "anmerkungen", "fußnoten", "einzelnachweise", "notes de bas de page",
     "références", "notas", "referencias", "notas al pie", "note a piè di pagina", "noten", "voetnoten", "fotnoter", "przypisy")
)  # fmt: skip


def notes(article: Article) -> dict[str, str]:
    """mark -> note, of an article that has any."""
    found: dict[str, str] = {}
    called = False
    for block in article.blocks:
        match block:
            case Subhead(text):
                called = text.strip(" :").casefold() in _CALLED
            case Listing(items) if called and block.ordered:
                found |= {str(n): words.rstrip(_BACK) for n, words in enumerate(items, 1)}
            case Paragraph(text) if (called or block.role is PartRole.FOOTNOTE) and (mark := _LEADING.match(text)):
                found[_plain(mark)] = text[mark.end() :].rstrip(_BACK)
            case _:
                pass
    return found


def references(text: str, known: Container[str]) -> Iterator[Reference]:
    """Where marks of known notes stand in a text."""
    for found in _MARKS.finditer(text):
        if (mark := _plain(found)) in known:
            yield found.start(), found.end(), mark


def _plain(found: re.Match[str]) -> str:
    return mark_of(next(group for group in found.groups() if group))


def mark_of(text: str) -> str:
    """A mark as `notes` knows it: without brackets, in plain figures."""
    return text.strip("[]()").translate(_RAISED)
