"""How far the network may be ahead of the benches: so many feeds, and so many bytes.

Whatever comes in takes time of the process that also hands feeds to the benches. Were all of five hundred asked as fast as they
answer, the benches would stand idle for half of the first three seconds, and everything would wait in memory.
"""

import asyncio
from contextlib import ExitStack

FEWEST = 20  # feeds ahead, however few are asked at once
ROOM = 24 << 20  # bytes of answers


class Backlog:
    """`jobs` feeds at most are being asked, or wait to be read or written. A place in it is an ExitStack of the caller's, who
    closes it once the feed is through."""

    def __init__(self, jobs: int) -> None:
        self._places = asyncio.Semaphore(max(jobs, FEWEST))
        self._bytes = 0
        self._growing: ExitStack | None = None
        self._less = asyncio.Event()

    async def enter(self, place: ExitStack) -> None:
        """Waits until there is room for one more."""
        await self._places.acquire()
        place.callback(self._places.release)
        while self._bytes > ROOM:
            await self._change()

    async def hold(self, place: ExitStack, size: int) -> None:
        """So many bytes more have come in for that place. Where all of them are too many, one alone goes on growing: a
        hundred answers, each of them within its cap, would fill a small machine."""
        self._bytes += size
        place.callback(self._release, size)
        while self._bytes > ROOM and self._growing is not place:
            if self._growing is None:
                self._growing = place
                place.callback(self._end)
            else:
                await self._change()

    async def _change(self) -> None:
        self._less.clear()
        await self._less.wait()

    def _release(self, size: int) -> None:
        self._bytes -= size
        self._less.set()

    def _end(self) -> None:
        self._growing = None
        self._less.set()
