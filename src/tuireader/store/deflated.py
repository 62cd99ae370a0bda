"""Blobs as the first libraries hold them: read as long as there are any, and written no more.

    deflate( article JSON, NUL, what came with the source as JSON, NUL, the source less the article's words )

Where a run of the article's words stood in the source there is one byte; a source that held that byte itself was kept whole and
says so. The stream names, by RFC 1950, the dictionary that it was primed with.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from tuireader.model import codec
from tuireader.model.article import Article, Block, Listing, Paragraph, Quote, Span, Subhead, block_text, texts_of

_HERE = b"\x01"
_MARKS = re.compile(b"[\x01\x02]")
_SHORTEST = 12  # characters of a run that gave way
_PRIMED = 0x20  # FDICT, in the second byte of the stream


def dictionary_of(packed: bytes) -> int:
    """The checksum of the dictionary that a stream names, 0 for none."""
    return int.from_bytes(packed[2:6], "big") if len(packed) > 6 and packed[1] & _PRIMED else 0


def unpack(packed: bytes, dictionary: bytes, limit: int) -> bytes:
    """The plain bytes of at most `limit`, as packing.py packs them now; ValueError where the stream is damaged."""
    press = zlib.decompressobj(zdict=dictionary)
    try:
        plain = press.decompress(packed, limit)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not press.eof:
        raise ValueError("it stops short")
    head, about, body = (*plain.split(b"\0", 2), b"", b"")[:3]
    if not about:
        return head
    facts = json.loads(about)
    if "whole" not in facts:
        body = _joined(body, codec.decode(json.loads(head)))
    said = {name: value for name, value in facts.items() if name != "whole"}
    return b"\0".join((head, json.dumps(said, ensure_ascii=False).encode(), body))


def _joined(kept: bytes, article: Article) -> bytes:
    """The source as it was."""
    runs = _runs(article)

    def filled(mark: re.Match[bytes]) -> bytes:
        run = next(runs, b"")
        return run if mark[0] == _HERE else b""

    return _MARKS.sub(filled, kept)


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
        case Listing():
            return [run for words, spans in texts_of(block) for run in _cut(words, spans)]
        case _:
            return block_text(block).split("\n")


def _cut(text: str, spans: Iterable[Span]) -> list[str]:
    borders = sorted({0, len(text), *(at for span in spans for at in (span.start, span.end) if 0 <= at <= len(text))})
    return [text[start:end] for start, end in pairwise(borders)]
