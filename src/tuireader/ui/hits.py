"""Finding in an article: where words stand in its blocks."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tuireader.model.article import Article
from tuireader.typeset.lines import FOOT, HEAD
from tuireader.typeset.sheet import verbatim


class Hit(NamedTuple):
    """Characters `start` to `end` of a block's text."""

    block: int
    start: int
    end: int


def hits(article: Article, words: Iterable[str]) -> list[Hit]:
    """Where any of the words stands, whatever its case, in the order of the text. A word's spaces match any space."""
    patterns = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    if not patterns:
        return []
    pattern = re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE)
    return [
        Hit(block, match.start(), match.end())
        for block in (HEAD, *range(len(article.blocks)), FOOT)
        for match in pattern.finditer(verbatim(article, block))
    ]
