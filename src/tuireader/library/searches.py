"""Searches that the reader has named: kept, changed and taken away, each a step of the journal."""

import time

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.model.query import Query, facts
from tuireader.model.search import Search
from tuireader.safe import safe_line
from tuireader.store import database, journal, searches
from tuireader.store.database import Connection

_NAME = 60  # characters


async def every(library: Library) -> list[Search]:
    return await library.run(searches.every)


async def keep(library: Library, name: str, query: str) -> None:
    """Gives the query a name. QueryError where it cannot be read, ReaderError where the name is none or the search would
    be about itself."""
    name = safe_line(name, _NAME)
    if not name or '"' in name:
        raise ReaderError(f"“{name}” can be no name of a search.")
    if not str(parsed := Query.parse(query)):
        raise ReaderError("An empty search is the whole library, and has a name already.")
    if any(fact.field == "search" for fact in facts(parsed.must)):
        raise ReaderError("A search with a name is made of words and facts, not of another one.")
    await library.run(_put, name, str(parsed), f"search “{name}” kept", int(time.time()))


async def remove(library: Library, name: str) -> None:
    """Takes the name away; no article is touched."""
    if not await library.run(searches.find, name):
        raise ReaderError(f"There is no search “{safe_line(name, _NAME)}”; `tuireader search list` shows them.")
    await library.run(_put, name, "", f"search “{name}” removed", int(time.time()))


def _put(db: Connection, name: str, query: str, sentence: str, now: int) -> None:
    with database.transaction(db, lasting=True):
        journal.remember(db, sentence, "search", searches.put(db, name, query), now)
