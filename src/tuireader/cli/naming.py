"""Which articles the words of a command name: "id:12" each, or a search; and names that are told on stdin."""

import re
import sys
from collections.abc import Sequence

from tuireader.cli.saying import say
from tuireader.errors import QueryError
from tuireader.library import Library
from tuireader.model.query import All, Query, Words

_ID = re.compile(r"id:(\d{1,15})")


async def sought(library: Library, words: Sequence[str]) -> Query | list[int]:
    """As `named`; StoreError where a number is none of the library's."""
    found = named(words)
    if isinstance(found, list):
        there = {row.id for row in await library.rows(found)}  # which unpacks none of them
        for article_id in found:
            if article_id not in there:
                await library.article(article_id)
    return found


def named(words: Sequence[str]) -> Query | list[int]:
    """QueryError, too, where only some of the words are ids."""
    numbers = [_ID.fullmatch(word) for word in words]
    if words and all(numbers):
        return [int(found[1]) for found in numbers if found]
    if any(numbers):
        at = next(at for at, found in enumerate(numbers) if found)
        raise QueryError("“id:” names an article, and no search stands beside it.", len(" ".join([*words[:at], ""])))
    return Query.parse(" ".join(words))


async def meant(library: Library, words: Sequence[str]) -> Query | list[int]:
    """As `sought`, for what marks them: QueryError where nothing is asked for, which would be the whole library. A number
    is a word like any other, and that is said."""
    found = await sought(library, words)
    if found == Query():
        raise QueryError("An empty query is the whole library; before:1d, is:unread and the like say what is meant.")
    match found:
        case Query(All((Words(text, prefix=False),))) if text.isascii() and text.isdigit():
            say(f"“{text}” is looked for as a word; the article of that number is id:{text}.")
    return found


def told(names: Sequence[str]) -> list[str]:
    """The names, with the lines of stdin in the place of "-": what stands on a command line can be seen by everybody on this
    machine, and an address may hold a login."""
    lines = [line.strip() for line in sys.stdin] if "-" in names and sys.stdin else []
    return [one for name in names for one in (filter(None, lines) if name == "-" else [name])]
