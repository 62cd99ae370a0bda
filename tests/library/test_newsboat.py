"""newsboat's cache.db comes in with its read marks."""

import sqlite3

import pytest

from tuireader.fetch import file
from tuireader.library import Library
from tuireader.library.importing import bring
from tuireader.model.events import Failed, Filed
from tuireader.model.query import Query

SCHEMA = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
 author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,
 content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
 flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT '');
INSERT INTO rss_feed VALUES ('https://post.example/feed', 'https://post.example/', 'Harbour Post'), ('exec:ls', '', 'Command');
"""
ITEM = (
    "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, deleted)"
    " VALUES (?, ?, 'Ann Lee', ?, 'https://post.example/feed', ?, ?, ?, ?)"
)


@pytest.fixture
def cache(tmp_path):
    db = sqlite3.connect(tmp_path / "cache.db")
    db.executescript(SCHEMA)
    told = [("Ferry runs again", 1, 0), ("Old mill to close", 0, 0), ("Storm ahead\x1b[2J", 1, 1)]
    for n, (title, unread, deleted) in enumerate(told):
        row = (f"g{n}", title, f"https://post.example/{n}", 1_770_000_000 + n, f"<p>Story {n}.</p>", unread, deleted)
        db.execute(ITEM, row)
    db.commit()
    db.close()
    return tmp_path / "cache.db"


async def imported(tmp_path, cache):
    events = []
    async with await Library.open(tmp_path / "library.db") as library:
        await bring(library, [str(cache)], events.append)
        shown = [(row.headline, row.read) for row in await library.rows(await library.ids(Query()))]
        return events, shown, await library.feeds()


async def test_feeds_stories_and_read_marks_come_in_and_commands_do_not(tmp_path, cache):
    _, shown, (feed,) = await imported(tmp_path, cache)
    assert shown == [("Storm ahead[2J", True), ("Old mill to close", True), ("Ferry runs again", False)]
    assert (feed.url, feed.title, feed.polled, feed.unread, feed.total) == (
        "https://post.example/feed", "Harbour Post", True, 1, 3,
    )  # fmt: skip


async def test_a_second_import_brings_nothing_new(tmp_path, cache):
    await imported(tmp_path, cache)
    events, shown, _ = await imported(tmp_path, cache)
    assert [event.new for event in events if isinstance(event, Filed)] == [False] * 3
    assert len(shown) == 3


async def test_a_damaged_cache_is_one_sentence(tmp_path, cache):
    body = cache.read_bytes()
    cache.write_bytes(body[: len(body) // 2])
    events, shown, feeds = await imported(tmp_path, cache)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.reason == "newsboat's cache cannot be read; it is damaged, or of another version."
    assert (shown, feeds) == ([], [])


async def test_another_programs_database_is_one_sentence(tmp_path):
    sqlite3.connect(tmp_path / "other.db").executescript("CREATE TABLE things (x)").close()
    events, shown, _ = await imported(tmp_path, tmp_path / "other.db")
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert (failed.reason, shown) == ("This is a database, and not newsboat's.", [])


async def test_a_cache_that_is_larger_than_any_source_comes_in(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(file, "LIMIT", 1_000)
    _, shown, _ = await imported(tmp_path, cache)
    assert len(shown) == 3
