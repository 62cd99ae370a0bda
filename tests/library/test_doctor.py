import os
import sqlite3

import pytest

from tuireader.errors import StoreError
from tuireader.library import Library, doctor
from tuireader.model.article import Article, Paragraph
from tuireader.store import database, salvage

FERRY = Article("Ferry runs again", (Paragraph("It sails at six."),))


@pytest.fixture
async def path(tmp_path):
    async with await Library.open(tmp_path / "library.db") as library:
        await library.file_articles("Post", [FERRY])
    return tmp_path / "library.db"


def test_a_sound_library_is_left_as_it_is(path):
    assert doctor.check(path) == []
    assert doctor.repair(path) == doctor.Repair(None)


def test_wrong_counts_are_put_right_in_place(path):
    with sqlite3.connect(path) as db:
        db.execute("UPDATE feeds SET unread = 9")
    assert doctor.check(path) == ["The counts are not those of the articles."]
    assert doctor.repair(path) == doctor.Repair(None)
    assert doctor.check(path) == []


def test_what_is_no_database_is_set_aside_under_its_own_name(tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(b"only words, no database" * 99)
    assert "no library" in doctor.check(path)[0]
    saved = doctor.repair(path)
    assert saved.aside.read_bytes().startswith(b"only words")
    assert doctor.check(path) == []


def test_the_copy_that_a_damaged_library_is_read_by_is_the_users_own(path, tmp_path):
    with path.open("r+b") as file:
        file.write(bytes(4_000))
    before = os.umask(0)
    try:
        with salvage._readable(path, tmp_path / "graft") as db:
            assert db.execute("SELECT headline FROM articles").fetchall() == [("Ferry runs again",)]
            assert (tmp_path / "graft").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_neither_another_programs_file_nor_a_newer_library_is_repaired(path, tmp_path):
    with sqlite3.connect(tmp_path / "recipes.db") as db:
        db.execute("CREATE TABLE recipes (name)")
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {database.newest() + 1}")
    for file in (tmp_path / "recipes.db", path):
        before = file.read_bytes()
        with pytest.raises(StoreError, match="left alone"):
            doctor.repair(file)
        assert file.read_bytes() == before


def test_nothing_is_made_where_there_is_no_library(tmp_path):
    path = tmp_path / "library.db"
    assert "no library" in doctor.check(path)[0]
    for work in (doctor.repair, lambda p: doctor.backup(p, tmp_path / "copy.db")):
        with pytest.raises(StoreError, match="no library"):
            work(path)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_goes_to_a_file_and_never_over_the_library_itself(path, tmp_path):
    assert doctor.backup(path, tmp_path / "copy.db") > 0
    assert doctor.check(tmp_path / "copy.db") == []
    for target in (tmp_path, path):
        with pytest.raises(StoreError):
            doctor.backup(path, target)
    assert doctor.check(path) == []


def test_compacting_keeps_everything(path):
    before, after = doctor.compact(path)
    assert after <= before
    assert doctor.check(path) == []
