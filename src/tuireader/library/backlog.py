"""How far the network may be ahead of the benches: so many feeds, and so many bytes.

Whatever comes in takes time of the process that also hands feeds to the benches. Were all of five hundred asked as fast as they
answer, the benches would stand idle for half of the first three seconds, and everything would wait in memory.
"""

import asyncio
from contextlib import ExitStack

FEWEST = 20  # feeds ahead, however few are asked at once
ROOM = 64 << 20  # bytes of answers


class Backlog:
    """`jobs` feeds at most are being asked or wait to be read. A place in it is an ExitStack of the caller's, who closes it once
    the feed is read."""

    def __init__(self, jobs: int) -> None:
        self._places = asyncio.Semaphore(max(jobs, FEWEST))
        self._room = asyncio.Event()
        self._room.set()
        self._bytes = 0

    async def enter(self, place: ExitStack) -> None:
        """Waits until there is room for one more."""
        await self._places.acquire()
        place.callback(self._places.release)
        await self._room.wait()

    def hold(self, place: ExitStack, size: int) -> None:
        """So many bytes wait to be read."""
        self._change(size)
        place.callback(self._change, -size)

    def _change(self, size: int) -> None:
        self._bytes += size
        if self._bytes > ROOM:
            self._room.clear()
        else:
            self._room.set()
