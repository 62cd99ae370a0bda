"""A bench of the workshop (workshop.py): a process that reads bytes from outside, one document after the other.

Requests come in on a socket and answers go out on it, each pickled behind its length. Only the workshop is ever at its other
end. A bench has no event loop, and imports none; it is a fork of the foreman's (foreman.py).
"""

import contextlib
import os
import pickle
import resource
import signal
import struct
from collections.abc import Iterator
from typing import Literal, Protocol

from tuireader.errors import ExtractError, ReaderError
from tuireader.model.source import Source

# Bytes that a bench may have of its own over a feed, so that all together stay below 300 MB, whatever they are given. A real
# feed of four megabytes takes 60, one of fourteen 150: a large one gets a new bench, and meanwhile there is no other.
_OF_A_FEED, _OF_A_LARGE_ONE = 110_000_000, 180_000_000
LARGE = 4 << 20  # bytes of a document
TOO_MUCH = "It needs more memory than a document may have."
_ALONE = 60  # seconds after which a bench ends itself
# Steps in the scheduler's eyes behind whoever hands out the work, and fetches and writes meanwhile; but no further down than
# where a bench has a thirtieth of a core beside busy programs: its deadline is a clock's.
_BEHIND, _LAST = 10, 15
AGAIN = ...  # stands for the bytes that were given last
LENGTH = struct.Struct(">Q")

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


def bytes_in(beside: tuple[object, ...], before: bytes) -> bytes:
    """The bytes that stand beside a source; `before` where none do."""
    return next((one for one in beside if isinstance(one, bytes)), before)


class Pipe(Protocol):
    """What one end writes to."""

    def write(self, packed: bytes, /) -> object: ...


def send(pipe: Pipe, value: object) -> None:
    """The value behind its length."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(LENGTH.pack(len(packed)))
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
        beside = tuple(self.given if one is AGAIN else one for one in beside)
        self.given = bytes_in(beside, self.given)
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
        return False, ExtractError(TOO_MUCH)
    except RecursionError:
        return False, ExtractError("It is nested more deeply than can be read.")
    except Exception as error:  # noqa: BLE001  the guard of one document among many: the others go on
        if os.environ.get("TUIREADER_DEBUG"):
            import traceback  # 2 ms that nothing else here needs

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
        of_a_feed = _OF_A_LARGE_ONE if len(request[1].body) > LARGE else _OF_A_FEED
        room = of_a_feed if request[0] in ("file_feed", "discover") else most
        resource.setrlimit(resource.RLIMIT_DATA, (room, most))


def work() -> None:
    """Works at the socket that is stdin, until that ends."""
    os.nice(max(0, min(_BEHIND, _LAST - os.nice(0))))
    bench = _Bench()
    with open(0, "rb", closefd=False) as requests, open(0, "wb", closefd=False) as answers:
        while head := requests.read(LENGTH.size):
            request = pickle.loads(requests.read(LENGTH.unpack(head)[0]))  # noqa: S301  our own workshop
            _limit(request)
            signal.alarm(_ALONE)  # should nobody be left who could kill it
            answer = _guarded(bench, request)
            try:
                send(answers, answer)
            except MemoryError:  # it was read, but there is no room to pack what came of it
                send(answers, (False, ExtractError(TOO_MUCH)))
            signal.alarm(0)
            answers.flush()
