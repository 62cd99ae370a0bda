"""Compressed bytes undone, to a limit.

A gzip of one megabyte can hold a gigabyte, so nothing is ever inflated without a cap, and a stream that stops short is an
error: half a feed would look as if its other stories had gone.
"""

from zlib_ng import zlib_ng as zlib

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


# Each member costs an unpacker of its own, and what follows it in a piece is copied: a megabyte of empty members, fed in one
# piece, takes a second, and fifteen of them minutes. So pieces are small, and members are counted.
_PIECE = 64 << 10
_MOST_MEMBERS = 10_000


class Inflater:
    """gzip (of several members, too) or zlib, piece by piece."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._left = limit
        self._limit = limit
        self._stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        self._fed = False
        self._members = 1
        self._half = b""  # of the mark that begins a member
        self._over = False

    def feed(self, piece: bytes) -> bytes:
        """What this piece holds; FetchError when the limit is passed or the bytes are not compressed as they claim."""
        self._fed = self._fed or bool(piece)
        return b"".join(self._fed_with(piece[at : at + _PIECE]) for at in range(0, len(piece), _PIECE))

    def finish(self) -> None:
        """FetchError unless the stream has come to its end."""
        if self._fed and not self._stream.eof:
            raise FetchError("The compressed answer is cut short.")

    def _fed_with(self, piece: bytes) -> bytes:
        piece, self._half = self._half + piece, b""
        parts: list[bytes] = []
        while piece and (not self._stream.eof or self._begins_anew(piece)):
            try:
                parts.append(self._stream.decompress(piece, self._left + 1))
            except zlib.error as error:  # type: ignore[misc]  # its stubs say that this is an exception, not a class of them
                raise FetchError("The compressed answer is damaged.") from error
            self._left -= len(parts[-1])
            if self._left < 0:
                raise FetchError(f"Unpacked it would be larger than {self._limit >> 20} MB.")
            piece = self._stream.unused_data or self._stream.unconsumed_tail
        return b"".join(parts)

    def _begins_anew(self, piece: bytes) -> bool:
        """Whether one more member follows; padding after the end means nothing."""
        if piece == _GZIP[:1] and not self._over:
            self._half = piece
            return False
        self._over = self._over or not piece.startswith(_GZIP)
        if self._over:
            return False
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise FetchError("The compressed answer is of more pieces than anybody would make.")
        self._stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        return True
