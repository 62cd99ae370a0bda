"""What stays and what goes: retention by age and number, said before it happens, and the room given back.

What the reader set store by is never removed: starred, tagged or noted, marked unread again, begun, or filed from a file.
The marks outlive the article, so that a feed which still has it does not bring it back unread.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from tuireader.errors import StoreError
from tuireader.library import Library
from tuireader.model.events import Clearing, Tell
from tuireader.store import articles, database, dictionaries, retention, upkeep
from tuireader.store.database import Connection

_BATCH = 500  # articles a transaction: a reader who presses a key waits for one of them at most


async def clear(library: Library, days: int, per_feed: int, tell: Tell = lambda event: None) -> int:
    """Removes what the settings would keep no longer, batch by batch, and tells how many before; how many went. 0 days or
    articles keeps for ever."""
    gone = 0
    ids = await library.run(retention.over, days, per_feed, int(time.time()))
    if ids:
        tell(Clearing(len(ids)))
    for batch in _batches(iter(ids)):
        await library.run(_remove, batch)
        gone += len(batch)
    return gone


def _batches(ids: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(ids, _BATCH)):
        yield batch


def _remove(db: Connection, ids: list[int]) -> None:
    with database.transaction(db):
        articles.remove(db, ids)


_MUCH = 1_000  # articles that a run has brought in


async def tidy_after(library: Library, new: int) -> None:
    """Puts the file in order when an import has brought in much of what is in it: a tenth of its size, for a tenth of the time."""
    counts = await library.counts()
    if new >= _MUCH and new * 4 >= counts.total:
        await library.run(upkeep.tidy)
    else:
        await catch_up(library, new)


async def catch_up(library: Library, new: int) -> None:
    """What a large run leaves undone, by one that has brought in little: some pieces of the index put together, and, where there
    was anything to pack, a dictionary learned if the library has outgrown its own."""
    if new < _MUCH:
        with suppress(StoreError):  # the next one will
            await library.run(upkeep.gather)
            if new:
                await library.run(dictionaries.renew)
