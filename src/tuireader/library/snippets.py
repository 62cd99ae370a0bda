"""Where a search hit a story: the index keeps no text, so the few stories on the screen are looked through themselves.

Letters are compared as the index compares them, without case and accents, one for one, so that places stay places.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tuireader.model.article import Article, block_text
from tuireader.model.row import Snippet

_BEFORE, _LENGTH = 40, 180  # characters before the first hit, and in all


def snippet(article: Article, wanted: Sequence[str]) -> Snippet:
    """The first stretch of the text with one of the words in it; the beginning of the text where none is."""
    flat = [_flat(word) for word in wanted if word.strip()]
    for closed in (r"(?!\w)", ""):
        words = re.compile("|".join(_pattern(word, closed) for word in flat)) if flat else None
        for text in _texts(article) if words else ():
            if words and (hit := words.search(_flat(text))):
                return _stretch(text, hit.start(), words)
    return Snippet(_cut(next(_texts(article), ""), 0)[0])


def _pattern(word: str, closed: str) -> str:
    """At the beginning of a word, where words have a beginning."""
    return rf"(?<!\w){re.escape(word)}{closed}" if word.isascii() else re.escape(word)


def _stretch(text: str, at: int, words: "re.Pattern[str]") -> Snippet:
    cut, start = _cut(text, max(0, at - _BEFORE))
    hits = tuple(hit.span() for hit in words.finditer(_flat(cut)))
    return Snippet(cut, hits) if start == 0 else Snippet("…" + cut, tuple((a + 1, b + 1) for a, b in hits))


def _cut(text: str, start: int) -> tuple[str, int]:
    """From a word's beginning, so far as a line or two; and where that is."""
    if start and (space := text.find(" ", start, start + 20)) > 0:
        start = space + 1
    piece = text[start : start + _LENGTH]
    return piece.replace("\n", " ").replace("\t", " "), start


def _texts(article: Article) -> Iterator[str]:
    if article.standfirst:
        yield article.standfirst
    for block in article.blocks:
        if text := block_text(block):
            yield text


def _flat(text: str) -> str:
    """Small letters without accents, as many as there were."""
    if text.isascii():
        return text.lower()
    return "".join(c.lower() if c < "\x80" else _bare(c) for c in text)


def _bare(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter
