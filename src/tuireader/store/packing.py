"""How an article and the source it was made of lie in one blob.

    deflate( article JSON, NUL, what came with the source as JSON, NUL, the source's bytes )

One stream, because both are about the same; the words of the source that are the article's are left out (sources.py).
Neither JSON can hold a NUL (safe.py), so the first two NULs part the three. The stream is primed with the library's dictionary
(dictionaries.py), which saves a fifth to a quarter; by RFC 1950 it names the one it was primed with.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from functools import lru_cache
from typing import Any

from tuireader.model import codec
from tuireader.model.article import Article
from tuireader.model.source import Source
from tuireader.store import sources

LEVEL = 5  # 6 saves one per cent more and takes half as long again
# Sources past this are kept without the bytes: a 60 MB page would be read again from where it came.
SOURCE_LIMIT = 4_000_000
PLAIN_LIMIT = 64_000_000  # bytes that a blob may unpack to: a damaged or foreign one is no bomb
_PRIMED = 0x20  # FDICT, in the second byte of the stream

Dictionaries = Callable[[int], bytes]  # a dictionary's checksum -> the dictionary, b"" where it is not there


def pack(article: Article, source: Source | None = None, dictionary: bytes = b"") -> bytes:
    """The blob of both, without what the article's row holds: a twentieth of it."""
    bare = replace(article, id="", headline="", site="", url=None, byline="", language="", minutes=0)
    if (when := article.published) and when.tzinfo is UTC and not when.microsecond:
        bare = replace(bare, published=None)  # another zone's time would come back as this one's
    plain = _dump(_pruned(codec.encode(bare)))
    if source is not None and len(source.body) <= SOURCE_LIMIT:
        plain = b"\0".join((plain, *_source(source, article)))
    return deflate(plain, dictionary)


def _source(source: Source, article: Article) -> tuple[bytes, bytes]:
    url = "" if source.url == article.url else source.url
    about = {"name": source.name, "url": url, "type": source.media_type, "charset": source.charset}
    body = sources.parted(source.body, article)
    about |= {"whole": "yes"} if body is None else {}
    return _dump(_pruned(about)), source.body if body is None else body


def deflate(plain: bytes, dictionary: bytes) -> bytes:
    press = _press(dictionary).copy()
    return press.compress(plain) + press.flush()


@lru_cache(maxsize=2)
def _press(dictionary: bytes) -> "zlib._Compress":
    """Copied for each blob: priming anew would cost as much as packing."""
    return zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)


def article_of(packed: bytes, dictionaries: Dictionaries) -> Article:
    """The article in the blob, without what its row holds; ValueError where it is damaged."""
    return codec.decode(json.loads(inflate(packed, dictionaries).partition(b"\0")[0]))


def source_of(packed: bytes, url: str, dictionaries: Dictionaries) -> Source | None:
    """The source in the blob, None where none was kept; ValueError where it is damaged. `url` is the article's own."""
    head, about, body = (*inflate(packed, dictionaries).split(b"\0", 2), b"", b"")[:3]
    if not about:
        return None
    facts = json.loads(about)
    if "whole" not in facts:
        body = sources.joined(body, codec.decode(json.loads(head)))
    return Source(body, facts.get("name", ""), facts.get("url", url), facts.get("type", ""), facts.get("charset", ""))


def inflate(packed: bytes, dictionaries: Dictionaries) -> bytes:
    """The blob's plain bytes; ValueError where it is damaged."""
    primed = len(packed) > 6 and packed[1] & _PRIMED
    dictionary = dictionaries(int.from_bytes(packed[2:6], "big")) if primed else b""
    press = zlib.decompressobj(zdict=dictionary)
    try:
        plain = press.decompress(packed, PLAIN_LIMIT)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not press.eof:
        raise ValueError("it stops short")
    return plain


_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def _dump(value: Any) -> bytes:
    return _encoder.encode(value).encode("utf-8", "replace")


def _pruned(value: Any) -> Any:
    """Without what decoding takes for granted: "", None, False and empty lists, and the text that a speech repeats."""
    if isinstance(value, dict):
        if "speaker" in value:
            value = {k: v for k, v in value.items() if k != "text"}
        return {k: _pruned(v) for k, v in value.items() if v or type(v) is int}
    if isinstance(value, list):
        return [_pruned(v) for v in value]
    return value
