"""How an article and the source it was made of lie in one blob.

    zstd( article JSON, NUL, what came with the source as JSON, NUL, the source's bytes )

One frame, because both are about the same: the second copy of the same words costs next to nothing. Neither JSON can
hold a NUL (safe.py), so the first two NULs part the three. The frame is packed with the library's dictionary
(dictionaries.py), which saves two fifths, and names it (RFC 8878).
"""

import json
import sys
from collections.abc import Callable
from functools import lru_cache

from tuireader.model import codec
from tuireader.model.article import Article
from tuireader.model.source import Source
from tuireader.store import deflated, kept

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 3  # 6 saves four per cent more and takes three times as long
# Sources past this are kept without the bytes: a 60 MB page would be read again from where it came.
SOURCE_LIMIT = 4_000_000
_MAGIC = b"\x28\xb5\x2f\xfd"  # of a frame
PLAIN_LIMIT = 64_000_000  # bytes that a blob may unpack to: a damaged or foreign one is no bomb

Dictionaries = Callable[[int], bytes]  # a dictionary's id -> the dictionary, b"" where it is not there


def pack(article: Article, source: Source | None = None, dictionary: bytes = b"") -> bytes:
    """The blob of both, without what the article's row holds."""
    plain = kept.plain(article)
    if source is not None and len(source.body) <= SOURCE_LIMIT:
        plain = b"\0".join((plain, _about(source, article), source.body))
    return compress(plain, dictionary)


def _about(source: Source, article: Article) -> bytes:
    return _facts(source.name, "" if source.url == article.url else source.url, source.media_type, source.charset)


@lru_cache(maxsize=8)
def _facts(name: str, url: str, media_type: str, charset: str) -> bytes:
    """Of the entries of a feed mostly the same."""
    facts = {"name": name, "url": url, "type": media_type, "charset": charset}
    said = {name: value for name, value in facts.items() if value}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def compress(plain: bytes, dictionary: bytes) -> bytes:
    return _press(dictionary).compress(plain, zstd.ZstdCompressor.FLUSH_FRAME)


@lru_cache(maxsize=2)
def _press(dictionary: bytes) -> "zstd.ZstdCompressor":
    """Used for frame after frame: taking the dictionary in costs more than packing."""
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: LEVEL,
        zstd.CompressionParameter.checksum_flag: 1,
    }
    return zstd.ZstdCompressor(options=options, zstd_dict=_loaded(dictionary))


@lru_cache(maxsize=4)
def _loaded(dictionary: bytes) -> "zstd.ZstdDict | None":
    return zstd.ZstdDict(dictionary) if dictionary else None


def learned(plains: list[bytes], size: int) -> tuple[int, bytes]:
    """A dictionary of at most `size` bytes for blobs like these, and its id; (0, b"") where they are too few or too small."""
    try:
        found = zstd.train_dict(plains, size)
    except (zstd.ZstdError, ValueError):
        return 0, b""
    return found.dict_id, found.dict_content


def article_of(packed: bytes, dictionaries: Dictionaries) -> Article:
    """The article in the blob, without what its row holds; ValueError where it is damaged."""
    return codec.decode(json.loads(unpack(packed, dictionaries).partition(b"\0")[0], strict=False))


def source_of(packed: bytes, url: str, dictionaries: Dictionaries) -> Source | None:
    """The source in the blob, None where none was kept; ValueError where it is damaged. `url` is the article's own."""
    _, about, body = (*unpack(packed, dictionaries).split(b"\0", 2), b"", b"")[:3]
    if not about:
        return None
    facts = json.loads(about)
    return Source(body, facts.get("name", ""), facts.get("url", url), facts.get("type", ""), facts.get("charset", ""))


def is_old(packed: bytes) -> bool:
    """Whether a blob is of before the frames (deflated.py)."""
    return not packed.startswith(_MAGIC)


def dictionary_of(packed: bytes) -> int:
    """The id of the dictionary that a blob names, 0 for none or where it is damaged."""
    if is_old(packed):
        return deflated.dictionary_of(packed)
    try:
        return zstd.get_frame_info(packed).dictionary_id
    except zstd.ZstdError:
        return 0


def unpack(packed: bytes, dictionaries: Dictionaries) -> bytes:
    """The blob's plain bytes; ValueError where it is damaged."""
    if is_old(packed):
        named = deflated.dictionary_of(packed)
        return deflated.unpack(packed, dictionaries(named) if named else b"", PLAIN_LIMIT)
    try:
        named = zstd.get_frame_info(packed).dictionary_id
        press = zstd.ZstdDecompressor(zstd_dict=_loaded(dictionaries(named) if named else b""))
        plain = press.decompress(packed, PLAIN_LIMIT)
    except zstd.ZstdError as error:
        raise ValueError(str(error)) from error
    if not press.eof:
        raise ValueError("it stops short")
    return plain
