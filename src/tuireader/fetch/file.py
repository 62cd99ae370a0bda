"""Files and standard input as sources: bounded, and never waiting on something that is no file."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from tuireader.errors import FetchError
from tuireader.inflate import unpacked
from tuireader.model.source import Source
from tuireader.safe import safe_line

LIMIT = 64 << 20
_REASONS = {
    errno.ENOENT: "There is no such file",
    errno.EACCES: "It may not be read",
    errno.EPERM: "It may not be read",
    errno.ELOOP: "Its symbolic links lead in a circle",
    errno.ENAMETOOLONG: "Its name is too long",
    errno.ENOTDIR: "There is no such file",
    errno.EISDIR: "It is a folder",
    errno.ENXIO: "It is no regular file",
}


def read(path: str) -> Source:
    """The file's bytes, out of gzip where they are in it; FetchError with one sentence otherwise."""
    try:
        # Without O_NONBLOCK the mere opening of a FIFO waits for somebody to write into it.
        descriptor = os.open(Path(path).expanduser(), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FetchError("It is no regular file.")
            return _bounded(stream, path)
    except OSError as error:
        raise FetchError(f"{_reason(error)}.") from error
    except (ValueError, RuntimeError) as error:  # a NUL in the name; no home to expand
        raise FetchError("This is no name of a file.") from error


def read_stream(stream: BinaryIO) -> Source:
    """Standard input to its end."""
    try:
        return _bounded(stream, "-")
    except OSError as error:
        raise FetchError(f"{_reason(error)}.") from error


def _bounded(stream: BinaryIO, path: str) -> Source:
    body = stream.read(LIMIT + 1)
    if len(body) > LIMIT:
        raise FetchError(f"It is larger than {LIMIT >> 20} MB.")
    return Source(unpacked(body, LIMIT), name=path)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, safe_line(error.strerror or "It cannot be read", 100).capitalize())
