"""The library looked after on request: checked, saved from what is damaged, made small, copied.

Beside the door, because a library that cannot be opened is what it is for.
"""

from dataclasses import dataclass
from pathlib import Path

from tuireader import pictures as decoding
from tuireader.errors import StoreError
from tuireader.store import before, database, salvage, upkeep


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of a repair: where the damaged file lies now (None where nothing was damaged), articles saved."""

    aside: Path | None
    articles: int = 0


def check(path: Path) -> list[str]:
    """What is wrong with the library, a sentence each; [] when all is well. Nothing is made where there is none."""
    if not path.exists():
        return [f"There is no library at {path} yet."]
    try:
        db = database.connect(path)
    except StoreError as error:
        return [str(error)]
    try:
        return upkeep.check(db)
    finally:
        db.close()


def repair(path: Path) -> Repair:
    """Makes the library sound: nothing of the damaged file is overwritten, it is set aside."""
    if not path.exists():
        raise StoreError(f"There is no library at {path}.")
    try:
        db = database.connect(path)
    except StoreError:
        return Repair(*salvage.salvage(path))
    try:
        if not upkeep.check(db):
            return Repair(None)
        with database.transaction(db):
            upkeep.recount(db)
        if not upkeep.check(db):
            return Repair(None)
    except StoreError:
        pass  # so damaged that its counts cannot be written
    finally:
        db.close()
    return Repair(*salvage.salvage(path))


def compact(path: Path) -> tuple[int, int]:
    """Bytes before and after."""
    large = path.stat().st_size if path.exists() else 0
    db = database.connect(path)
    try:
        upkeep.compact(db)
    finally:
        db.close()
    return large, path.stat().st_size


def backup(path: Path, target: Path) -> int:
    """A whole copy, also while the library is in use; its size in bytes."""
    if not path.exists():
        raise StoreError(f"There is no library at {path}.")
    if target.is_dir():
        raise StoreError(f"{target} is a folder; a copy wants the name of a file.")
    if target.exists() and target.samefile(path):
        raise StoreError("A copy in the place of the library would be none.")
    db = database.connect(path)
    try:
        upkeep.backup(db, target)
    finally:
        db.close()
    return target.stat().st_size


def copy_before(path: Path) -> str:
    """Where the library lies as it was before its last update, and how long; "" where no such copy is kept."""
    copy = before.beside(path)
    return f"{copy} (as it was before an update; kept for {before.DAYS} days)" if copy.exists() else ""


def sqlite_version() -> str:
    return database.sqlite_version()


def pictures() -> str:
    """Whether pictures can be shown, and if not, what is missing."""
    return "yes" if decoding.possible() else f"no. {decoding.MISSING}"
