"""Zip files, opened with bounds: a small one can hold gigabytes."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from tuireader.errors import ParseError
from tuireader.safe import safe_line

_MAGIC = b"PK\x03\x04"
_LIMIT = 64 << 20  # bytes of one member, unpacked
_WHOLE = 400 << 20  # of all that is taken of an archive: a bench has little more than a gigabyte
_MEMBERS = 200_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # LZMA and bzip2 take memory by what the archive says


def names(body: bytes) -> tuple[str, ...]:
    """The names of the members, () where it is no archive."""
    if not body.startswith(_MAGIC):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return tuple(archive.namelist()[:_MEMBERS])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ()


class Archive:
    """An archive's members, read one by one; ParseError where one is damaged, locked or too large."""

    def __init__(self, body: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ParseError("The archive is damaged.") from error
        self._there = set(self._zip.namelist())
        self._taken = 0

    def first(self, wanted: Iterable[str]) -> bytes:
        """The first of these members that is there, b"" where none is."""
        return next((self.read(name) for name in wanted if name in self._there), b"")

    def read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as member:
                if self._zip.getinfo(name).compress_type not in _METHODS:
                    raise zipfile.BadZipFile("packed in a way that nobody writes")
                body = member.read(_LIMIT + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            KeyError,
            RuntimeError,
            NotImplementedError,
            OSError,
        ) as error:
            raise ParseError(f"“{safe_line(name, 200)}” in the archive cannot be read.") from error
        self._taken += len(body)
        if len(body) > _LIMIT:
            raise ParseError(f"“{safe_line(name, 200)}” in the archive would be larger than {_LIMIT >> 20} MB.")
        if self._taken > _WHOLE:
            raise ParseError(f"Unpacked it would be larger than {_WHOLE >> 20} MB.")
        return body
