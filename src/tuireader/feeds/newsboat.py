"""newsboat's `cache.db`: what it has stored of each feed, and which stories were read (tables `rss_feed` and `rss_item`).

The file is opened in memory and only ever read; it may come from anybody, so its schema is not trusted with functions.
"""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tuireader.errors import ParseError
from tuireader.feeds._entry import entries_of
from tuireader.feeds._text import plain
from tuireader.feeds._told import Link, Told
from tuireader.model.feed import FeedUpdate, History
from tuireader.model.source import Source
from tuireader.safe import safe_url

_MAGIC = b"SQLite format 3\0"
_DAMAGED = "newsboat's cache cannot be read; it is damaged, or of another version."
_STORIES = (
    "SELECT guid, url, title, author, pubDate, content, base, enclosure_url, enclosure_type, unread, deleted"
    " FROM rss_item WHERE feedurl = ? ORDER BY pubDate DESC, id DESC"
)


def recognises(body: bytes) -> bool:
    return body.startswith(_MAGIC) and b"CREATE TABLE rss_item" in body[:65_536]


def histories(source: Source, now: datetime) -> Iterator[History]:
    """Each feed with its stories, newest first; ParseError where the bytes cannot be read."""
    # Bytes 18 and 19 say that a journal lies beside the file, where there is none in memory.
    body = source.body[:18] + b"\1\1" + source.body[20:]
    db = sqlite3.connect(":memory:")
    db.deserialize(body)
    return _each(db, now)


def histories_at(path: str, now: datetime) -> Iterator[History]:
    """As `histories`, of a file that may be larger than memory: it is only read, and nothing is made beside it."""
    try:
        db = sqlite3.connect(f"{Path(path).expanduser().absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'rss_item'").fetchone():
            raise ParseError("This is a database, and not newsboat's.")
    except sqlite3.Error as error:
        raise ParseError(_DAMAGED) from error
    yield from _each(db, now)


def _each(db: sqlite3.Connection, now: datetime) -> Iterator[History]:
    try:
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA query_only = ON")
        for url, site_url, title in db.execute("SELECT rssurl, url, title FROM rss_feed ORDER BY rowid").fetchall():
            if address := safe_url(str(url)):
                yield _history(db, address, str(site_url), str(title), now)
    except sqlite3.Error as error:
        raise ParseError(_DAMAGED) from error
    finally:
        db.close()


def _history(db: sqlite3.Connection, url: str, site_url: str, title: str, now: datetime) -> History:
    told, read = list[Told](), set[str]()
    for guid, link, headline, author, when, text, base, file, kind, unread, deleted in db.execute(_STORIES, (url,)):
        one = Told(
            id=str(guid),
            links=[Link(str(link)), Link(str(file or ""), "enclosure", str(kind or ""))],
            headline=str(headline),
            headline_kind="text",
            authors=[str(author)],
            published=[_date(when)],
            body=str(text),
            body_kind="html",
            base=str(base or url),
        )
        told.append(one)
        if not unread or deleted:
            read.add(str(guid))
    entries = entries_of(told, now)
    update = FeedUpdate(plain(title, "text", 200), url, safe_url(site_url), entries=entries)
    return History(update, frozenset(i for i, entry in enumerate(entries) if entry.id in read))


def _date(when: object) -> str:
    try:
        return datetime.fromtimestamp(int(str(when)), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
