"""What can be read of a damaged library is saved: the damaged file is set aside under its own name with the date, never
overwritten, and its rows go into a new one.
"""

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tuireader.errors import StoreError
from tuireader.store import articles, database, dictionaries, upkeep, words

_HEADER = 100  # bytes before the first page's own, by SQLite's file format
_SIZE = slice(28, 32)  # in it: how many pages the file has
_FREE = slice(32, 40)  # and where those are that hold nothing


def salvage(path: Path) -> tuple[Path, int]:
    """Sets a damaged library aside and files what can be read of it in a new one: (where the old one is, articles saved)."""
    _ours(path)
    aside = _free_name(path)
    fresh, graft = path.with_name(f".{path.name}.saved"), path.with_name(f".{path.name}.graft")
    for part in (*_parts(fresh), *_parts(graft)):
        part.unlink(missing_ok=True)
    with _readable(path, graft) as old:
        saved = _saved(old, fresh)
    for before, after in zip(_parts(path), _parts(aside), strict=True):
        with suppress(FileNotFoundError):
            before.rename(after)
    fresh.rename(path)
    return aside, saved


def _ours(path: Path) -> None:
    """StoreError where the file says that it is another program's, or a newer library: neither is damaged."""
    db = _looked_at(path)
    try:
        owner, version = (db.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in ("application_id", "user_version"))
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except database.FAILURES:
        return  # it says nothing any more
    finally:
        db.close()
    foreign = owner != database.APPLICATION_ID and bool(tables) and not tables >= {"articles", "bodies", "statuses"}
    if foreign or version > database.newest():
        raise StoreError(f"{path} is no library of this version of tuireader; it is left alone.")


def _looked_at(path: Path) -> sqlite3.Connection:
    """The file, to be read alone: another connection would write the journal beside it home, into the damage."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", isolation_level=None, uri=True)


@contextmanager
def _readable(path: Path, graft: Path) -> Iterator[sqlite3.Connection]:
    """The library as far as it can be read. Where its first page is damaged, and with it all knowledge of what lies where,
    a copy gets that of a new library: the same tables, made in the same order, lie at the same places."""
    db = _looked_at(path)
    try:
        for donor in (None, *_first_pages(graft)):
            if donor is not None:
                db.close()
                _copied(path, graft)
                _set(graft, donor)
                db = _looked_at(graft)
            if _tells(db):
                break
        yield db
    finally:
        db.close()
        for part in _parts(graft):
            part.unlink(missing_ok=True)


def _tells(db: sqlite3.Connection) -> bool:
    """Whether there are articles, and bodies that can be read."""
    try:
        articles_ = db.execute("SELECT typeof(headline), typeof(digest) FROM articles LIMIT 1").fetchone()
        bodies = db.execute("SELECT packed FROM bodies LIMIT 20").fetchall()
        find = dictionaries.reader(db)
        return articles_ == ("text", "integer") and any(upkeep.is_whole(packed, find) for (packed,) in bodies)
    except database.FAILURES:
        return False


def _first_pages(beside: Path) -> Iterator[bytes]:
    """First pages of new libraries: only the header of one, the whole of one, and of one that was compacted, in which the
    order is another."""
    donor = beside.with_name(f"{beside.name}-donor")
    db = database.connect(donor)
    try:
        whole = _first_page(db, donor)
        yield whole[:_HEADER]
        yield whole
        db.execute("VACUUM")
        yield _first_page(db, donor)
    finally:
        db.close()
        for part in _parts(donor):
            part.unlink(missing_ok=True)


def _first_page(db: sqlite3.Connection, path: Path) -> bytes:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with path.open("rb") as file:
        return file.read(database.PAGE)


def _copied(path: Path, copy: Path) -> None:
    """The file and its journal, readable by the user alone as they are."""
    for part, target in zip(_parts(path)[:2], _parts(copy)[:2], strict=True):
        if part.exists():
            target.touch(mode=0o600)
            shutil.copyfile(part, target)


def _set(file: Path, donor: bytes) -> None:
    """Writes the donor's first page, or its header alone, with this file's own size and nothing marked as free."""
    page = bytearray(donor)
    page[_SIZE] = struct.pack(">I", file.stat().st_size // database.PAGE)
    page[_FREE] = bytes(8)
    with file.open("r+b") as opened:
        opened.write(page)


def _parts(path: Path) -> list[Path]:
    return [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]


def _free_name(path: Path) -> Path:
    stem = f"{path.name}.corrupt-{datetime.now(UTC):%Y-%m-%d}"
    names = (path.with_name(stem + (f"-{n}" if n else "")) for n in range(1000))
    return next(name for name in names if not name.exists())


def _saved(old: sqlite3.Connection, fresh: Path) -> int:
    new = database.connect(fresh)
    try:
        old.text_factory = new.text_factory
        with database.transaction(new):
            for table in _tables(new):
                _copy(old, new, table)
            saved = _reindex(new)
            upkeep.recount(new)
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return saved
    finally:
        new.close()


def _tables(db: sqlite3.Connection) -> list[str]:
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'")
    return [name for (name,) in names if not name.startswith("sqlite_")]


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Every row that can be read, from both ends where one in the middle cannot."""
    columns = _columns(new, table)
    try:
        there = _columns(old, table)
    except database.FAILURES:
        return
    if not (columns := [name for name in columns if name in there]):  # an older library has fewer
        return
    put = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for order in ("ASC", "DESC"):
        try:
            for row in old.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]} {order}"):
                with suppress(sqlite3.IntegrityError, OverflowError):
                    new.execute(put, row)
        except database.FAILURES:
            continue
        return


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def _reindex(db: sqlite3.Connection) -> int:
    """The search index made anew from what can be read; articles that cannot are taken out. How many are left."""
    ids = [i for (i,) in db.execute("SELECT id FROM articles")]
    saved = 0
    for article_id in ids:
        try:
            article = articles.read(db, article_id)
        except (ValueError, KeyError, TypeError):
            article = None
        if article is None:
            for table, column in (("articles", "id"), ("bodies", "article_id"), ("feed_articles", "article_id")):
                db.execute(f"DELETE FROM {table} WHERE {column} = ?", (article_id,))
            continue
        db.execute(articles.INDEX, (article_id, *words.columns(article)))
        saved += 1
    for table in ("bodies", "feed_articles", "stories"):
        db.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")
    db.execute("UPDATE statuses SET sort = NULL WHERE article_id NOT IN (SELECT id FROM articles)")
    db.execute("UPDATE statuses SET sort = coalesce(sort, 0) WHERE article_id IN (SELECT id FROM articles)")
    db.execute("INSERT OR IGNORE INTO statuses (article_id, sort) SELECT id, coalesce(published, added) FROM articles")
    return saved
