"""A file in pieces of whole lines, for what is larger than any source may be and can be read line by line."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from tuireader.errors import FetchError
from tuireader.fetch import file

PIECE = 4 << 20  # bytes, at which a piece ends with its line
_LINE = 32 << 20


def head(path: str) -> bytes:
    """The file's first bytes; b"" where it cannot be read."""
    try:
        with file.opened(path) as stream:
            return stream.read(4_096)
    except FetchError:
        return b""


@contextmanager
def pieces_in(path: str) -> Iterator[Iterator[tuple[int, bytes]]]:
    """(number of its first line, bytes) of each piece of the file at `path`, while the block lasts; FetchError where it cannot
    be read."""
    with file.opened(path) as stream:
        yield _pieces(stream)


def _pieces(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    lines, size, first = list[bytes](), 0, 1
    for number, line in enumerate(iter(lambda: stream.readline(_LINE + 1), b""), 1):
        if len(line) > _LINE:
            raise FetchError(f"Its line {number} is larger than {_LINE >> 20} MB.")
        lines.append(line)
        size += len(line)
        if size >= PIECE:
            yield first, b"".join(lines)
            lines, size, first = [], 0, number + 1
    if lines:
        yield first, b"".join(lines)
