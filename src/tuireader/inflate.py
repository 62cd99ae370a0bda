"""Compressed bytes undone, to a limit.

A gzip of one megabyte can hold a gigabyte, so nothing is ever inflated without a cap, and a stream that stops short is an
error: half a feed would look as if its other stories had gone.
"""

import zlib

from tuireader.errors import FetchError

LIMIT = 64 << 20
_GZIP = b"\x1f\x8b"
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def unpacked(body: bytes, limit: int = LIMIT) -> bytes:
    """The body, out of gzip or zlib where its first bytes say so; FetchError where it is too large or cut short."""
    if not body.startswith((_GZIP, *_ZLIB)):
        return body
    inflater = Inflater(limit)
    plain = inflater.feed(body)
    inflater.finish()
    return plain


class Inflater:
    """gzip (of several members, too) or zlib, piece by piece."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._left = limit
        self._limit = limit
        self._stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        self._fed = False

    def feed(self, piece: bytes) -> bytes:
        """What this piece holds; FetchError when the limit is passed or the bytes are not compressed as they claim."""
        self._fed = self._fed or bool(piece)
        parts: list[bytes] = []
        while piece:
            if self._stream.eof:
                if not piece.startswith(_GZIP):  # padding after the end means nothing
                    break
                self._stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
            try:
                parts.append(self._stream.decompress(piece, self._left + 1))
            except zlib.error as error:
                raise FetchError("The compressed answer is damaged.") from error
            self._left -= len(parts[-1])
            if self._left < 0:
                raise FetchError(f"Unpacked it would be larger than {self._limit >> 20} MB.")
            piece = self._stream.unused_data or self._stream.unconsumed_tail
        return b"".join(parts)

    def finish(self) -> None:
        """FetchError unless the stream has come to its end."""
        if self._fed and not self._stream.eof:
            raise FetchError("The compressed answer is cut short.")
