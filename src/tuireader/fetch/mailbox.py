"""Mailboxes (mbox): one file with many letters, each behind a line that begins with "From " (RFC 4155).

Read letter by letter, because a mailbox of years is larger than any source may be.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from tuireader.fetch import file

LETTER = 32 << 20  # bytes: a larger one is no newsletter
_FROM = b"From "
# "From sender date": the year at the end tells it from a sentence, which mail programs should have quoted and do not all.
_SEPARATOR = re.compile(rb"From \S+.*\b(?:19|20)\d\d\b[^\n]{0,12}\r?\n\Z")
_QUOTED = re.compile(rb"^>(>*From )", re.M)


def begins(head: bytes) -> bool:
    """Whether these are the first bytes of a mailbox."""
    return bool(_SEPARATOR.match(head.partition(b"\n")[0] + b"\n"))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter without its separator; where it is `cut`, the beginning of one that is too large."""

    body: bytes
    cut: bool = False


@contextmanager
def letters_in(path: str) -> Iterator[Iterator[Letter]]:
    """The letters of the mailbox at `path`, while the block lasts; FetchError where it cannot be read."""
    with file.opened(path) as stream:
        yield letters(stream)


def letters(stream: BinaryIO) -> Iterator[Letter]:
    """Each letter, in order."""
    lines: list[bytes] = []
    size, after_blank = 0, True
    for line in iter(lambda: stream.readline(1 << 20), b""):
        if after_blank and line.startswith(_FROM) and _SEPARATOR.match(line):
            yield from _letter(lines, size)
            lines, size, after_blank = [], 0, False
            continue
        after_blank = line in (b"\n", b"\r\n")
        size += len(line)
        if size <= LETTER:
            lines.append(line)
    yield from _letter(lines, size)


def _letter(lines: list[bytes], size: int) -> Iterator[Letter]:
    """None where nothing but blank lines is in it."""
    if any(line.strip() for line in lines):
        yield Letter(_QUOTED.sub(rb"\1", b"".join(lines)), size > LETTER)
