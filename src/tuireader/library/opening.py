"""From what the user names (a path, an address, "-") to what it holds, several at a time and in order."""

import asyncio
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any

from tuireader.errors import ReaderError
from tuireader.fetch import file
from tuireader.library.workshop import Task, Workshop
from tuireader.model.source import Source

AHEAD = 4  # sources that are being read while one is waited for


def is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


async def source_of(name: str) -> Source:
    """The bytes of it; FetchError with one sentence where they cannot be had."""
    if name == "-":
        return await asyncio.to_thread(file.read_stream, sys.stdin.buffer)
    if is_address(name):
        from tuireader.fetch import http  # 0.2 s that a file need not pay

        async with http.Client() as client:
            answer = await client.get(name)
        return answer.source(name)
    return await asyncio.to_thread(file.read, name)


Beside = Callable[[], Awaitable[tuple[object, ...]]]


async def _nothing() -> tuple[object, ...]:
    return ()


async def each(names: Iterable[str], task: Task, beside: Beside = _nothing) -> AsyncIterator[tuple[str, Source, Any]]:
    """(name, its source, what the task made of it or the ReaderError why not), in the order asked. The source of a name
    that could not be opened is empty. `beside` gives what the task wants beside the source, asked for each anew."""
    names = list(names)
    async with Workshop(benches=min(2, len(names) or 1)) as workshop:
        waiting: deque[asyncio.Task[tuple[str, Source, Any]]] = deque()
        todo = iter(names)
        try:
            while True:
                while len(waiting) < AHEAD and (name := next(todo, None)) is not None:
                    waiting.append(asyncio.create_task(_one(workshop, name, task, beside)))
                if not waiting:
                    return
                yield await waiting.popleft()
        finally:
            for late in waiting:
                late.cancel()


async def _one(workshop: Workshop, name: str, task: Task, beside: Beside) -> tuple[str, Source, Any]:
    source = Source(b"", name)
    try:
        source = await source_of(name)
        return name, source, await workshop.do(task, source, *await beside())
    except ReaderError as error:
        return name, source, error
