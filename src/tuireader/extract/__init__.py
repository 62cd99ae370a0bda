"""Bytes become typed articles. Never network, store or screen.

The door of the wing. Imports are late: the HTML extractor costs 0.3 s, which a text file and the reader's own process
must not pay. A kind of source is a file in `sources/` with a `SOURCE`; the surest one reads the bytes.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tuireader.errors import ExtractError
from tuireader.model.article import Article, Block, Code, Dropped, Figure, Listing, Paragraph, Rule, Table, block_text
from tuireader.model.source import Source

if TYPE_CHECKING:
    from tuireader.extract.kind import Explained, Kind

WORDS_A_MINUTE = 230
IDEOGRAPHS_A_MINUTE = 500
# Bytes of UTF-8 by what they begin: a character of Chinese, Japanese or Korean (from U+3040 on, for those of E3 80 are
# punctuation), or a letter of any other script. Ten times as fast as looking at characters.
_IDEOGRAPHS = range(0xE3, 0xEE)
_OTHERS = bytes({*range(256)} - {*_IDEOGRAPHS})
_WORDS = bytes(ord(" ") if byte in (*_IDEOGRAPHS, *b" \n") else ord("w") for byte in range(256))
_INNER = bytes(range(0x80, 0xC0))
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"SQLite format 3")


class Fragment(NamedTuple):
    """What a feed entry's HTML holds: its blocks, and what was left out of them."""

    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def article(source: Source) -> Article:
    """The article that the bytes hold. ExtractError, one sentence, where there is none."""
    return _kind(source).article(source)


def explain(source: Source) -> list["Explained"]:
    """Every line of the source: its text, what it was taken for, and the votes, strongest first."""
    return _kind(source).explain(source)


def fragment(html: str, base_url: str = "") -> Fragment:
    """The blocks of HTML that is an article already, as in a feed entry: nothing around it has to be told apart.
    Relative addresses are resolved against `base_url`."""
    return _entries()(html, base_url)


@cache  # the statement takes longer than to read a teaser
def _entries() -> Callable[[str, str], Fragment]:
    from tuireader.extract.entry import read  # named so, for a module "fragment" would take this function's place

    return read


def minutes(blocks: Iterable[Block]) -> int:
    """Reading time, at least 1: words by the minute, in Chinese, Japanese and Korean characters by the minute."""
    words = ideographs = 0
    for block in blocks:
        match block:
            case Paragraph():
                text = block.text
            case Figure() | Rule():
                continue
            case Listing():
                text = " ".join(block.items)
            case Code() | Table():
                text = " ".join(block_text(block).split())
            case _:
                text = block.text
        if not text.isascii() and (found := _ideographs(text)):
            ideographs += found[0]
            words += found[1]
        elif text:
            words += text.count(" ") + 1  # one space between two words (model/article.py)
    return max(1, round(words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE))


def _ideographs(text: str) -> tuple[int, int] | None:
    """How many there are, and how many words beside them; None where there is none."""
    encoded = text.encode("utf-8", "replace")
    begun = encoded.translate(None, _OTHERS)
    if not begun or not (count := len(begun) - encoded.count(b"\xe3\x80")):
        return None
    return count, (b" " + encoded.translate(_WORDS, _INNER)).count(b" w")


def _kind(source: Source) -> "Kind":
    if not source.body.strip():
        raise ExtractError("The file is empty.")
    if _is_binary(source.body):
        raise ExtractError("This is a binary file, and no text or web page.")
    from tuireader.registry import every

    kinds: list[Kind] = [kind for _, kind in every("tuireader.extract.sources", "SOURCE")]
    surest = max(kinds, key=lambda kind: kind.recognises(source), default=None)
    if surest is None or surest.recognises(source) <= 0:
        raise ExtractError("Nothing in this file can be read as an article.")
    return surest


def _is_binary(body: bytes) -> bool:
    if body.startswith(_BINARY):
        return True
    head = body[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 is full of zero bytes, and is text
        return False
    return b"\x00" in head
