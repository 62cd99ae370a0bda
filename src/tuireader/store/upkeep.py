"""The library's file looked after: checked, put in order, made small, copied. What is damaged is salvage.py's."""

import sqlite3
from pathlib import Path

from tuireader import atomic
from tuireader.errors import StoreError
from tuireader.store import database, dictionaries, packing
from tuireader.store.rows import pages

_LISTED = 20  # problems that are told one by one


def check(db: sqlite3.Connection) -> list[str]:
    """What is wrong, a sentence each; empty when all is well."""
    try:
        found = [f"The file: {row[0]}." for row in db.execute(f"PRAGMA integrity_check({_LISTED})") if row[0] != "ok"]
        if found:
            return found
        find = dictionaries.reader(db)
        damaged = [i for i, packed in db.execute("SELECT article_id, packed FROM bodies") if not is_whole(packed, find)]
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


def is_whole(packed: object, find: packing.Dictionaries) -> bool:
    """Whether a body can be unpacked."""
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
    while _merge(db, pages):
        pages = _PIECE
    while free := db.execute("PRAGMA freelist_count").fetchone()[0]:
        with database.transaction(db):
            for _ in range(min(free, _PIECE)):  # one page a call: it shows no column, so a cursor stops after the first
                db.execute("PRAGMA incremental_vacuum(1)").fetchall()
        if db.execute("PRAGMA freelist_count").fetchone()[0] >= free:
            break
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def gather(db: sqlite3.Connection) -> None:
    """A step towards fewer pieces of the index, which each search looks through one by one; nothing where they are few."""
    _merge(db, _PIECE // 2)


def _merge(db: sqlite3.Connection, pages: int) -> bool:
    """Whether there was anything to do."""
    with database.transaction(db):
        before = db.total_changes
        db.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
        return db.total_changes - before >= 2  # fewer say that nothing was left (FTS5, "merge")


def compact(db: sqlite3.Connection) -> None:
    """As small as it can be: everything packed and written anew."""
    _repack(db)
    try:
        db.execute("INSERT INTO words (words) VALUES ('optimize')")
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"The library cannot be compacted: {database.reason(error)}.") from error


def _repack(db: sqlite3.Connection) -> None:
    """Every body by a dictionary of today's library, batch by batch: an end in the middle leaves each as it was or is."""
    ids = [row[0] for row in db.execute("SELECT article_id FROM bodies ORDER BY article_id")]
    if len(ids) >= dictionaries.FIRST:
        dictionaries.learn(db, len(ids))
    named = set[int]()
    for page in pages(ids):
        with database.transaction(db):
            named |= dictionaries.repack(db, page)
    with database.transaction(db):
        dictionaries.forget(db, named)


def backup(db: sqlite3.Connection, target: Path) -> None:
    """A copy that is whole, also while another process writes; in the place of an older copy only when it is finished."""
    try:
        with atomic.replacing(target) as draft:
            db.execute("VACUUM INTO ?", (draft.as_uri(),))  # where a name may be no UTF-8
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The copy {target} cannot be written: {database.reason(error)}.") from error
