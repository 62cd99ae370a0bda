"""Libraries of earlier versions open, whole, with all that the reader had put on them."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from tuireader.library import Library, rules, searches
from tuireader.model.query import Query
from tuireader.model.row import Counts
from tuireader.store import database, packing, salvage, upkeep

FOLDER = Path(__file__).parent / "releases"
FIRST = FOLDER / "first.db.gz"  # of before any release
RELEASES = sorted(FOLDER.glob("[0-9]*.db.gz"))


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


async def test_the_first_library_of_all_is_read_and_packed_anew(tmp_path):
    """Its bodies are deflate streams, with a dictionary of words; one has its source beside it, less the article's words."""
    path = opened(FIRST, tmp_path)
    async with await Library.open(path) as library:
        assert await library.run(upkeep.check) == []
        assert await library.counts() == Counts(324, 323, 1)
        await _is_whole(library)
        await library.run(upkeep.compact)
        assert all(not packing.is_old(packed) for (packed,) in await library.run(_bodies))
        assert await library.run(upkeep.check) == []
        await _is_whole(library)
        assert await library.undo() == "a note written"


async def _is_whole(library):
    tides, ferry, bell = [await library.article(n) for n in (7, 321, 324)]
    assert tides.blocks[0].text.startswith("High water comes at 6 and goes at 6; the harbour master")
    assert ferry.blocks[1].text == "The ferry sails at six."
    source = await library.source(324)
    assert source.body.startswith(b"<html lang=en><title>The bell is found</title>")
    assert source.body.endswith(b"and children may ring it on Sundays.</p></html>")
    assert bell.blocks[1].speech[0].speaker == "Ines Falk"


def _bodies(db):
    return db.execute("SELECT packed FROM bodies").fetchall()


def test_the_first_library_of_all_is_saved_when_it_is_damaged(tmp_path):
    assert salvage.salvage(opened(FIRST, tmp_path))[1] == 324
