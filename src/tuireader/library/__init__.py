"""The one door to the library.

The screen and the command line speak to `Library` and to nothing behind it. Its methods are async and run, one after the
other, on one thread that owns the database connection: no locks. What fetches or parses lives in the modules beside this
one and is imported by the commands that need it, never by the reader's own process. What the first screen does not show
is imported by the methods that need it: the first key waits for all that stands at the top here.
"""

import time
from array import array
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from tuireader.errors import StoreError
from tuireader.model.query import Query
from tuireader.model.row import Counts, Row, Snippet, Status
from tuireader.model.search import Search
from tuireader.store import database, rows, sql
from tuireader.store.database import Connection
from tuireader.store.searches import every as every_search

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from concurrent.futures import ThreadPoolExecutor

    from tuireader.model.article import Article
    from tuireader.model.feed import Feed, Subscription
    from tuireader.model.raster import Raster
    from tuireader.model.source import Source

P = ParamSpec("P")
T = TypeVar("T")


class Library:
    """An open library; made by `await Library.open(path)`, ended by `await library.close()` or `async with`."""

    def __init__(self, path: Path, db: database.Connection, disk: "ThreadPoolExecutor") -> None:
        self.path = path
        # One sentence for the reader, "" when all is well.
        self.notice = _notice(db)
        self.is_damaged = db.damaged
        self._db = db
        self._disk = disk
        self._closed = False
        self._seen = 0

    @classmethod
    async def open(cls, path: Path, cache: int = database.CACHE) -> Self:
        """The library at `path`, made if it is not there; StoreError with one sentence where that cannot be. `cache` is in KB."""
        from concurrent.futures import ThreadPoolExecutor

        disk = ThreadPoolExecutor(1, "disk")
        try:
            db = await _loop().run_in_executor(disk, database.connect, path, cache)
        except BaseException:
            disk.shutdown(wait=False)
            raise
        library = cls(path, db, disk)
        await library.changed()
        return library

    async def close(self) -> None:
        """What was asked before is done first; what is asked afterwards gets a StoreError."""
        if self._closed:
            return
        self._closed = True
        await _loop().run_in_executor(self._disk, self._db.close)
        self._disk.shutdown(wait=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def run(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> Awaitable[T]:
        """`work(connection, …)` on the disk's thread: the way in for the library's own modules."""

        if self._closed:
            raise StoreError("The library is closed.")

        def guarded() -> T:
            with _sentences():
                return work(self._db, *args, **kwargs)

        return _loop().run_in_executor(self._disk, guarded)

    async def make_ready(self) -> None:
        """Imports, on the disk's thread, what the first open and the first mark would wait for."""
        await self.run(_make_ready)

    # -- what a list shows

    async def ids(self, query: Query, limit: int | None = None) -> "array[int]":
        """Ids of what matches, in the query's order; only the first `limit` where one is given."""
        return await self.run(sql.ids, query, _now(), limit)

    async def rows(self, ids: Sequence[int]) -> list[Row]:
        """The lines of the list for these ids, in the order asked; one that is gone is left out."""
        return await self.run(rows.rows, ids)

    async def snippets(self, query: Query, ids: Sequence[int]) -> dict[int, Snippet]:
        """For each of a screenful of articles where the query's words are in it; one that cannot be read is left out."""
        return await self.run(_snippets, query.words(), ids)

    async def feeds(self) -> "list[Feed]":
        """All subscriptions, by folder and name, with their kept counts."""
        from tuireader.store import feeds

        return await self.run(feeds.every)

    async def searches(self) -> list[Search]:
        """The searches that have a name."""
        return await self.run(every_search)

    async def counts(self) -> Counts:
        return await self.run(rows.counts)

    async def changed(self) -> bool:
        """Whether another process has written since the last time this was asked."""
        seen = await self.run(database.version_of)
        changed, self._seen = seen != self._seen, seen
        return changed

    # -- one article

    async def article(self, article_id: int) -> "Article":
        """The article; StoreError where it is not, or cannot be read any more."""
        from tuireader.store import articles

        found = await self.run(articles.read, article_id)
        if found is None:
            raise StoreError(f"There is no article {article_id} in the library.")
        return found

    async def source(self, article_id: int) -> "Source | None":
        """The bytes that the article was made of, where they were kept."""
        from tuireader.store import articles

        return await self.run(articles.source, article_id)

    async def pictures(self, urls: Iterable[str]) -> "dict[str, Raster]":
        """Of the pictures at these addresses those that were fetched, small enough for cells."""
        from tuireader.store import pictures

        return await self.run(pictures.cells, urls)

    async def status(self, article_id: int) -> Status:
        return await self.run(rows.status, article_id)

    async def keep_place(self, article_id: int, block: int, offset: int) -> None:
        """Where the reader stopped; block -1 for the very top, which is also that of a finished article."""
        await self.run(_keep_place, article_id, block, offset)

    # -- marks

    async def mark(self, ids: Iterable[int], *, read: bool | None = None, starred: bool | None = None) -> int:
        """Sets marks, as one step of the journal; how many articles changed."""
        from tuireader.library import marking

        return await self.run(marking.mark, lambda db: ids, {"read": read, "starred": starred}, _now())

    async def mark_query(self, query: Query, *, read: bool | None = None, starred: bool | None = None) -> int:
        """As `mark`, for all that match."""
        from tuireader.library import marking

        which = marking.matching(marking.narrowed(query, read, starred), _now())
        return await self.run(marking.mark, which, {"read": read, "starred": starred}, _now())

    async def tag(self, which: Iterable[int] | Query, name: str, *, value: bool = True) -> int:
        """Puts a tag on these articles, or on all that match, or takes it off; how many changed."""
        from tuireader.library import marking

        pick = marking.matching(which, _now()) if isinstance(which, Query) else lambda db: which
        return await self.run(marking.tag, pick, name, value, _now())

    async def tags(self) -> dict[str, int]:
        """Each tag with the number of its articles."""
        from tuireader.store import tags

        return await self.run(tags.every)

    async def tags_of(self, article_id: int) -> tuple[str, ...]:
        from tuireader.store import tags

        return await self.run(tags.of, article_id)

    async def note(self, article_id: int) -> str:
        """The reader's note on an article, "" where there is none."""
        from tuireader.store import tags

        return await self.run(tags.note, article_id)

    async def write_note(self, article_id: int, text: str) -> None:
        """Writes the note; "" takes it away."""
        from tuireader.library import marking

        await self.run(marking.write_note, article_id, text, _now())

    async def undo(self) -> str:
        """Takes the journal's last step back; what was taken back, "" where there is nothing left."""
        from tuireader.library import marking

        return await self.run(marking.undo, _now())

    # -- filing

    async def file_articles(self, feed_title: str | None, filed: "Sequence[Article]") -> list[int]:
        """Files articles, under a feed of that name that is never polled, or under none; the ids, in order."""
        return await self.run(_file_articles, feed_title, filed)

    async def dictionary(self) -> bytes:
        """What articles that are to be filed are packed with."""
        from tuireader.store import dictionaries

        return await self.run(dictionaries.fitting)

    async def subscribe(self, wanted: "Iterable[Subscription]") -> int:
        """Subscribes to what is not subscribed yet and fetches nothing; how many were new."""
        return await self.run(_subscribe, list(wanted))


def _loop() -> "AbstractEventLoop":
    from asyncio import (
        get_running_loop,
    )  # a quarter of what a bench would import, which imports this package and has no loop

    return get_running_loop()


def _notice(db: database.Connection) -> str:
    if db.damaged:
        return "The library is damaged; `tuireader doctor --repair` saves what can be read, and overwrites nothing."
    return "The library is read-only: marks and places are not kept." if db.read_only else ""


@contextmanager
def _sentences() -> Iterator[None]:
    """Foreign errors of the disk's thread as StoreErrors."""
    try:
        yield
    except database.Error as error:
        raise StoreError(f"The library cannot be read: {database.reason(error)}.") from error
    except OverflowError as error:
        raise StoreError("There is nothing of that number in the library.") from error
    except UnicodeEncodeError as error:
        raise StoreError("What was typed is not UTF-8, and nothing can be looked for or kept by it.") from error
    except ValueError as error:
        raise StoreError("This article is damaged in the library; `tuireader doctor --check` tells more.") from error


def _make_ready(db: Connection) -> None:
    from tuireader.library import marking  # noqa: F401 - to have them
    from tuireader.store import articles, pictures  # noqa: F401 - to have them


def _now() -> int:
    return int(time.time())


def _snippets(db: Connection, words: Sequence[str], ids: Sequence[int]) -> dict[int, Snippet]:
    from tuireader.library.snippets import snippet
    from tuireader.store import articles

    found: dict[int, Snippet] = {}
    for article_id in ids:
        with suppress(ValueError):  # a damaged one says so when it is opened
            if (article := articles.read(db, article_id)) is not None:
                found[article_id] = snippet(article, words)
    return found


def _keep_place(db: Connection, article_id: int, block: int, offset: int) -> None:
    with database.transaction(db):
        rows.keep_place(db, article_id, block, offset)


def _subscribe(db: Connection, wanted: "list[Subscription]") -> int:
    from tuireader.store import feeds

    with database.transaction(db, lasting=True):
        feeds.remember(db, added := feeds.subscribe(db, wanted, _now()), _now())
        return len(added)


def _file_articles(db: Connection, feed_title: str | None, filed: "Sequence[Article]") -> list[int]:
    from tuireader.library.filing import filing_of
    from tuireader.model.feed import Subscription
    from tuireader.store import articles, dictionaries, entries, feeds

    with database.transaction(db, lasting=True):
        dictionary = dictionaries.newest(db)
        filings = [filing_of(article, _now(), None, dictionary) for article in filed]
        feed_id = None
        if feed_title is not None:
            url = f"file:{feed_title}"
            feeds.subscribe(db, [Subscription(url, feed_title)], _now(), polled=False)
            feed_id = feeds.find(db, url)
        ids = []
        for filing in filings:
            known = articles.known(db, [filing.story])
            ids.append(known[filing.story][0] if filing.story in known else articles.insert(db, [filing], _now())[0])
        if feed_id is not None:
            entries.belong(db, feed_id, [(i, filing.keys) for i, filing in zip(ids, filings, strict=True)])
        return ids
