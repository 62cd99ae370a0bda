"""Libraries of earlier versions open, whole, with all that the reader had put on them."""

import gzip
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tuireader.errors import StoreError
from tuireader.library import Library, rules, searches
from tuireader.model.query import Query
from tuireader.model.row import Counts
from tuireader.store import before, database, packing, salvage, upkeep

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


def _of_schema(path, version, monkeypatch):
    """A library of an earlier schema, with a feed and a note in it."""
    with tempfile.TemporaryDirectory() as scripts, monkeypatch.context() as earlier:
        for script in sorted(database.SCRIPTS.glob("*.sql"))[:version]:
            shutil.copy(script, scripts)
        earlier.setattr(database, "SCRIPTS", Path(scripts))
        earlier.setattr(database, "_DEAR", ())
        db = database.connect(path)
        db.execute("INSERT INTO feeds (url, title, added) VALUES ('https://post.example/feed', 'Post', 1)")
        db.execute("INSERT INTO notes VALUES (7, 1, 'ask')")
        db.close()
    return path


@pytest.mark.parametrize("version", range(1, database.newest()))
def test_every_earlier_schema_is_brought_up_to_date_and_keeps_its_rows(tmp_path, monkeypatch, version):
    path = _of_schema(tmp_path / "library.db", version, monkeypatch)
    assert _version_and_note(path) == (version, "ask")
    db = database.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (database.newest(),)
    assert db.execute("SELECT title FROM feeds").fetchone() == ("Post",)
    assert db.execute("SELECT text FROM notes").fetchone() == ("ask",)
    assert upkeep.check(db) == []
    db.close()
    assert _version_and_note(before.beside(path)) == (version, "ask")
    assert stat.S_IMODE(before.beside(path).stat().st_mode) == 0o600


def _version_and_note(path):
    raw = sqlite3.connect(path)
    found = raw.execute("SELECT user_version, text FROM pragma_user_version, notes").fetchone()
    raw.close()
    return found


def test_the_copy_of_before_an_update_is_one_and_goes_after_its_days(tmp_path, monkeypatch):
    path = _of_schema(tmp_path / "library.db", 1, monkeypatch)
    (tmp_path / ".library.db.before-update.x7").write_text("what a killed update has left")
    before.beside(path).write_text("the copy of an earlier update")
    database.connect(path).close()
    assert _version_and_note(before.beside(path)) == (1, "ask")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["library.db", "library.db.before-update"]
    database.connect(path).close()
    long_ago = time.time() - (before.DAYS + 1) * 86_400
    os.utime(before.beside(path), (long_ago, long_ago))
    database.connect(path).close()
    assert [f.name for f in tmp_path.iterdir()] == ["library.db"]


def test_a_new_library_needs_no_copy(tmp_path):
    database.connect(tmp_path / "library.db").close()
    assert not before.beside(tmp_path / "library.db").exists()


def test_where_no_copy_can_be_written_the_library_is_left_as_it_is(tmp_path, monkeypatch):
    path = _of_schema(tmp_path / "library.db", 2, monkeypatch)
    before.beside(path).mkdir()
    with pytest.raises(StoreError, match="no copy of it can be written"):
        database.connect(path)
    assert _version_and_note(path) == (2, "ask")
    assert len(list(tmp_path.iterdir())) == 2


KILLED = (
    "import os, sys; from pathlib import Path; from tuireader import atomic; from tuireader.store import database\n"
    "def die(*_): os.kill(os.getpid(), 9)\n"
    "if sys.argv[2] == 'copying': atomic._to_disk = die\n"
    "else: database._statements = die\n"
    "database.connect(Path(sys.argv[1]))\n"
)


@pytest.mark.parametrize("at", ["copying", "migrating"])
def test_an_update_that_is_killed_leaves_the_old_library_and_the_next_one_is_made_from_it(tmp_path, monkeypatch, at):
    path = _of_schema(tmp_path / "library.db", 3, monkeypatch)
    assert subprocess.run([sys.executable, "-c", KILLED, path, at], check=False).returncode == -9
    assert before.beside(path).exists() == (at == "migrating")
    assert _version_and_note(path) == (3, "ask")
    database.connect(path).close()
    assert _version_and_note(path) == (database.newest(), "ask")
    assert _version_and_note(before.beside(path)) == (3, "ask")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["library.db", "library.db.before-update"]


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
