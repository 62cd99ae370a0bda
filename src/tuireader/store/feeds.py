"""Subscriptions: what is asked, when it was asked last and when next, and which articles belong to it."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tuireader.model.feed import Feed, FeedUpdate, Subscription

_SHOWN = "coalesce(nullif(own_title, ''), nullif(title, ''), url)"
_FEED = f"SELECT id, url, {_SHOWN}, site_url, folder, fetched, due, why, error, unread, total, polled FROM feeds"


@dataclass(frozen=True, slots=True)
class Poll:
    """What asking a feed again needs: validators byte for byte, and what went wrong in a row."""

    id: int
    url: str
    etag: str
    modified: str
    body_hash: bytes
    errors: int
    moved_to: str
    due: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of having asked: times in seconds, `error` "" where all went well."""

    due: int
    why: str
    etag: str = ""
    modified: str = ""
    body_hash: bytes = b""
    errors: int = 0
    error: str = ""
    moved_to: str = ""
    url: str = ""
    polled: bool = True


def every(db: sqlite3.Connection) -> list[Feed]:
    """All feeds, by folder and name."""
    return [_feed(row) for row in db.execute(f"{_FEED} ORDER BY folder COLLATE NOCASE, {_SHOWN} COLLATE NOCASE")]


def subscribe(db: sqlite3.Connection, wanted: Iterable[Subscription], now: int, *, polled: bool = True) -> int:
    """Adds what is not there yet; how many were new. A feed that was only filed so far is polled from now on."""
    added = 0
    for one in wanted:
        cursor = db.execute(
            "INSERT INTO feeds (url, own_title, site_url, folder, added, polled) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (url) DO NOTHING",
            (one.url, one.title if one.title != one.url else "", one.site_url, one.folder, now, polled),
        )
        added += cursor.rowcount
        if polled and not cursor.rowcount:
            db.execute("UPDATE feeds SET polled = 1 WHERE url = ?", (one.url,))
    return added


def find(db: sqlite3.Connection, url: str) -> int | None:
    found = db.execute("SELECT id FROM feeds WHERE url = ?", (url,)).fetchone()
    return int(found[0]) if found else None


def remove(db: sqlite3.Connection, feed_id: int) -> None:
    """Ends a subscription; its articles stay in the library."""
    for table in ("feed_articles", "entries"):
        db.execute(f"DELETE FROM {table} WHERE feed_id = ?", (feed_id,))
    db.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))


_POLL = "SELECT id, url, etag, modified, body_hash, errors, moved_to, due FROM feeds WHERE polled = 1"


def to_poll(db: sqlite3.Connection, now: int, *, all_of_them: bool = False, only: Sequence[int] = ()) -> list[Poll]:
    """The feeds whose time has come, longest waiting first."""
    sql, values = _POLL, list[int]()
    if not all_of_them:
        sql, values = sql + " AND due <= ?", [now]
    if only:
        sql, values = sql + f" AND id IN ({','.join('?' * len(only))})", [*values, *only]
    return [Poll(*row) for row in db.execute(sql + " ORDER BY due, id", values)]


def describe(db: sqlite3.Connection, feed_id: int, update: FeedUpdate) -> None:
    """What the feed says of itself."""
    db.execute(
        "UPDATE feeds SET title = ?, site_url = coalesce(nullif(?, ''), site_url), language = ? WHERE id = ?",
        (update.title, update.site_url, update.language, feed_id),
    )


def settle(db: sqlite3.Connection, feed_id: int, outcome: Outcome, now: int) -> None:
    """Keeps the outcome of having asked."""
    db.execute(
        "UPDATE feeds SET fetched = ?, due = ?, why = ?, etag = ?, modified = ?, body_hash = ?,"
        " errors = ?, error = ?, moved_to = ?, polled = ? WHERE id = ?",
        (now, outcome.due, outcome.why, outcome.etag, outcome.modified, outcome.body_hash, outcome.errors, outcome.error,
         outcome.moved_to, outcome.polled, feed_id),
    )  # fmt: skip
    if outcome.url:
        db.execute("UPDATE OR IGNORE feeds SET url = ? WHERE id = ?", (outcome.url, feed_id))


def hold_host(db: sqlite3.Connection, host: str, not_before: int) -> None:
    """A host asked to be left alone until then."""
    db.execute(
        "INSERT INTO hosts VALUES (?, ?) ON CONFLICT DO UPDATE SET not_before = max(not_before, excluded.not_before)",
        (host, not_before),
    )


def held_hosts(db: sqlite3.Connection, now: int) -> dict[str, int]:
    db.execute("DELETE FROM hosts WHERE not_before <= ?", (now,))
    return dict(db.execute("SELECT host, not_before FROM hosts"))


_KNOWN = (
    "SELECT e.key, e.article_id, a.digest FROM entries e LEFT JOIN articles a ON a.id = e.article_id"
    " WHERE e.feed_id = ? AND e.key IN "
)


def known(db: sqlite3.Connection, feed_id: int, keys: Sequence[int]) -> dict[int, tuple[int, int | None]]:
    """entry key -> (article id, digest; None where the article has been removed from the library)."""
    found: dict[int, tuple[int, int | None]] = {}
    for i in range(0, len(keys), 500):
        page = keys[i : i + 500]
        for key, article_id, digest in db.execute(_KNOWN + f"({','.join('?' * len(page))})", (feed_id, *page)):
            found[key] = (article_id, digest)
    return found


def belongs(db: sqlite3.Connection, feed_id: int, article_id: int, keys: Iterable[int]) -> None:
    """The article is one of this feed's, and is known again by these keys."""
    new = db.execute("INSERT OR IGNORE INTO feed_articles VALUES (?, ?)", (feed_id, article_id)).rowcount
    db.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", ((feed_id, key, article_id) for key in keys))
    if new:
        db.execute(
            "UPDATE feeds SET total = total + 1,"
            " unread = unread + (SELECT read = 0 FROM statuses WHERE article_id = ?) WHERE id = ?",
            (article_id, feed_id),
        )


def _feed(row: tuple[int, str, str, str, str, int | None, int | None, str, str, int, int, int]) -> Feed:
    feed_id, url, title, site_url, folder, fetched, due, why, error, unread, total, polled = row
    return Feed(
        feed_id, url, title, site_url, folder, _moment(fetched), _moment(due), why, error, unread, total, bool(polled)
    )


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
