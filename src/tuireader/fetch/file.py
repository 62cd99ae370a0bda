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
    errno.ENOENT: "there is no such file",
    errno.EACCES: "it may not be read",
    errno.EPERM: "it may not be read",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOTDIR: "there is no such file",
    errno.ENXIO: "it is no file",
}


def read(path: str) -> Source:
    """The file's bytes, out of gzip where they are in it; FetchError with one sentence otherwise."""
    name = safe_line(path, 200)
    try:
        # Without O_NONBLOCK the mere opening of a FIFO waits for somebody to write into it.
        descriptor = os.open(Path(path).expanduser(), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            kind = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(kind):
                raise FetchError(f"{name}: it is {'a folder' if stat.S_ISDIR(kind) else 'no regular file'}.")
            return _bounded(stream, path, name)
    except OSError as error:
        raise FetchError(f"{name}: {_reason(error)}.") from error
    except (ValueError, RuntimeError) as error:  # a NUL in the name; no home to expand
        raise FetchError(f"{name}: this is no name of a file.") from error


def read_stream(stream: BinaryIO) -> Source:
    """Standard input to its end."""
    try:
        return _bounded(stream, "-", "standard input")
    except OSError as error:
        raise FetchError(f"Standard input: {_reason(error)}.") from error


def _bounded(stream: BinaryIO, path: str, name: str) -> Source:
    body = stream.read(LIMIT + 1)
    if len(body) > LIMIT:
        raise FetchError(f"{name}: it is larger than {LIMIT >> 20} MB.")
    try:
        return Source(unpacked(body, LIMIT), name=path)
    except FetchError as error:
        raise FetchError(f"{name}: {str(error)[0].lower()}{str(error)[1:]}") from error


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, safe_line(error.strerror or "it cannot be read", 100).lower())
