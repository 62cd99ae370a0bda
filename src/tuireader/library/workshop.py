"""The workshop: bytes from outside are read at benches, processes of their own with a memory limit and a deadline.

A hostile document can cost a parser minutes or gigabytes (feedparser: 38 s on a 62 KB author field; lxml: over 15 s on
100,000 attributes). The bench that works on it is killed, the next document gets a new one, and the document gets one
sentence. What a bench does stands in bench.py, how it comes and goes in foreman.py.
"""

import asyncio
import contextlib
import itertools
import pickle
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Self

from tuireader.errors import ExtractError
from tuireader.library.bench import AGAIN, LARGE, LENGTH, TOO_MUCH, Request, Task, bytes_in, send
from tuireader.library.foreman import ORDER, READY
from tuireader.model.source import Source

SECONDS = 20.0
_BUFFER = 4 << 20  # of answers on their way; 64 KB, the default, stops a bench sixteen times a megabyte


@dataclass(slots=True, eq=False)
class _Bench:
    """This end of a bench; `given`: the bytes that stood beside the last request."""

    number: int
    answers: asyncio.StreamReader
    requests: asyncio.StreamWriter
    given: bytes = b""


class Workshop:
    """A foreman with `benches` processes, started when there is work; `async with` ends them."""

    def __init__(self, benches: int = 2, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._count = benches
        self._door = asyncio.Lock()
        self._idle: asyncio.LifoQueue[_Bench | None] = asyncio.LifoQueue()
        for _ in range(benches):
            self._idle.put_nowait(None)
        self._benches = set[_Bench]()
        self._numbers = itertools.count(READY + 1)
        self._foreman: subprocess.Popen[bytes] | None = None
        self._orders: socket.socket

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for bench in self._benches:
            bench.requests.close()
        if self._foreman:
            self._orders.close()
            await asyncio.to_thread(self._foreman.wait)

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

    def _told(self, bench: _Bench, beside: tuple[object, ...]) -> tuple[object, ...]:
        """What stands beside a source, but for bytes that the bench has already: the dictionary is 110 KB, and a refresh
        of five hundred feeds has two."""
        before, bench.given = bench.given, bytes_in(beside, bench.given)
        return tuple(AGAIN if one == before else one for one in beside)

    async def _answer(self, bench: _Bench, request: Request | None) -> Any:
        """What the bench says to the request; to None, the next piece of what it is at."""
        try:
            async with asyncio.timeout(self._seconds):
                send(bench.requests, request)
                await bench.requests.drain()
                length = LENGTH.unpack(await bench.answers.readexactly(LENGTH.size))[0]
                done, answer = pickle.loads(await bench.answers.readexactly(length))  # noqa: S301  our own bench
        except TimeoutError:
            self._discard(bench)
            raise ExtractError(f"It takes longer than {self._seconds:.0f} s to read, and was given up.") from None
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            self._discard(bench)
            raise ExtractError("What reads it crashed over it, and it was given up.") from error
        except asyncio.CancelledError:
            self._discard(bench)
            raise
        if not done:
            if str(answer) == TOO_MUCH:  # what such a bench has left is in pieces
                self._discard(bench)
            try:
                raise answer
            finally:
                del answer  # a circle else, for the error's traceback leads to this frame, and on to the document
        return answer

    def prepare(self) -> None:
        """Sees to a foreman ahead of the first feeds, and does not wait for what he imports: this process has something of its
        own to import. What fails here will fail again, and be told of, where it matters."""
        with contextlib.suppress(OSError):
            if self._hired():
                self._orders.send(ORDER.pack(READY))

    @contextlib.asynccontextmanager
    async def _bench(self, *, alone: bool = False) -> AsyncIterator[_Bench]:
        """One of the benches; `alone`, a new one while there is no other."""
        taken: list[_Bench | None] = []
        try:
            async with self._door:  # whoever waits for all of them is overtaken by nobody
                while len(taken) < (self._count if alone else 1):
                    taken.append(await self._idle.get())
            for bench in taken:
                if bench in self._benches and (alone or bench.answers.at_eof()):
                    self._discard(bench)
            bench = taken[0]
            if bench not in self._benches:
                bench = taken[0] = await self._new()
            yield bench
        finally:
            for bench in taken:
                self._idle.put_nowait(bench if bench in self._benches else None)

    async def _new(self) -> _Bench:
        self._hired()
        ours, theirs = socket.socketpair()
        number = next(self._numbers)
        with theirs:
            socket.send_fds(self._orders, [ORDER.pack(number)], [theirs.fileno()])
        bench = _Bench(number, *await asyncio.open_unix_connection(sock=ours, limit=_BUFFER))
        self._benches.add(bench)
        return bench

    def _hired(self) -> bool:
        """Whether there is a foreman only now."""
        if self._foreman:
            if self._foreman.poll() is None:
                return False
            self._orders.close()
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._foreman = subprocess.Popen(
                (sys.executable, "-P", "-m", "tuireader.library.foreman"),
                stdin=theirs.fileno(),
                process_group=0,  # a terminal's Ctrl-C is for this process, which ends its benches
            )
        return True

    def _discard(self, bench: _Bench) -> None:
        """Ends it; whichever is begun after that begins when its memory is free again."""
        self._benches.discard(bench)
        bench.requests.close()
        with contextlib.suppress(OSError):  # the foreman has gone: it ends by itself, when it next looks for a request
            self._orders.send(ORDER.pack(bench.number))
