"""The workshop: bytes from outside are read at benches, processes of their own with a memory limit and a deadline.

A hostile document can cost a parser minutes or gigabytes (feedparser: 38 s on a 62 KB author field; lxml: over 15 s on
100,000 attributes). The bench that works on it is killed, the next document gets a new one, and the document gets one
sentence. `python -m tuireader.library.workshop` is a bench: requests come in on its stdin, answers go out on its stdout,
each pickled behind its length. Only these two programs ever write to those pipes.
"""

import asyncio
import contextlib
import fcntl
import gc
import os
import pickle
import resource
import signal
import struct
import sys
import traceback
from collections.abc import AsyncIterator, Iterator
from typing import Any, BinaryIO, Literal, Self

from tuireader.errors import ExtractError, ReaderError
from tuireader.model.source import Source

SECONDS = 20.0
MEMORY = 1_500_000_000  # bytes of address space; an idle bench with all parsers loaded has 400 MB of it, most untouched
# Bytes that a bench may have of its own over a feed, so that all together stay below 300 MB, whatever they are given. A real
# feed of four megabytes takes 60, one of fourteen 150: a large one gets a new bench, and meanwhile there is no other.
_OF_A_FEED, _OF_A_LARGE_ONE = 110_000_000, 180_000_000
_LARGE = 4 << 20  # bytes of a document
_TOO_MUCH = "It needs more memory than a document may have."
_ALONE = 60  # seconds after which a bench ends itself
_BUFFER = 4 << 20  # of answers on their way; 64 KB, the default, stops a bench sixteen times a megabyte
_PIPE = 1 << 20  # bytes: the most that Linux gives everybody, for the same reason
_BEHIND = 5  # steps in the scheduler's eyes behind whoever hands out the work, and fetches and writes meanwhile
_AGAIN = ...  # stands for the bytes that were given last
_LENGTH = struct.Struct(">Q")
_WORD = Source(b"<rss><channel><item><description>&lt;p&gt;word&lt;/p&gt;</description></item></channel></rss>")

Task = Literal[
    "read",
    "discover",
    "explain",
    "file",
    "file_feed",
    "file_history",
    "file_lines",
    "file_saved",
    "stories_of",
    "stored_in",
    "whole",
    "again",
    "picture",
    "drawn",
]


Request = tuple[Task, Source, tuple[object, ...]]


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
        async with self._bench(alone=len(source.body) > _LARGE) as bench:
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
        self._started[bench] = _bytes_in(beside, before)
        return tuple(_AGAIN if one == before else one for one in beside)

    async def _answer(self, bench: asyncio.subprocess.Process, request: "Request | None") -> Any:
        """What the bench says to the request; to None, the next piece of what it is at."""
        assert bench.stdin and bench.stdout
        try:
            async with asyncio.timeout(self._seconds):
                _send(bench.stdin, request)
                await bench.stdin.drain()
                length = _LENGTH.unpack(await bench.stdout.readexactly(_LENGTH.size))[0]
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
            if str(answer) == _TOO_MUCH:  # what such a bench has left is in pieces
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
            __name__,
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


def _bytes_in(beside: tuple[object, ...], before: bytes) -> bytes:
    return next((one for one in beside if isinstance(one, bytes)), before)


def _send(pipe: asyncio.StreamWriter | BinaryIO, value: object) -> None:
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(packed)))
    pipe.write(packed)


class _Bench:
    """What a bench is at: the pieces of a document that come one by one. `given`: the bytes that stood beside the last."""

    def __init__(self) -> None:
        self.given = b""
        self.pieces: Iterator[object] = iter(())

    def answer(self, request: Request | None) -> object:
        """What the task's function gives; where it yields, the first piece, and with None for a request the next. None after
        the last."""
        if request is None:
            return next(self.pieces, None)
        task, source, beside = request
        beside = tuple(self.given if one is _AGAIN else one for one in beside)
        self.given = _bytes_in(beside, self.given)
        from tuireader.library import reading

        answer = getattr(reading, task)(source, *beside)
        if not isinstance(answer, Iterator):
            return answer
        self.pieces = answer
        return next(self.pieces, None)


def _guarded(bench: _Bench, request: Request | None) -> tuple[bool, object]:
    try:
        return True, bench.answer(request)
    except ReaderError as error:
        return False, type(error)(str(error))
    except MemoryError:
        return False, ExtractError(_TOO_MUCH)
    except RecursionError:
        return False, ExtractError("It is nested more deeply than can be read.")
    except Exception as error:  # noqa: BLE001  the guard of one document among many: the others go on
        if os.environ.get("TUIREADER_DEBUG"):
            traceback.print_exc()
        return False, ExtractError(
            f"A fault of tuireader’s came up over it ({type(error).__name__}); `tuireader --debug` shows where."
        )


def _limit(request: Request | None) -> None:
    """Feeds come unasked, so that there is less room for them than for what the reader fetches or imports one by one."""
    if request is None:
        return
    with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
        most = resource.getrlimit(resource.RLIMIT_DATA)[1]
        of_a_feed = _OF_A_LARGE_ONE if len(request[1].body) > _LARGE else _OF_A_FEED
        room = of_a_feed if request[0] in ("file_feed", "discover") else most
        resource.setrlimit(resource.RLIMIT_DATA, (room, most))


def main() -> None:
    """A bench: works until its stdin ends."""
    with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(_BEHIND)
    for pipe in (0, 1):
        with contextlib.suppress(AttributeError, OSError):  # only Linux lets a pipe grow
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
    gc.set_threshold(50_000)  # what parsing makes and drops has hardly a circle in it
    from tuireader.library import reading  # noqa: F401  half of what any task needs

    bench = _Bench()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints must not get between the answers
    while head := requests.read(_LENGTH.size):
        request = pickle.loads(requests.read(_LENGTH.unpack(head)[0]))  # noqa: S301  our own workshop
        _limit(request)
        signal.alarm(_ALONE)  # should nobody be left who could kill it
        answer = _guarded(bench, request)
        try:
            _send(answers, answer)
        except MemoryError:  # it was read, but there is no room to pack what came of it
            _send(answers, (False, ExtractError(_TOO_MUCH)))
        signal.alarm(0)
        answers.flush()


if __name__ == "__main__":
    main()
