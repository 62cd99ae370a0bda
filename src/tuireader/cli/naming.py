"""Which articles the words of a command name: "id:12" each, or a search."""

import re
from collections.abc import Sequence

from tuireader.library import Library
from tuireader.model.query import Query


async def sought(library: Library, words: Sequence[str]) -> Query | list[int]:
    """As `named`; StoreError where a number is none of the library's."""
    found = named(words)
    if isinstance(found, list):
        for article_id in found:
            await library.article(article_id)
    return found


def named(words: Sequence[str]) -> Query | list[int]:
    numbers = [re.fullmatch(r"id:(\d{1,15})", word) for word in words]
    if words and all(numbers):
        return [int(found[1]) for found in numbers if found]
    return Query.parse(" ".join(words))
