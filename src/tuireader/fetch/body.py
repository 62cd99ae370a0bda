"""The body of an answer: unpacked, to a cap, and no faster than there is room for it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import BinaryIO

import httpcore2

from tuireader.errors import FetchError, system_says
from tuireader.fetch.fields import said
from tuireader.inflate import Inflater, unpacked
from tuireader.safe import safe_line

_UNDONE = ("gzip", "x-gzip", "deflate")
_NOT_PACKED = ("", "identity", "none", "binary", "8bit", "utf-8", "utf8", "iso-8859-1")  # some name an encoding of text

SILENCE = 30.0  # seconds between two pieces of what takes as long as it takes

Took = Callable[[int], Awaitable[None]]
"""Hears of so many bytes more that are in memory now; whoever awaits it waits until there is room for others."""
Read = Callable[[httpcore2.Response], Awaitable[bytes]]
"""What becomes of a body."""


async def nobody_counts(size: int) -> None:
    """Where few are asked at once, and each has its cap."""


def aside(deadline: asyncio.Timeout, took: Took) -> Took:
    """`took`, while the deadline stands still: the server is not to blame for the wait."""

    async def waited(size: int) -> None:
        loop, when = asyncio.get_running_loop(), deadline.when()
        begun = loop.time()
        deadline.reschedule(None)
        await took(size)
        deadline.reschedule(when and when + loop.time() - begun)

    return waited


async def body(response: httpcore2.Response, largest: int, took: Took) -> bytes:
    """What the server sends, unpacked; FetchError where that is more than `largest` bytes, or packed as nobody asked for."""
    parts = list[bytes]()
    async for piece in _pieces(response, largest):
        parts.append(piece)
        await took(len(piece))
    return unpacked(b"".join(parts), largest)


async def poured(response: httpcore2.Response, target: BinaryIO, largest: int, deadline: asyncio.Timeout) -> bytes:
    """As `body`, into a file; nothing is left of it to be answered. Each piece puts the deadline off."""
    async for piece in _pieces(response, largest):
        try:
            target.write(piece)
        except OSError as error:
            raise FetchError(f"The file cannot be written: {system_says(error)}.") from error
        deadline.reschedule(asyncio.get_running_loop().time() + SILENCE)
    return b""


async def _pieces(response: httpcore2.Response, largest: int) -> AsyncIterator[bytes]:
    coding = said(response, b"content-encoding").strip().lower()
    if coding not in (*_NOT_PACKED, *_UNDONE):
        raise FetchError(f"The answer is packed in a way that was not asked for ({safe_line(coding, 30)}).")
    inflater = Inflater(largest) if coding in _UNDONE else None
    received = 0
    async for piece in response.aiter_stream():
        received += len(piece)
        if received > largest:
            raise FetchError(f"The answer is larger than {largest >> 20} MB.")
        yield inflater.feed(piece) if inflater else piece
    if inflater:
        inflater.finish()
