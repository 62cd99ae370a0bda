"""Which articles are a feed's, and by which keys what it says of them is known again.

Keys outlive the article: what was removed from the library does not come back with the next fetch. In `entries` an article's
number is negative where another feed had brought the article before: `_written` and `_meant` alone know of it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tuireader.model.row import Reach
from tuireader.store.rows import REACHES, lists

_KNOWN = (
    "SELECT e.key, e.article_id, a.digest, a.reach FROM entries e LEFT JOIN articles a ON a.id = abs(e.article_id)"
    " WHERE e.feed_id = ? AND e.key IN "
)


def _written(article_id: int, own: bool) -> int:
    return article_id if own else -article_id


def _meant(written: int) -> tuple[int, bool]:
    """(the article's id, whether it was this feed that brought it)."""
    return abs(written), written > 0


class Known(NamedTuple):
    """An entry that was had before; `digest` is None where its article has been removed from the library, `has_text` says
    whether there is more of it than a headline, and `own` whether it was this feed that brought it."""

    id: int
    digest: int | None
    has_text: bool = True
    own: bool = True


def known(db: sqlite3.Connection, feed_id: int, keys: Sequence[int]) -> dict[int, Known]:
    """entry key -> what is known of it."""
    found: dict[int, Known] = {}
    for key, written, digest, reach in _each(db, _KNOWN, feed_id, keys):
        article_id, own = _meant(written)
        found[key] = Known(article_id, digest, reach != REACHES.index(Reach.HEADLINE), own)
    return found


def belong(
    db: sqlite3.Connection, feed_id: int, filed: Sequence[tuple[int, Sequence[int]]], *, own: bool = True
) -> None:
    """These articles are the feed's, each is known again by its keys; with `own` false they were there before, and are
    the feed's own only if it brought them itself. What was so before is not written again."""
    ids = [article_id for article_id, _ in filed]
    mine = set(ids) if own else {i for (i,) in _each(db, _BROUGHT, feed_id, ids)}
    db.executemany(_KEY, ((feed_id, key, _written(i, i in mine)) for i, keys in filed for key in keys))
    joining = dict(_each(db, _JOINING, feed_id, ids))
    if joining:
        db.executemany("INSERT INTO feed_articles VALUES (?, ?)", ((feed_id, article_id) for article_id in joining))
        db.execute(
            "UPDATE feeds SET total = total + ?, unread = unread + ? WHERE id = ?",
            (len(joining), sum(joining.values()), feed_id),
        )


def _each(db: sqlite3.Connection, sql: str, feed_id: int, ids: Sequence[int]) -> Iterator[Any]:
    """The rows of a statement that asks for one feed, and ends in IN."""
    return (row for marks, page in lists(ids) for row in db.execute(sql + marks, (feed_id, *page)))


_BROUGHT = "SELECT article_id FROM entries WHERE feed_id = ? AND article_id IN "
# What was removed from the library is known by its keys, and is nobody's any more. Asked apart, because the index of words
# writes a piece before each statement that could be taken back by itself, as INSERT … SELECT could.
_JOINING = (
    "SELECT a.id, s.read = 0 FROM articles a JOIN statuses s ON s.article_id = a.id WHERE NOT EXISTS"
    " (SELECT 1 FROM feed_articles m WHERE m.feed_id = ? AND m.article_id = a.id) AND a.id IN "
)
_KEY = (
    "INSERT INTO entries VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET article_id = excluded.article_id"
    " WHERE article_id <> excluded.article_id"
)


def members(db: sqlite3.Connection, feed_ids: Iterable[int]) -> set[int]:
    """The articles of these feeds."""
    sql = "SELECT article_id FROM feed_articles WHERE feed_id = ?"
    return {article_id for feed_id in feed_ids for (article_id,) in db.execute(sql, (feed_id,))}
