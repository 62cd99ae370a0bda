"""The workshop: bytes from outside are read at benches, processes of their own with a memory limit and a deadline.

A hostile document can cost a parser minutes or gigabytes (feedparser: 38 s on a 62 KB author field; lxml: over 15 s on
100,000 attributes). The bench that works on it is killed, the next document gets a new one, and the document gets one
sentence. What a bench does stands in bench.py.
"""

import asyncio
import contextlib
import pickle
import sys
from collections.abc import AsyncIterator
from typing import Any, Self

from tuireader.errors import ExtractError
from tuireader.library.bench import AGAIN, LARGE, LENGTH, TOO_MUCH, Request, Task, bytes_in, send
from tuireader.model.source import Source

SECONDS = 20.0
_BUFFER = 4 << 20  # of answers on their way; 64 KB, the default, stops a bench sixteen times a megabyte
_WORD = Source(b"<rss><channel><item><description>&lt;p&gt;word&lt;/p&gt;</description></item></channel></rss>")


class Workshop:
    """`benches` processes, started when there is work; `async with` ends them."""

    def __init__(self, benches: int = 2, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._count = benches
        self._door = asyncio.Lock()
        self._idle: asyncio.LifoQueue[asyncio.subprocess.Process | None] = asyncio.LifoQueue()
        for _ in range(benches):
            self._idle.put_nowait(None)
        self._started: dict[asyncio.subprocess.Process, bytes] = {}  # with the bytes that each was given last

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for bench in self._started:
            with contextlib.suppress(ProcessLookupError):
                bench.kill()
        for bench in self._started:
            await bench.wait()

    async def do(self, task: Task, source: Source, *beside: object) -> Any:
        """What the function of that name in reading.py makes of the source and what stands `beside` it; a ReaderError
        with its sentence, or with that of a document which took too long or too much."""
        async with self._bench(alone=len(source.body) > LARGE) as bench:
            return await self._answer(bench, (task, source, self._told(bench, beside)))

    async def each(self, task: Task, source: Source, *beside: object) -> AsyncIterator[Any]:
        """As `do`, of a function that yields: one piece after another, each when it is asked for, and with the whole deadline
        for itself."""
        async with self._bench() as bench:
            piece = await self._answer(bench, (task, source, self._told(bench, beside)))
            while piece is not None:
                yield piece
                piece = await self._answer(bench, None)

    def _told(self, bench: asyncio.subprocess.Process, beside: tuple[object, ...]) -> tuple[object, ...]:
        """What stands beside a source, but for bytes that the bench has already: the dictionary is 110 KB, and a refresh
        of five hundred feeds has two."""
        before = self._started[bench]
        self._started[bench] = bytes_in(beside, before)
        return tuple(AGAIN if one == before else one for one in beside)

    async def _answer(self, bench: asyncio.subprocess.Process, request: Request | None) -> Any:
        """What the bench says to the request; to None, the next piece of what it is at."""
        assert bench.stdin and bench.stdout
        try:
            async with asyncio.timeout(self._seconds):
                send(bench.stdin, request)
                await bench.stdin.drain()
                length = LENGTH.unpack(await bench.stdout.readexactly(LENGTH.size))[0]
                done, answer = pickle.loads(await bench.stdout.readexactly(length))  # noqa: S301  our own bench
        except TimeoutError:
            await self._discard(bench)
            raise ExtractError(f"It takes longer than {self._seconds:.0f} s to read, and was given up.") from None
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            await self._discard(bench)
            raise ExtractError("What reads it crashed over it, and it was given up.") from error
        except asyncio.CancelledError:
            await self._discard(bench)
            raise
        if not done:
            if str(answer) == TOO_MUCH:  # what such a bench has left is in pieces
                await self._discard(bench)
            raise answer
        return answer

    async def start(self) -> None:
        """Starts the benches and does not wait for what they import: this process has something of its own to import."""
        for bench in [self._idle.get_nowait() for _ in range(self._idle.qsize())]:
            with contextlib.suppress(OSError):  # it will fail again, where it can be told of
                bench = bench or await self._new()  # noqa: PLW2901
            self._idle.put_nowait(bench)

    async def prepare(self) -> None:
        """Starts the benches ahead of the first feeds; each reads a word, so that it has in hand what it needs. What fails
        here will fail again, and be told of, where it matters."""
        await asyncio.gather(*(self.do("read", _WORD) for _ in range(self._idle.qsize())), return_exceptions=True)

    @contextlib.asynccontextmanager
    async def _bench(self, *, alone: bool = False) -> AsyncIterator[asyncio.subprocess.Process]:
        """One of the benches; `alone`, a new one while there is no other."""
        taken: list[asyncio.subprocess.Process | None] = []
        try:
            async with self._door:  # whoever waits for all of them is overtaken by nobody
                while len(taken) < (self._count if alone else 1):
                    taken.append(await self._idle.get())
            for bench in taken:
                if alone and bench is not None and bench.returncode is None:
                    await self._discard(bench)
            bench = taken[0]
            if bench is None or bench.returncode is not None:
                bench = taken[0] = await self._new()
            yield bench
        finally:
            for bench in taken:
                self._idle.put_nowait(bench if bench is not None and bench.returncode is None else None)

    async def _new(self) -> asyncio.subprocess.Process:
        bench = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "tuireader.library.bench",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_BUFFER,
            process_group=0,  # a terminal's Ctrl-C is for this process, which ends its benches
        )
        self._started[bench] = b""
        return bench

    async def _discard(self, bench: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(ProcessLookupError):
            bench.kill()
        await bench.wait()
        del self._started[bench]
