"""The library's file: opened, checked, brought to this version's schema, and nobody else's business.

WAL, so that the screen reads while a refresh writes; every write begins IMMEDIATE, because a deferred one that meets
another writer fails at once instead of waiting. A migration runs in one transaction: killed in the middle, the file is
as it was; and a copy of it is made before.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tuireader.errors import StoreError, system_says
from tuireader.store import before

Error = sqlite3.Error

SCRIPTS = Path(__file__).with_name("migrations")
APPLICATION_ID = 0x74756972  # "tuir"
BUSY_MS = 10_000
PAGE = 32_768  # bytes: bodies of 2 to 3 KB fill 4 KB pages by two thirds, these by more than nine tenths
# What a damaged file raises: Python cannot read a message in which SQLite quotes the damage.
FAILURES = (sqlite3.Error, UnicodeDecodeError)
CACHE = 16_000  # KB of pages that a connection keeps
_CHECKPOINT = 500  # pages: 16 MB of journal before they are written home


class Connection(sqlite3.Connection):
    """A connection that knows its file. `read_only` where the file system lets nothing be written; `damaged` where a look
    at what is small and dear has found damage."""

    path: Path
    identity: tuple[int, int]
    read_only: bool = False
    damaged: bool = False

    def astray(self) -> bool:
        """Whether the file has been deleted or replaced since: what is written then goes nowhere."""
        return _identity(self.path) != self.identity


def connect(path: Path, cache: int = CACHE) -> Connection:
    """The library at `path`, made if it is not there; StoreError with one sentence otherwise.

    Where it may be read and not written it is opened read-only. `cache` is in KB: the system keeps the file too, so that who
    mostly reads needs little.
    """
    try:
        _private(path)
        try:
            return _opened(path, path.absolute().as_uri(), cache, read_only=False)
        except sqlite3.OperationalError as error:
            if not os.access(path, os.R_OK) or (_writable(path) and not _is_full(path, error)):
                raise
            # Without a journal beside it nothing else may be asked of a file in a folder that cannot be written.
            return _opened(path, f"{path.absolute().as_uri()}?mode=ro&immutable=1", cache, read_only=True)
    except (OSError, *FAILURES) as error:
        raise StoreError(f"The library {path} cannot be opened: {reason(error)}.") from error


def _opened(path: Path, uri: str, cache: int, *, read_only: bool) -> Connection:
    db = sqlite3.connect(
        uri, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, factory=Connection, uri=True
    )
    try:
        db.path, db.identity, db.read_only = path, _identity(path), read_only or not _writable(path)
        db.execute(f"PRAGMA cache_size = {-cache}")
        _prepare(db)
        db.damaged = _is_damaged(db)
        if not db.damaged:
            before.clear(path)
    except BaseException:
        db.close()
        raise
    return db


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _writable(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return all(os.access(p, os.W_OK, effective_ids=effective) for p in (path, path.parent))


def _is_full(path: Path, error: sqlite3.Error) -> bool:
    """Whether a library is there, no room even for the 32 KB that readers share, and no journal that a reader would miss."""
    journal = path.with_name(path.name + "-wal")
    full = str(error) in ("disk I/O error", "database or disk is full")
    return full and path.stat().st_size > 0 and not (journal.exists() and journal.stat().st_size)


def _private(path: Path) -> None:
    """Folder 0700 and file 0600, whatever the umask: a library holds what somebody reads, and logins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _prepare(db: Connection) -> None:
    # One row of invalid UTF-8 must not take the whole list with it.
    db.text_factory = lambda raw: raw.decode("utf-8", "replace")
    owner, version = _number(db, "application_id"), _number(db, "user_version")
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner not in (0, APPLICATION_ID) or (owner == 0 and tables):
        raise StoreError(f"{db.path} is another program's database; tuireader leaves it alone.")
    if version > newest():
        raise StoreError(f"{db.path} was written by a newer tuireader (schema {version}, this one knows {newest()}).")
    db.execute("PRAGMA temp_store = MEMORY")
    if db.read_only:
        if version < newest():
            raise StoreError(
                f"The library {db.path} is of an older version and read-only: it cannot be brought up to date."
            )
        return
    if not tables:
        db.execute(f"PRAGMA page_size = {PAGE}")
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    db.execute("PRAGMA secure_delete = OFF")  # Debian's default writes every freed page once more
    db.execute("PRAGMA synchronous = NORMAL")
    if version < newest():
        _migrate(db)


_DEAR = ("feeds", "totals", "notes", "rules", "searches")


def _is_damaged(db: Connection) -> bool:
    """Whether what the reader could not get again anywhere is damaged, as far as half a millisecond tells (of 500 feeds; a
    check of the whole file reads all of it, and is `doctor --check`)."""
    return any(db.execute(f"PRAGMA quick_check({table})").fetchone() != ("ok",) for table in _DEAR)


def _number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


def newest() -> int:
    """The number of this version's schema."""
    return max(int(file.name[:4]) for file in SCRIPTS.glob("*.sql"))


def _migrations() -> dict[int, str]:
    return {int(file.name[:4]): file.read_text("utf-8") for file in SCRIPTS.glob("*.sql")}


def _migrate(db: Connection) -> None:
    with transaction(db):
        version = _number(db, "user_version")  # another process may have been first
        if 0 < version < newest():
            _keep_as_it_was(db.path)
        for number, script in sorted(_migrations().items()):
            if number > version:
                for statement in _statements(script):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _keep_as_it_was(path: Path) -> None:
    try:
        before.keep(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"The library {path} is of an older version, and left as it is:"
            f" no copy of it can be written before it is brought up to date ({reason(error)})."
        ) from error


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
    if isinstance(db, Connection) and db.astray():
        raise StoreError(f"The library {db.path} was moved or deleted while it was open: nothing is written any more.")
    try:
        db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    except FAILURES as error:
        raise StoreError(f"The library cannot be written: {reason(error)}.") from error


def sqlite_version() -> str:
    return sqlite3.sqlite_version


def version_of(db: sqlite3.Connection) -> int:
    """A number that changes when another process has written."""
    return _number(db, "data_version")


_WORDS = {
    "database is locked": "another program is writing to it",
    "database or disk is full": "the disk is full",
    "file is not a database": "it is no library",
    "attempt to write a readonly database": "it is read-only",
    "unable to open database file": "it cannot be reached",
    "disk I/O error": "the disk is full or failing",
    "database disk image is malformed": "it is damaged; `tuireader doctor --repair` saves what can be read",
}


def reason(error: Exception) -> str:
    """What SQLite or the system says, in words."""
    if isinstance(error, UnicodeDecodeError):
        return _WORDS["database disk image is malformed"]
    if isinstance(error, OSError):
        return system_says(error)
    return _WORDS.get(str(error), str(error))
