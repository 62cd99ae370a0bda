"""The reader's marks, changed in sets, each change one step of the journal.

Counts are kept, not counted: a change of a million marks updates them once per feed. What is done here was done by the
reader and cannot be fetched again, so the caller's transaction waits for the disk.
"""

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal

from tuireader.store import tags

Field = Literal["read", "starred", "muted"]
# The mark ("tag:" and its name for a tag, "kept" for what was marked unread again), its value before, and the articles that
# had it.
Step = tuple[str, bool, "array[int]"]


def mark(db: sqlite3.Connection, ids: Iterable[int], field: Field, value: bool) -> "array[int]":
    """Sets the mark on these articles; the ids of those that had another before."""
    steps = change(db, ids, field, value)
    return steps[0][2] if steps else array("q")


def change(db: sqlite3.Connection, ids: Iterable[int], field: Field, value: bool) -> list[Step]:
    """As `mark`; what brings back all that was there before, [] where nothing has changed."""
    changed = _pick(db, ids, field, value)
    if not changed:
        return []
    steps: list[Step] = [(field, not value, changed)]
    if field == "read" and value and (kept := array("q", (i for (i,) in db.execute(_KEPT)))):
        steps.append(("kept", True, kept))
    _set(db, field, value, on_purpose=True)
    return steps


# Of what is picked those that were marked unread again: reading them ends that, and taking it back brings it back.
_KEPT = "SELECT article_id FROM statuses WHERE kept = 1 AND article_id IN (SELECT id FROM picked)"


def _pick(db: sqlite3.Connection, ids: Iterable[int], field: Field, value: bool) -> "array[int]":
    """Those of the articles that have another mark, which stand in a table of their own then."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS picked (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM picked")
    # In order of ids: a million of them in the list's order would take ten times as long.
    db.executemany(
        f"INSERT OR IGNORE INTO picked SELECT article_id FROM statuses WHERE article_id = ? AND {field} = ?",
        ((i, not value) for i in sorted(ids)),
    )
    return array("q", (row[0] for row in db.execute("SELECT id FROM picked")))


_MANY = 50_000


@contextmanager
def _room(db: sqlite3.Connection, count: int) -> Iterator[None]:
    """Memory for a change that touches whole indexes at random places: a million marks take a third of the time."""
    if count < _MANY:
        yield
        return
    usual = db.execute("PRAGMA cache_size").fetchone()[0]
    db.execute("PRAGMA cache_size = -128000")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = {usual}")


def _set(db: sqlite3.Connection, field: Field, value: bool, *, on_purpose: bool) -> None:
    """Sets the mark on all that are picked and do not have it, with the counts that follow from it. What is marked unread
    `on_purpose` is left alone by retention; what becomes so because its reading is taken back is not."""
    with _room(db, db.execute("SELECT count(*) FROM picked").fetchone()[0]):
        kept = f", kept = max(kept & 2, {int(on_purpose and not value)})" if field == "read" else ""
        db.execute(f"UPDATE statuses SET {field} = ?{kept} WHERE article_id IN (SELECT id FROM picked)", (value,))
        _count(db, field, value)


def _count(db: sqlite3.Connection, field: Field, value: bool) -> None:
    """The kept counts after all that are picked have got the mark."""
    present = db.execute(
        "SELECT count(*) FROM statuses WHERE sort IS NOT NULL AND article_id IN (SELECT id FROM picked)"
    ).fetchone()[0]
    if field == "starred":
        db.execute("UPDATE totals SET starred = starred + ?", (present if value else -present,))
    if field != "read":
        return
    sign = -1 if value else 1
    db.execute("UPDATE totals SET unread = unread + ?", (sign * present,))
    db.execute(
        "UPDATE feeds SET unread = unread + ? * moved.n FROM (SELECT feed_id, count(*) n FROM feed_articles"
        " WHERE article_id IN (SELECT id FROM picked) GROUP BY feed_id) moved WHERE feeds.id = moved.feed_id",
        (sign,),
    )


def packed(steps: list[Step]) -> bytes:
    """The marks before a change, for the journal."""
    head = json.dumps([[field, value, len(ids)] for field, value, ids in steps]).encode()
    return zlib.compress(head + b"\n" + b"".join(ids.tobytes() for _, _, ids in steps), 1)


def restore(db: sqlite3.Connection, before: bytes) -> None:
    """Sets the marks that `packed` kept."""
    head, _, rest = zlib.decompress(before).partition(b"\n")
    at = 0
    for field, value, count in json.loads(head):
        ids = array("q")
        ids.frombytes(rest[at : at + count * ids.itemsize])
        at += count * ids.itemsize
        if field.startswith("tag:"):
            tags.tag(db, ids, field[4:], value)
        elif field == "kept":
            db.executemany("UPDATE statuses SET kept = max(kept, 1) WHERE article_id = ?", ((i,) for i in ids))
        elif _pick(db, ids, field, value):
            _set(db, field, value, on_purpose=False)
