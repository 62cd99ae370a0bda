"""What stays and what goes: retention by age and number, said before it happens, and the room given back.

What the reader set store by is never removed: starred, tagged or noted, marked unread again, begun, or filed from a file.
The marks outlive the article, so that a feed which still has it does not bring it back unread.
"""

import time
from collections.abc import Iterator
from itertools import islice

from tuireader.library import Library
from tuireader.store import articles, database, retention, upkeep
from tuireader.store.database import Connection

_BATCH = 500  # articles a transaction: a reader who presses a key waits for one of them at most


async def over(library: Library, days: int, per_feed: int) -> int:
    """How many articles the settings would remove now; 0 days or articles keeps for ever."""
    return await library.run(lambda db: len(retention.over(db, days, per_feed, int(time.time()))))


async def clear(library: Library, days: int, per_feed: int) -> int:
    """Removes what is over, batch by batch; how many went."""
    gone = 0
    ids = iter(await library.run(retention.over, days, per_feed, int(time.time())))
    for batch in _batches(ids):
        await library.run(_remove, batch)
        gone += len(batch)
    return gone


def _batches(ids: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(ids, _BATCH)):
        yield batch


def _remove(db: Connection, ids: list[int]) -> None:
    with database.transaction(db):
        articles.remove(db, ids)


async def tidy_after(library: Library, new: int) -> None:
    """Puts the file in order when a run has brought in much of what is in it: a tenth of its size, for a tenth of the time."""
    counts = await library.counts()
    if new >= 1_000 and new * 4 >= counts.total:
        await library.run(upkeep.tidy)
