"""Subscriptions: what is asked, when it was asked last and when next, and what the reader has set for it."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tuireader.model.feed import Feed, FeedUpdate, Subscription
from tuireader.safe import redact
from tuireader.store import entries, journal, rules
from tuireader.store.rows import FEED_SHOWN

_FEED = f"SELECT id, url, {FEED_SHOWN}, site_url, folder, fetched, due, why, error, unread, total, polled FROM feeds"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader has set for one feed: minutes between two visits, 0 as the settings say; the article behind each
    summary fetched, too; the server's own certificate trusted; the Authorization header, or the command that prints it."""

    every: int = 0
    whole: bool = False
    self_signed: bool = False
    login: str = field(default="", repr=False)
    login_command: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Poll:
    """What asking a feed again needs, and what it left behind: validators byte for byte, wishes, failures in a row.
    Times are seconds; `due` is None where the feed is never to be asked again."""

    id: int
    url: str
    etag: str = ""
    modified: str = ""
    body_hash: bytes = b""
    errors: int = 0
    error: str = ""
    moved_to: str = ""
    ttl: int = 0
    skip_hours: frozenset[int] = frozenset()
    due: int | None = 0
    why: str = ""
    settings: Settings = Settings()


def every(db: sqlite3.Connection) -> list[Feed]:
    """All feeds, by folder and name."""
    return [_feed(row) for row in db.execute(f"{_FEED} ORDER BY folder COLLATE NOCASE, {FEED_SHOWN} COLLATE NOCASE")]


def subscribe(db: sqlite3.Connection, wanted: Iterable[Subscription], now: int, *, polled: bool = True) -> list[int]:
    """Adds what is not there yet; the ids of those. A feed that was only filed so far is polled from now on."""
    added = list[int]()
    for one in wanted:
        cursor = db.execute(
            "INSERT INTO feeds (url, own_title, site_url, folder, added, polled) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (url) DO NOTHING",
            (one.url, one.title if one.title != one.url else "", one.site_url, one.folder, now, polled),
        )
        if cursor.rowcount and cursor.lastrowid:
            added.append(cursor.lastrowid)
        elif polled:
            db.execute("UPDATE feeds SET polled = 1 WHERE url = ?", (one.url,))
    return added


def remember(db: sqlite3.Connection, added: Sequence[int], now: int) -> None:
    """The new subscriptions as one step of the journal."""
    if not added:
        return
    url, title = db.execute(f"SELECT url, {FEED_SHOWN} FROM feeds WHERE id = ?", (added[0],)).fetchone()
    told = f"{len(added):,} feeds" if len(added) > 1 else f"“{redact(title) if title == url else title}”"
    journal.remember(db, f"{told} subscribed", "feed", json.dumps({"added": list(added)}).encode(), now)


def find(db: sqlite3.Connection, url: str) -> int | None:
    found = db.execute("SELECT id FROM feeds WHERE url = ?", (url,)).fetchone()
    return int(found[0]) if found else None


def address(db: sqlite3.Connection, feed_id: int) -> str:
    return str(db.execute("SELECT url FROM feeds WHERE id = ?", (feed_id,)).fetchone()[0])


def is_there(db: sqlite3.Connection, feed_id: int) -> bool:
    return db.execute("SELECT 1 FROM feeds WHERE id = ?", (feed_id,)).fetchone() is not None


def is_polled(db: sqlite3.Connection, url: str) -> bool:
    """Whether the reader is subscribed to it, and it is not gone for good."""
    return db.execute("SELECT 1 FROM feeds WHERE url = ? AND polled = 1", (url,)).fetchone() is not None


def is_stopped(db: sqlite3.Connection, feed_id: int) -> bool:
    """Gone for good, or only filed and never asked for."""
    return db.execute("SELECT 1 FROM feeds WHERE id = ? AND polled = 0", (feed_id,)).fetchone() is not None


# What the reader may change of a subscription.
SETTINGS = ("own_title", "folder", "every", "whole", "self_signed", "login", "login_command")


