"""From what the user names (a path, an address, "-") to what it holds, several at a time and in order."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from typing import Any, TypeVar

from tuireader import bundles
from tuireader.errors import FetchError, ReaderError
from tuireader.fetch import file, folder
from tuireader.library.bench import Task
from tuireader.library.workshop import Workshop
from tuireader.model.source import Source

T = TypeVar("T")

AHEAD = 4  # sources that are being read while one is waited for


def is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


async def source_of(name: str) -> Source:
    """The bytes of it; FetchError with one sentence where they cannot be had."""
    if name == "-":
        return await _of_stdin()
    if is_address(name):
        from tuireader.fetch import http  # 0.2 s that a file need not pay

        async with http.Client() as client:
            answer = await client.get(name, accept=http.PAGES)
        if answer.failure:
            raise FetchError(answer.failure)
        return answer.source(name)
    unpacked = bundles.is_unpacked(folder.names(name))
    return await asyncio.to_thread(folder.packed if unpacked else file.read, name)


async def _of_stdin() -> Source:
    """Standard input to its end. Whoever gives up waiting need not wait for the thread, as they must for an executor's."""
    loop, told = asyncio.get_running_loop(), asyncio.Future[Source]()

    def tell(how: Callable[[Any], None], what: object) -> None:
        def hear() -> None:
            if not told.done():
                how(what)

        with suppress(RuntimeError):  # nobody is left to hear it
            loop.call_soon_threadsafe(hear)

    def read() -> None:
        try:
            tell(told.set_result, file.read_stdin())
        except FetchError as error:
            tell(told.set_exception, error)

    threading.Thread(target=read, daemon=True).start()
    return await told


Beside = Callable[[], Awaitable[tuple[object, ...]]]
Aside = Callable[[Source], Awaitable[object | None]]


async def _nothing() -> tuple[object, ...]:
    return ()


async def _nobody(source: Source) -> None:
    return None


async def each(
    names: Iterable[str], task: Task, beside: Beside = _nothing, aside: Aside = _nobody
) -> AsyncIterator[tuple[str, Source, Any]]:
    """(name, its source, what the task made of it or the ReaderError why not), in the order asked. The source of a name
    that could not be opened is empty. `beside` gives what the task wants beside the source, asked for each anew; what
    `aside` makes of a source, unless it is None, spares it the task."""
    names = list(names)
    async with Workshop(benches=min(2, len(names) or 1)) as workshop:
        async for done in ordered(_one(workshop, name, task, beside, aside) for name in names):
            yield done


async def ordered(work: Iterable[Coroutine[Any, Any, T]]) -> AsyncIterator[T]:
    """What comes of each, in order, while the next few are being worked on."""
    waiting: deque[asyncio.Task[T]] = deque()
    todo = iter(work)
    try:
        while True:
            while len(waiting) < AHEAD and (one := next(todo, None)) is not None:
                waiting.append(asyncio.create_task(one))
            if not waiting:
                return
            yield await waiting.popleft()
    finally:
        for late in waiting:
            late.cancel()


async def _one(workshop: Workshop, name: str, task: Task, beside: Beside, aside: Aside) -> tuple[str, Source, Any]:
    source = Source(b"", name)
    try:
        source = await source_of(name)
        if (found := await aside(source)) is not None:
            return name, source, found
        return name, source, await workshop.do(task, source, *await beside())
    except ReaderError as error:
        return name, source, error
