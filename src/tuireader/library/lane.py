"""The one writer's lane: what comes in while it writes, and in the moment after, is its next transaction.

A transaction a feed costs the index a segment and the disk a page of each table every time; twelve together cost a third
less. Each is still there as a whole or not at all. The first is written at once, and so is what nobody will join.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.store import database
from tuireader.store.database import Connection

T = TypeVar("T")
Work = Callable[[Connection], Any]

PAUSE = 0.25  # seconds from one transaction's beginning to the next one's, for as long as that is not full
FREE = 0.5  # of the time that a transaction took the library is left to others, who look in every 50 ms or so
TOGETHER = 12  # pieces of work a transaction: a reader who marks a story meanwhile waits for no more than these


class Lane:
    """Writes for many tasks; a piece of work is told of only once it is in the file."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._users = 0
        self._began = self._free_until = -PAUSE
        self._changed = asyncio.Event()
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    @contextmanager
    def used(self) -> Iterator[None]:
        """Around a task that may have something to write: while there are such tasks, others wait for them a moment."""
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            self._changed.set()

    async def write(self, work: Callable[[Connection], T]) -> T:
        """What `work` answers, when it is written; its ReaderError where it cannot be."""
        told: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, told))
        self._changed.set()
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return await told

    async def _write_all(self) -> None:
        while self._waiting:
            batch: list[tuple[Work, asyncio.Future[Any]]] = []
            try:
                await self._gather()
                batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
                answers = await self._answers([work for work, _ in batch])
                now = asyncio.get_running_loop().time()
                self._free_until = now + (now - self._began) * FREE
            except BaseException as error:
                for _, told in (*batch, *self._waiting):  # whoever waits must hear of it, whatever it is
                    if not told.done():
                        told.set_exception(error)
                raise
            for (_, told), answer in zip(batch, answers, strict=True):
                if told.done():  # given up meanwhile
                    continue
                if isinstance(answer, ReaderError):
                    told.set_exception(answer)
                else:
                    told.set_result(answer)

    async def _gather(self) -> None:
        """Waits for the reader, whose marks need the library too, and then for others, where there are any. The last of all waits
        for nobody: behind it the library is free."""
        if len(self._waiting) < self._users or self._users > TOGETHER:
            await asyncio.sleep(max(0.0, self._free_until - asyncio.get_running_loop().time()))
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._began + PAUSE):
                while len(self._waiting) < min(TOGETHER, self._users):
                    self._changed.clear()
                    await self._changed.wait()
        self._began = asyncio.get_running_loop().time()

    async def _answers(self, pieces: Sequence[Work]) -> list[Any]:
        try:
            return await self._library.run(_together, pieces)
        except ReaderError:  # one of them spoils it for all, so each has a transaction of its own
            return [await self._alone(work) for work in pieces]

    async def _alone(self, work: Work) -> Any:
        try:
            return (await self._library.run(_together, [work]))[0]
        except ReaderError as error:
            return error


def _together(db: Connection, pieces: Sequence[Work]) -> list[Any]:
    with database.transaction(db):
        return [work(db) for work in pieces]