def change(db: sqlite3.Connection, feed_id: int, setting: str, value: str | int) -> bytes:
    """One of SETTINGS; what was before it, for the journal."""
    if setting not in SETTINGS:
        raise KeyError(setting)
    before = db.execute(f"SELECT {setting} FROM feeds WHERE id = ?", (feed_id,)).fetchone()[0]
    db.execute(f"UPDATE feeds SET {setting} = ? WHERE id = ?", (value, feed_id))
    if setting == "every" and value:  # from now on, not only after the next visit
        db.execute(
            "UPDATE feeds SET due = fetched + 60 * max(every, 60), why = 'its interval was changed'"
            " WHERE id = ? AND errors = 0 AND fetched > 0 AND due > fetched + 60 * max(every, 60)",
            (feed_id,),
        )
    return json.dumps({"id": feed_id, "setting": setting, "value": before}).encode()


def remove(db: sqlite3.Connection, feed_id: int) -> bytes:
    """Ends a subscription, its articles stay in the library; all that `restore` needs, for the journal."""
    cursor = db.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,))
    row = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    row["body_hash"] = row["body_hash"].hex()
    members = [i for (i,) in db.execute("SELECT article_id FROM feed_articles WHERE feed_id = ?", (feed_id,))]
    keys = list(db.execute("SELECT key, article_id FROM entries WHERE feed_id = ?", (feed_id,)))
    for table in ("feed_articles", "entries"):
        db.execute(f"DELETE FROM {table} WHERE feed_id = ?", (feed_id,))
    db.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))
    return zlib.compress(json.dumps({"row": row, "members": members, "keys": keys}).encode())


