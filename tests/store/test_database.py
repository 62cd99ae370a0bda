import sqlite3
import stat

import pytest

from tuireader.errors import StoreError
from tuireader.store import database


def test_a_new_library_is_private_and_of_the_newest_schema(tmp_path):
    path = tmp_path / "deep" / "library.db"
    database.connect(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == database.APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] >= 1
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: p.write_bytes(b"not a database at all, only words " * 50), "it is no library"),
        (lambda p: p.mkdir(), "cannot be opened"),
    ],
)
def test_what_is_no_library_is_refused_and_left_alone(tmp_path, make, says):
    path = tmp_path / "library.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=says):
        database.connect(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StoreError, match="another program"):
        database.connect(path)


def test_a_newer_schema_is_refused_by_its_number(tmp_path):
    path = tmp_path / "library.db"
    database.connect(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="schema 99"):
        database.connect(path)


def test_a_failed_transaction_leaves_nothing(tmp_path):
    db = database.connect(tmp_path / "library.db")
    with pytest.raises(StoreError), database.transaction(db):
        db.execute("INSERT INTO hosts VALUES ('a.example', 1)")
        db.execute("INSERT INTO no_such_table VALUES (1)")
    assert db.execute("SELECT count(*) FROM hosts").fetchone()[0] == 0


def test_a_migration_killed_in_the_middle_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "library.db"
    scripts = tmp_path / "migrations"
    scripts.mkdir()
    (scripts / "0001_first.sql").write_text("CREATE TABLE a (x);\nCREATE TABLE a (x);\n")
    monkeypatch.setattr(database, "SCRIPTS", scripts)
    with pytest.raises(StoreError):
        database.connect(path)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
