"""What is muted and what is kept as it comes in: searches that stand.

A muted story is marked and read: it is in no list that does not ask for it, and in no count of unread ones. A kept story
is left alone by retention, and never muted.
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tuireader.errors import QueryError
from tuireader.model.query import Query
from tuireader.store import sql, statuses

Kind = Literal["mute", "keep"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`hits` is how many stories it has met."""

    id: int
    kind: Kind
    query: str
    hits: int


def every(db: sqlite3.Connection) -> list[Rule]:
    """All rules, the keeping ones first."""
    return [Rule(*row) for row in db.execute("SELECT id, kind, query, hits FROM rules ORDER BY kind, id")]


def add(db: sqlite3.Connection, kind: Kind, query: str, now: int) -> int:
    added = db.execute("INSERT INTO rules (kind, query, added) VALUES (?, ?, ?)", (kind, query, now)).lastrowid
    assert added is not None
    return added


def put_back(db: sqlite3.Connection, rule: Rule, now: int) -> None:
    db.execute(
        "INSERT OR IGNORE INTO rules (id, kind, query, hits, added) VALUES (?, ?, ?, ?, ?)",
        (rule.id, rule.kind, rule.query, rule.hits, now),
    )


def remove(db: sqlite3.Connection, rule_id: int) -> None:
    db.execute("DELETE FROM rules WHERE id = ?", (rule_id,))


def restore(db: sqlite3.Connection, before: bytes, now: int) -> None:
    """Takes back that a rule was added or removed, with the marks that this changed: a JSON line, then
    `statuses.packed`."""
    head, _, marks = before.partition(b"\n")
    was = json.loads(head)
    rule = Rule(**was["rule"])
    if was["added"]:
        remove(db, rule.id)
    else:
        put_back(db, rule, now)
    statuses.restore(db, marks)


def apply(db: sqlite3.Connection, new: Sequence[int], now: int) -> None:
    """Each rule over articles that have just come in."""
    if new:
        arrived = set(new)
        for rule in every(db):
            apply_one(db, rule, [i for i in met(db, rule.query, now, min(new)) if i in arrived])


def apply_one(db: sqlite3.Connection, rule: Rule, ids: Sequence[int]) -> list[statuses.Step]:
    """The rule over these articles; the marks that it changed, for the journal."""
    if not ids:
        return []
    db.execute("UPDATE rules SET hits = hits + ? WHERE id = ?", (len(ids), rule.id))
    if rule.kind == "keep":
        db.executemany("UPDATE statuses SET kept = 2 WHERE article_id = ?", ((i,) for i in ids))
        return []
    unkept = [i for i in ids if db.execute("SELECT kept FROM statuses WHERE article_id = ?", (i,)).fetchone() == (0,)]
    return statuses.change(db, unkept, "read", True) + statuses.change(db, unkept, "muted", True)


def met(db: sqlite3.Connection, query: str, now: int, first: int = 0) -> list[int]:
    """As `matching`, of a rule that stands: where it names a search that is gone since, nothing."""
    try:
        return matching(db, query, now, first)
    except QueryError:
        return []


def moved(db: sqlite3.Connection, before: str, after: str) -> None:
    """A feed that rules name by its address has another one."""
    named = re.compile(rf"(?<![^\s(-])feed:{re.escape(before)}(?=[\s)]|\Z)")
    for rule in every(db):
        if (query := named.sub(lambda _: f"feed:{after}", rule.query)) != rule.query:
            db.execute("UPDATE rules SET query = ? WHERE id = ?", (query, rule.id))


def matching(db: sqlite3.Connection, query: str, now: int, first: int = 0) -> list[int]:
    """The articles from id `first` on that a rule's query finds, muted ones left out unless it asks for them."""
    return list(sql.ids_from(db, Query.parse(query), now, first))
