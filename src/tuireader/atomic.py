"""A file is there as it was, or as it shall be, and never between: written beside its place, brought to the disk, renamed."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty file of the user's own (0600) to write to; in the place of `target` once the block is left without error."""
    handle, name = tempfile.mkstemp(prefix=draft_prefix(target), dir=target.parent)
    os.close(handle)
    draft = Path(name)
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


def write(target: Path, body: bytes) -> None:
    """The bytes as the file's whole."""
    with replacing(target) as draft:
        draft.write_bytes(body)


def _to_disk(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot sync a folder
            os.fsync(handle)
    finally:
        os.close(handle)
