"""The library's file looked after: checked, put in order, copied, and saved from what is damaged.

Nothing here overwrites a library. A damaged one is set aside under its own name with the date, and what could be read of
it goes into a new file.
"""

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tuireader import atomic
from tuireader.errors import StoreError
from tuireader.store import articles, database, dictionaries, packing, words

_LISTED = 20  # problems that are told one by one


def check(db: sqlite3.Connection) -> list[str]:
    """What is wrong, a sentence each; empty when all is well."""
    try:
        found = [f"The file: {row[0]}." for row in db.execute(f"PRAGMA integrity_check({_LISTED})") if row[0] != "ok"]
        if found:
            return found
        find = dictionaries.reader(db)
        damaged = [i for i, packed in db.execute("SELECT article_id, packed FROM bodies") if not _whole(packed, find)]
        found += [f"Article {i} cannot be read." for i in damaged[:_LISTED]]
        missing = db.execute(
            "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM bodies)"
        ).fetchone()[0]
        found += [f"{missing} articles are without their text."] * bool(missing)
        found += ["The search index is damaged."] * (not _index_is_sound(db))
        found += ["The counts are not those of the articles."] * (_counted(db) != _kept(db))
        return found
    except database.FAILURES as error:
        return [f"The file: {database.reason(error)}."]


def _index_is_sound(db: sqlite3.Connection) -> bool:
    """Whether the index agrees with itself; it can be asked only where the library may be written."""
    if isinstance(db, database.Connection) and db.read_only:
        return True
    try:
        db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        return False
    return True


def _whole(packed: object, find: packing.Dictionaries) -> bool:
    try:
        return isinstance(packed, bytes) and bool(packing.unpack(packed, find))
    except ValueError:
        return False


_COUNT = "SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(starred), 0) FROM statuses WHERE sort IS NOT NULL"
_COUNT_FEED = (
    "(SELECT count(*) FROM feed_articles m JOIN statuses s ON s.article_id = m.article_id"
    " WHERE m.feed_id = feeds.id AND s.sort IS NOT NULL{})"
)


def _counted(db: sqlite3.Connection) -> list[tuple[int, ...]]:
    total, unread = _COUNT_FEED.format(""), _COUNT_FEED.format(" AND s.read = 0")
    return [*db.execute(_COUNT), *db.execute(f"SELECT id, {total}, {unread} FROM feeds ORDER BY id")]


def _kept(db: sqlite3.Connection) -> list[tuple[int, ...]]:
    sums = db.execute("SELECT total, unread, starred FROM totals")
    return [*sums, *db.execute("SELECT id, total, unread FROM feeds ORDER BY id")]


def recount(db: sqlite3.Connection) -> None:
    """Makes the kept counts those of the articles, in the caller's transaction."""
    total, unread, starred = db.execute(_COUNT).fetchone()
    db.execute("UPDATE totals SET total = ?, unread = ?, starred = ?", (total, unread, starred))
    db.execute(f"UPDATE feeds SET total = {_COUNT_FEED.format('')}, unread = {_COUNT_FEED.format(' AND s.read = 0')}")


_PIECE = 1_000  # pages of the index, or of the file, a transaction: a reader who marks a story waits for one at most


def tidy(db: sqlite3.Connection) -> None:
    """The index in one piece, and what is free given back: worth it once much has come in."""
    pages = -_PIECE  # negative, SQLite begins to make one piece of all; positive, it goes on (FTS5, "merge")
    while True:
        with database.transaction(db):
            before = db.total_changes
            db.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
            if db.total_changes - before < 2:  # by the same manual: there was nothing left to do
                break
        pages = _PIECE
    while free := db.execute("PRAGMA freelist_count").fetchone()[0]:
        with database.transaction(db):
            for _ in range(min(free, _PIECE)):  # one page a call: it shows no column, so a cursor stops after the first
                db.execute("PRAGMA incremental_vacuum(1)").fetchall()
        if db.execute("PRAGMA freelist_count").fetchone()[0] >= free:
            break
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def compact(db: sqlite3.Connection) -> None:
    """As small as it can be: everything written anew."""
    try:
        db.execute("INSERT INTO words (words) VALUES ('optimize')")
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"The library cannot be compacted: {database.reason(error)}.") from error


def backup(db: sqlite3.Connection, target: Path) -> None:
    """A copy that is whole, also while another process writes; in the place of an older copy only when it is finished."""
    try:
        with atomic.replacing(target) as draft:
            db.execute("VACUUM INTO ?", (str(draft),))
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The copy {target} cannot be written: {database.reason(error)}.") from error


def salvage(path: Path) -> tuple[Path, int]:
    """Sets a damaged library aside and files what can be read of it in a new one: (where the old one is, articles saved)."""
    _ours(path)
    aside = _free_name(path)
    fresh = path.with_name(f".{path.name}.saved")
    for part in _parts(fresh):
        part.unlink(missing_ok=True)
    saved = _saved(path, fresh)
    for old, new in zip(_parts(path), _parts(aside), strict=True):
        with suppress(FileNotFoundError):
            old.rename(new)
    fresh.rename(path)
    return aside, saved


def _ours(path: Path) -> None:
    """StoreError where the file says that it is another program's, or a newer library: neither is damaged."""
    db = sqlite3.connect(path)
    try:
        owner, version = (db.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in ("application_id", "user_version"))
        tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except database.FAILURES:
        return  # it says nothing any more
    finally:
        db.close()
    if owner not in (0, database.APPLICATION_ID) or (owner == 0 and tables) or version > database.newest():
        raise StoreError(f"{path} is no library of this version of tuireader; it is left alone.")


def _parts(path: Path) -> list[Path]:
    return [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]


def _free_name(path: Path) -> Path:
    stem = f"{path.name}.corrupt-{datetime.now(UTC):%Y-%m-%d}"
    names = (path.with_name(stem + (f"-{n}" if n else "")) for n in range(1000))
    return next(name for name in names if not name.exists())


def _saved(path: Path, fresh: Path) -> int:
    new = database.connect(fresh)
    try:
        old = sqlite3.connect(path, isolation_level=None)
        try:
            old.text_factory = new.text_factory
            with database.transaction(new):
                for table in _tables(new):
                    _copy(old, new, table)
                saved = _reindex(new)
                recount(new)
        finally:
            old.close()
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return saved
    finally:
        new.close()


def _tables(db: sqlite3.Connection) -> list[str]:
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'")
    return [name for (name,) in names if not name.startswith("sqlite_")]


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Every row that can be read, from both ends where one in the middle cannot."""
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    put = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for order in ("ASC", "DESC"):
        try:
            for row in old.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]} {order}"):
                with suppress(sqlite3.IntegrityError, OverflowError):
                    new.execute(put, row)
        except database.FAILURES:
            continue
        return


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
