"""The library as it was before a new version changed its form: one copy beside it, for whoever wants to go back.

The next change of form puts its own in its place, and thirty days later it goes when the library is opened.
"""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

DAYS = 30


def beside(path: Path) -> Path:
    """Where the copy of the library at `path` lies, if there is one."""
    return path.with_name(path.name + ".before-update")


def keep(path: Path) -> None:
    """Copies the library page by page, with what is in its journal. Whoever asks holds the lock for writing, so that there
    is one who copies at a time, and what a killed one has left is nobody's."""
    from tuireader import atomic  # most starts copy nothing

    target = beside(path)
    for left in path.parent.iterdir():
        if left.name.startswith(atomic.draft_prefix(target)):
            left.unlink(missing_ok=True)
    with atomic.replacing(target) as draft:
        old, new = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True), sqlite3.connect(draft)
        try:
            new.execute("PRAGMA journal_mode = OFF")  # a copy that was not finished is thrown away as a whole
            new.execute("PRAGMA synchronous = OFF")
            old.backup(new)
        finally:
            old.close()
            new.close()


def clear(path: Path) -> None:
    """Removes the copy once it is older than its days."""
    with suppress(OSError):
        if (copy := beside(path)).stat().st_mtime < time.time() - DAYS * 86_400:
            copy.unlink()
