"""Which sources have been imported, by their bytes: an import that was interrupted goes on where it stopped, and the same
file twice costs nothing."""

import sqlite3
from collections.abc import Iterable


def known(db: sqlite3.Connection, key: int) -> list[tuple[int, str]]:
    """(id, headline) of what these bytes became, [] where they are new or any of it is no longer there."""
    found = db.execute(
        "SELECT i.article_id, a.headline FROM imports i LEFT JOIN articles a ON a.id = i.article_id WHERE i.key = ?",
        (key,),
    ).fetchall()
    return [] if any(headline is None for _, headline in found) else found


def remember(db: sqlite3.Connection, key: int, ids: Iterable[int]) -> None:
    db.executemany("INSERT OR IGNORE INTO imports VALUES (?, ?)", ((key, i) for i in ids))
