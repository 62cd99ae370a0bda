"""How an article and the source it was made of lie in one blob.

    deflate( article JSON, NUL, what came with the source as JSON, NUL, the source's bytes )

One stream, because the article's words are the source's words: the second copy costs a few per cent. Neither JSON can
hold a NUL (safe.py), so the first two NULs part the three.
"""

import json
import zlib
from dataclasses import replace
from typing import Any

from tuireader.model import codec
from tuireader.model.article import Article
from tuireader.model.source import Source

LEVEL = 6
# Sources past this are kept without the bytes: a 60 MB page would be read again from where it came.
SOURCE_LIMIT = 4_000_000


def pack(article: Article, source: Source | None = None) -> bytes:
    """The blob of both; the article's id is left out, it is the row's."""
    head = _dump(_pruned(codec.encode(replace(article, id=""))))
    if source is None or len(source.body) > SOURCE_LIMIT:
        return zlib.compress(head, LEVEL)
    about = _pruned({"name": source.name, "url": source.url, "type": source.media_type, "charset": source.charset})
    return zlib.compress(b"\0".join((head, _dump(about), source.body)), LEVEL)


def article_of(packed: bytes, article_id: int) -> Article:
    """The article in the blob; ValueError where it is damaged."""
    head = _open(packed).partition(b"\0")[0]
    return replace(codec.decode(json.loads(head)), id=str(article_id))


def source_of(packed: bytes) -> Source | None:
    """The source in the blob, None where none was kept; ValueError where it is damaged."""
    _, about, body = (*_open(packed).split(b"\0", 2), b"", b"")[:3]
    if not about:
        return None
    facts = json.loads(about)
    return Source(body, *(facts.get(key, "") for key in ("name", "url", "type", "charset")))


def _open(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _pruned(value: Any) -> Any:
    """Without what decoding takes for granted: "", None, False and empty lists, and the text that a speech repeats."""
    if isinstance(value, dict):
        if "speaker" in value:
            value = {k: v for k, v in value.items() if k != "text"}
        return {k: _pruned(v) for k, v in value.items() if v not in ("", None, []) and v is not False}
    if isinstance(value, list):
        return [_pruned(v) for v in value]
    return value
