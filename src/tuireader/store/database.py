"""The library's file: opened, checked, brought to this version's schema, and nobody else's business.

WAL, so that the screen reads while a refresh writes; every write begins IMMEDIATE, because a deferred one that meets
another writer fails at once instead of waiting. A migration runs in one transaction: killed in the middle, the file is
as it was.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from tuireader.errors import StoreError

APPLICATION_ID = 0x74756972  # "tuir"
BUSY_MS = 10_000
PAGE = 32_768  # bytes: bodies of 2 to 3 KB fill 4 KB pages by two thirds, these by more than nine tenths


def connect(path: Path) -> sqlite3.Connection:
    """The library at `path`, made if it is not there; StoreError with one sentence otherwise."""
    try:
        _private(path)
        db = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The library {path} cannot be opened: {_reason(error)}.") from error
    try:
        _prepare(db, path)
    except sqlite3.Error as error:
        db.close()
        raise StoreError(f"The library {path} cannot be opened: {_reason(error)}.") from error
    except StoreError:
        db.close()
        raise
    return db


def _private(path: Path) -> None:
    """Folder 0700 and file 0600, whatever the umask: a library holds what somebody reads, and logins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    # One row of invalid UTF-8 must not take the whole list with it.
    db.text_factory = lambda raw: raw.decode("utf-8", "replace")
    owner, version = db.execute("PRAGMA application_id").fetchone()[0], db.execute("PRAGMA user_version").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner not in (0, APPLICATION_ID) or (owner == 0 and tables):
        raise StoreError(f"{path} is another program's database; tuireader leaves it alone.")
    newest = max(_migrations())
    if version > newest:
        raise StoreError(f"{path} was written by a newer tuireader (schema {version}, this one knows {newest}).")
    if not tables:
        db.execute(f"PRAGMA page_size = {PAGE}")
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA secure_delete = OFF")  # Debian's default writes every freed page once more
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA cache_size = -16000")
    db.execute("PRAGMA temp_store = MEMORY")
    if version < newest:
        _migrate(db)


def _migrations() -> dict[int, str]:
    folder = files("tuireader.store") / "migrations"
    return {int(f.name[:4]): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".sql")}


def _migrate(db: sqlite3.Connection) -> None:
    with transaction(db):
        version = db.execute("PRAGMA user_version").fetchone()[0]  # another process may have been first
        for number, script in sorted(_migrations().items()):
            if number > version:
                for statement in _statements(script):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _statements(script: str) -> Iterator[str]:
    """One by one: `executescript` would commit before it begins."""
    piece = ""
    for line in script.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            yield piece
            piece = ""


@contextmanager
def transaction(db: sqlite3.Connection, *, lasting: bool = False) -> Iterator[None]:
    """All or nothing. `lasting` waits for the disk, for what the reader did and could not be fetched again."""
    db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
    except sqlite3.Error as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise StoreError(f"The library cannot be written: {_reason(error)}.") from error


def version_of(db: sqlite3.Connection) -> int:
    """A number that changes when another process has written."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


_WORDS = {
    "database is locked": "another program is writing to it",
    "database or disk is full": "the disk is full",
    "file is not a database": "it is no library",
    "attempt to write a readonly database": "it is read-only",
    "unable to open database file": "it cannot be reached",
}


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return _WORDS.get(str(error), str(error))
