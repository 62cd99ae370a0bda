"""A file is there as it was, or as it shall be, and never between: written beside its place, brought to the disk, renamed."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWN = 0o600
"""Mode of what is nobody else's: settings, copies of the library."""
SHARED = 0o666
"""Mode of what the reader may hand on: what the umask leaves of it."""


@contextmanager
def replacing(target: Path, mode: int = OWN) -> Iterator[Path]:
    """An empty file to write to; in the place of `target`, or of what that links to, once the block is left without error,
    and readable for nobody who could not read the one that was there. OSError where there is a pipe, or a device."""
    target = Path(os.path.realpath(target))
    if target.exists():
        if not target.is_file():
            raise OSError(errno.EINVAL, "It is no regular file")
        mode &= stat.S_IMODE(target.stat().st_mode)
    draft = target.with_name(draft_prefix(target) + os.urandom(6).hex())
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, mode))
    try:
        yield draft
        _to_disk(draft, os.O_RDWR)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _to_disk(target.parent, os.O_RDONLY)


def draft_prefix(target: Path) -> str:
    """How the names of files begin that are to take the target's place."""
    return f".{target.name[:40]}."


def write(target: Path, body: bytes, mode: int = OWN) -> None:
    """The bytes as the file's whole."""
    with replacing(target, mode) as draft:
        draft.write_bytes(body)


def _to_disk(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot sync a folder
            os.fsync(handle)
    finally:
        os.close(handle)
