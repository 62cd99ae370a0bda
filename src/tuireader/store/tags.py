"""The reader's own words on a story: tags, which are searched for, and one note. They outlive the article as marks do."""

import json
import sqlite3
from array import array
from collections.abc import Iterable


def tag(db: sqlite3.Connection, ids: Iterable[int], name: str, value: bool) -> "array[int]":
    """Puts the tag on these articles, or takes it off; the ids of those that changed."""
    sql = "INSERT OR IGNORE INTO tags VALUES (?, ?)" if value else "DELETE FROM tags WHERE tag = ? AND article_id = ?"
    return array("q", (i for i in ids if db.execute(sql, (name, i)).rowcount))


def of(db: sqlite3.Connection, article_id: int) -> tuple[str, ...]:
    """The tags of one article, sorted."""
    return tuple(row[0] for row in db.execute("SELECT tag FROM tags WHERE article_id = ? ORDER BY tag", (article_id,)))


def every(db: sqlite3.Connection) -> dict[str, int]:
    """Each tag with the number of articles that have it."""
    return dict(db.execute("SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY tag"))


def note(db: sqlite3.Connection, article_id: int) -> str:
    """The note on an article, "" where there is none."""
    found = db.execute("SELECT text FROM notes WHERE article_id = ?", (article_id,)).fetchone()
    return str(found[0]) if found else ""


def write_note(db: sqlite3.Connection, article_id: int, text: str, now: int) -> bytes:
    """Writes the note, "" takes it away; what was there before, for the journal."""
    before = json.dumps({"id": article_id, "text": note(db, article_id)}).encode()
    if text:
        db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (article_id, now, text))
    else:
        db.execute("DELETE FROM notes WHERE article_id = ?", (article_id,))
    return before


def restore_note(db: sqlite3.Connection, before: bytes, now: int) -> None:
    """Takes a `write_note` back."""
    was = json.loads(before)
    write_note(db, was["id"], was["text"], now)
