"""One refresh at a time: the reader's and cron's may meet, and no server shall be asked twice for it.

The second waits until the first is through, and then finds that hardly any feed is due.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tuireader.errors import ReaderError

PATIENCE = 600.0  # seconds, after which the other one is stuck, or stopped
_PAUSE = 0.2  # seconds between two looks


@asynccontextmanager
async def turn(library: Path) -> AsyncIterator[None]:
    """Inside it no other process refreshes this library, as far as the file system knows of locks. ReaderError where the
    other one does not end."""
    try:
        # No lock on the library's own file: closing it would give up those that SQLite holds (https://sqlite.org/howtocorrupt.html).
        gate = os.open(f"{library}-refresh", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:  # a folder that may only be read; the library then says so
        yield
        return
    try:
        await _wait(gate)
        yield
    finally:
        os.close(gate)


async def _wait(gate: int) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while not _taken(gate):
                await asyncio.sleep(_PAUSE)
    except TimeoutError as error:
        raise ReaderError("Another refresh of this library does not come to its end.") from error


def _taken(gate: int) -> bool:
    try:
        fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network file systems have no locks
        return True
    return True
