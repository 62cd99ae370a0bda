"""Libraries of earlier versions open, whole, with all that the reader had put on them."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from tuireader.library import Library, rules, searches
from tuireader.model.query import Query
from tuireader.model.row import Counts
from tuireader.store import database, salvage, upkeep

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.db.gz"))


def opened(kept, tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    return path


def test_there_are_releases():
    assert RELEASES


@pytest.mark.parametrize("kept", RELEASES, ids=lambda kept: kept.name)
async def test_a_library_of_a_release_opens_with_everything(kept, tmp_path):
    async with await Library.open(opened(kept, tmp_path)) as library:
        assert await library.run(upkeep.check) == []
        assert await library.counts() == Counts(3, 2, 2)

        async def found(text):
            return [row.headline for row in await library.rows(await library.ids(Query.parse(text)))]

        assert await found("is:read") == ["Ferry runs again"]
        assert await found("tag:flour is:starred") == ["Old mill to close"]
        assert await found("has:note 経済") == ["Łódź i Østergård"]
        assert await found("search:sea is:continue") == ["Ferry runs again"]
        assert [(feed.title, feed.folder) for feed in await library.feeds()] == [
            ("Clippings", ""),
            ("Harbour Post", "News"),
        ]
        assert [rule.query for rule in await rules.every(library)] == ["ferry"]
        assert [search.name for search in await searches.every(library)] == ["sea"]
        status = await library.status(1)
        assert (status.block, status.offset) == (1, 4)
        assert (await library.article(1)).blocks[1].text == "The ferry sails at six."
        assert await library.undo() == "1 starred"
        assert await library.counts() == Counts(3, 2, 1)


@pytest.mark.parametrize("kept", RELEASES, ids=lambda kept: kept.name)
def test_a_damaged_library_of_a_release_is_saved(kept, tmp_path):
    path = opened(kept, tmp_path)
    assert salvage.salvage(path)[1] == 3
    db = database.connect(path)
    assert db.execute("SELECT count(*) FROM tags").fetchone() == (1,)
    assert upkeep.check(db) == []
    db.close()


@pytest.mark.parametrize("version", range(1, database.newest()))
def test_every_earlier_schema_is_brought_up_to_date_and_keeps_its_rows(tmp_path, monkeypatch, version):
    path = tmp_path / "library.db"
    every = database._migrations()
    with monkeypatch.context() as earlier:
        earlier.setattr(database, "_migrations", lambda: {n: every[n] for n in every if n <= version})
        earlier.setattr(database, "_DEAR", ())
        db = database.connect(path)
        db.execute("INSERT INTO feeds (url, title, added) VALUES ('https://post.example/feed', 'Post', 1)")
        db.execute("INSERT INTO notes VALUES (7, 1, 'ask')")
        db.close()
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (version,)
    db = database.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (database.newest(),)
    assert db.execute("SELECT title FROM feeds").fetchone() == ("Post",)
    assert db.execute("SELECT text FROM notes").fetchone() == ("ask",)
    assert upkeep.check(db) == []
    db.close()
