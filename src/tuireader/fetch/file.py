"""Files, folders and standard input as sources: bounded, and never waiting on something that is no file."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
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
    with opened(path) as stream:
        return _bounded(stream, path)


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A regular file, while the block lasts; FetchError with one sentence where it is none or cannot be read."""
    if not path:
        raise FetchError("An empty name names nothing.")
    try:
        # Without O_NONBLOCK the mere opening of a FIFO waits for somebody to write into it.
        descriptor = os.open(Path(path).expanduser(), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FetchError("It is no regular file.")
            yield stream
    except OSError as error:
        raise FetchError(f"{_reason(error)}.") from error
    except (ValueError, RuntimeError) as error:  # a NUL in the name; no home to expand
        raise FetchError("This is no name of a file.") from error


# What lies beside saved pages and is no story: pictures, styles, programs, fonts, sound.
_BESIDE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|css|m?js|map|woff2?|ttf|otf|eot|mp3|m4a|mp4|webm|ogg|wav)\Z", re.I
)


def within(path: str) -> Iterator[str]:
    """The files that a name stands for: those of a folder and of the folders in it, by name; else the name itself.

    Hidden files are left out, and so is what a browser puts beside a page that it saves. Links to folders are not
    followed, so that no circle of them has no end; a folder that is empty or may not be read is named itself, and refused
    there.
    """
    try:
        folder = Path(path).expanduser()
        if not path or not folder.is_dir():
            yield path
            return
    except (OSError, ValueError, RuntimeError):  # read() says what is wrong with it
        yield path
        return
    unread: list[str] = []
    empty = True
    for at, folders, names in os.walk(folder, onerror=lambda error: unread.append(str(error.filename))):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f.removesuffix("_files") not in pages)
        for name in sorted(names):
            if not name.startswith(".") and not _BESIDE.search(name):
                empty = False
                yield str(Path(at) / name)
    yield from unread or [path] * empty


def read_stdin() -> Source:
    """Standard input to its end, without a buffer: a program that ends while somebody waits for a buffer ends in a crash."""
    try:
        with open(0, "rb", buffering=0, closefd=False) as stream:
            return read_stream(stream)
    except OSError as error:
        raise FetchError(f"{_reason(error)}.") from error


def read_stream(stream: BinaryIO | RawIOBase) -> Source:
    """A stream to its end, which is called "-"."""
    return _bounded(stream, "-")


def _bounded(stream: BinaryIO | RawIOBase, path: str) -> Source:
    body = bytearray()
    while len(body) <= LIMIT and (piece := stream.read(LIMIT + 1 - len(body))):
        body += piece
    if len(body) > LIMIT:
        raise FetchError(f"It is larger than {LIMIT >> 20} MB.")
    return Source(unpacked(bytes(body), LIMIT), name=path)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, safe_line(error.strerror or "It cannot be read", 100).capitalize())
