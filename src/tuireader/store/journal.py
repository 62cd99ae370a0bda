"""The journal: each thing that the reader did is one step, with the values before it, and can be taken back; also after a
restart. Steps are written in the transaction of the change itself."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

_KEPT = 1_000

Kind = Literal["marks", "note", "feed", "rule", "search"]


@dataclass(frozen=True, slots=True)
class Step:
    """`before` belongs to the kind: statuses.restore, tags.restore_note, feeds.restore, rules.restore or searches.restore reads
    it."""

    id: int
    sentence: str
    kind: Kind
    before: bytes


def remember(db: sqlite3.Connection, sentence: str, kind: Kind, before: bytes, now: int) -> None:
    db.execute("INSERT INTO journal (at, sentence, kind, before) VALUES (?, ?, ?, ?)", (now, sentence, kind, before))
    db.execute("DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ?", (_KEPT,))


def last(db: sqlite3.Connection) -> Step | None:
    found = db.execute("SELECT id, sentence, kind, before FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return Step(*found) if found else None


def forget(db: sqlite3.Connection, step: Step) -> None:
    db.execute("DELETE FROM journal WHERE id = ?", (step.id,))