def restore(db: sqlite3.Connection, before: bytes) -> None:
    """Takes what was added, a `change` or a `remove` back; articles stay."""
    if before.startswith(b"{"):
        was = json.loads(before)
        for feed_id in was.get("added", ()):
            if is_there(db, feed_id):
                remove(db, feed_id)
        if "setting" in was and is_there(db, was["id"]):
            change(db, was["id"], was["setting"], was["value"])
        return
    kept = json.loads(zlib.decompress(before))
    row = kept["row"] | {"body_hash": bytes.fromhex(kept["row"]["body_hash"]), "total": 0, "unread": 0}
    columns = ", ".join(row)
    db.execute(f"INSERT OR IGNORE INTO feeds ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    feed_id = find(db, row["url"])  # another one, where the reader has subscribed to it again meanwhile
    assert feed_id is not None
    entries.belong(db, feed_id, [(article_id, ()) for article_id in kept["members"]])
    db.executemany("INSERT OR IGNORE INTO entries VALUES (?, ?, ?)", ((feed_id, *pair) for pair in kept["keys"]))


@dataclass(frozen=True, slots=True)
class Health:
    """How a feed does: when its newest story came (seconds, None for none), stories a week over the last four, and the
    share of all its stories that was read."""

    newest: int | None
    a_week: float
    share_read: float


def health(db: sqlite3.Connection, now: int) -> dict[int, Health]:
    """feed id -> how it does; feeds without any article are left out."""
    rows = db.execute(
        "SELECT m.feed_id, max(s.sort), sum(s.sort > ?) / 4.0, avg(s.read) FROM feed_articles m"
        " JOIN statuses s ON s.article_id = m.article_id WHERE s.sort IS NOT NULL GROUP BY m.feed_id",
        (now - 28 * 86_400,),
    )
    return {feed_id: Health(newest, a_week, share) for feed_id, newest, a_week, share in rows}


_POLL = (
    "SELECT id, url, etag, modified, body_hash, errors, error, moved_to, ttl, skip_hours, due, why,"
    " every, whole, self_signed, login, login_command FROM feeds WHERE polled = 1"
)


def are_new(db: sqlite3.Connection) -> bool:
    """Whether several feeds have never been read."""
    found = db.execute("SELECT 1 FROM feeds WHERE polled = 1 AND body_hash = x'' LIMIT 2").fetchall()
    return len(found) > 1


def to_poll(db: sqlite3.Connection, now: int, *, all_of_them: bool = False, only: Sequence[int] = ()) -> list[Poll]:
    """The feeds whose time has come, longest waiting first; also those that a clock set wrong has put off for years."""
    sql, values = _POLL, list[int]()
    if not all_of_them:
        sql, values = sql + " AND (due <= ? OR fetched > ?)", [now, now]
    if only:
        sql, values = sql + f" AND id IN ({','.join('?' * len(only))})", [*values, *only]
    rows = db.execute(sql + " ORDER BY due, id", values)
    return [_poll(row) for row in rows]


def _poll(row: tuple[Any, ...]) -> Poll:
    *known, hours, due, why, every_, whole, self_signed, login, login_command = row
    settings = Settings(every_, bool(whole), bool(self_signed), login, login_command)
    skipped = frozenset(int(hour) for hour in hours.split())
    return replace(Poll(*known), skip_hours=skipped, due=due, why=why, settings=settings)


def describe(db: sqlite3.Connection, feed_id: int, update: FeedUpdate) -> None:
    """What the feed says of itself; a name that it has lost stays."""
    db.execute(
        "UPDATE feeds SET title = coalesce(nullif(?, ''), title), site_url = coalesce(nullif(?, ''), site_url),"
        " language = ? WHERE id = ?",
        (update.title, update.site_url, update.language, feed_id),
    )


def settle(db: sqlite3.Connection, poll: Poll, now: int, address: str = "") -> None:
    """Keeps what came of having asked; `address` is the feed's new one, if it has moved for good."""
    hours = " ".join(str(hour) for hour in sorted(poll.skip_hours))
    db.execute(
        "UPDATE feeds SET fetched = ?, due = coalesce(?, due), why = ?, etag = ?, modified = ?, body_hash = ?, errors = ?,"
        " error = ?, moved_to = ?, ttl = ?, skip_hours = ?, polled = ? WHERE id = ?",
        (now, poll.due, poll.why, poll.etag, poll.modified, poll.body_hash, poll.errors,
         poll.error, poll.moved_to, poll.ttl, hours, poll.due is not None, poll.id),
    )  # fmt: skip
    if address and find(db, address) in (None, poll.id):
        db.execute("UPDATE feeds SET url = ? WHERE id = ?", (address, poll.id))
        rules.moved(db, poll.url, address)
    elif address:  # asking there for both of them would be asking twice
        db.execute("UPDATE feeds SET polled = 0, why = ? WHERE id = ?", ("moved to where another feed is", poll.id))


def last_fetched(db: sqlite3.Connection) -> int:
    """When a feed was had last, 0 for never."""
    return int(db.execute("SELECT coalesce(max(fetched), 0) FROM feeds").fetchone()[0])


def hold_host(db: sqlite3.Connection, host: str, not_before: int) -> None:
    """A host asked to be left alone until then."""
    db.execute(
        "INSERT INTO hosts VALUES (?, ?) ON CONFLICT DO UPDATE SET not_before = max(not_before, excluded.not_before)",
        (host, not_before),
    )


_LONGEST = 8 * 86_400  # no host is left alone for longer (fetch/politeness.py); more is a clock that was set wrong


def held_hosts(db: sqlite3.Connection, now: int) -> dict[str, int]:
    db.execute("DELETE FROM hosts WHERE not_before NOT BETWEEN ? AND ?", (now + 1, now + _LONGEST))
    return dict(db.execute("SELECT host, not_before FROM hosts"))


def _feed(row: tuple[int, str, str, str, str, int | None, int | None, str, str, int, int, int]) -> Feed:
    feed_id, url, title, site_url, folder, fetched, due, why, error, unread, total, polled = row
    title = redact(title) if title == url else title  # a feed without a name is shown by its address
    return Feed(
        feed_id, url, title, site_url, folder, _moment(fetched), _moment(due), why, error, unread, total, bool(polled)
    )


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def named(db: sqlite3.Connection, name: str) -> list[int]:
    """The feeds of that name or address, letter case aside."""
    sql = f"SELECT id FROM feeds WHERE url = ? OR {FEED_SHOWN} = ? COLLATE NOCASE"
    return [row[0] for row in db.execute(sql, (name, name))]
