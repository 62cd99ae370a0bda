"""A source beside the article that was made of it: the words that both have are kept once, in the article.

A page or a feed's HTML is its article's words with marks between them. Each run of words that stands in both gives way,
in the source, to one byte; that alone is a twentieth of the whole library. What is left still compresses.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from tuireader.model.article import Article, Block, Listing, Paragraph, Quote, Span, Subhead, block_text

_HERE, _NOT_HERE = b"\x01", b"\x02"
_MARKS = re.compile(b"[\x01\x02]")
_SHORTEST = 12  # characters: below, deflate does as well


def parted(body: bytes, article: Article) -> bytes | None:
    """The source without the article's words; None where it holds the marks itself, and so must be kept whole."""
    if _MARKS.search(body):
        return None
    at, parts = 0, list[bytes]()
    for run in _runs(article):
        found = body.find(run, at)
        parts.append(body[at:found] + _HERE if found >= 0 else _NOT_HERE)
        at = found + len(run) if found >= 0 else at
    return b"".join((*parts, body[at:]))


def joined(kept: bytes, article: Article) -> bytes:
    """The source as it was, of what `parted` left of it."""
    runs = _runs(article)
    return _MARKS.sub(lambda mark: _filled(mark[0], next(runs, b"")), kept)


def _filled(mark: bytes, run: bytes) -> bytes:
    return run if mark == _HERE else b""


def _runs(article: Article) -> Iterator[bytes]:
    """The article's words in order, cut where a link or emphasis begins or ends, as HTML writes them."""
    for block in article.blocks:
        for text in _texts(block):
            run = text.strip()
            if len(run) >= _SHORTEST:
                yield escape(run, quote=False).encode("utf-8", "replace")


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Paragraph(text=text, spans=spans) | Subhead(text=text, spans=spans) | Quote(text=text, spans=spans):
            return _cut(text, spans)
        case Listing(items, spans=spans):
            marks = [*spans, *((),) * (len(items) - len(spans))]
            return [run for item, marked in zip(items, marks, strict=False) for run in _cut(item, marked)]
        case _:
            return block_text(block).split("\n")


def _cut(text: str, spans: Iterable[Span]) -> list[str]:
    borders = sorted({0, len(text), *(at for span in spans for at in (span.start, span.end) if 0 <= at <= len(text))})
    return [text[start:end] for start, end in pairwise(borders)]
