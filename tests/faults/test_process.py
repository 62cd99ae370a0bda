"""Processes that end in the middle, run out of room, or write at once: what was told of is there, and nothing by half."""

import subprocess
import sys
from pathlib import Path

import pytest

from tuireader.model.query import Query
from tuireader.store import articles, database, sql, upkeep

WRITER = Path(__file__).with_name("writer.py")


def writer(path, name, *more):
    return subprocess.Popen([sys.executable, WRITER, path, name, *more], stdout=subprocess.PIPE, text=True)


def sound(path, acknowledged):
    """Everything acknowledged is there and readable, feeds are whole, counts are right."""
    db = database.connect(path)
    assert upkeep.check(db) == []
    there = {i for (i,) in db.execute("SELECT id FROM articles")}
    assert acknowledged <= there
    assert len(there) % 5 == 0
    assert db.execute("SELECT count(*) FROM feed_articles").fetchone()[0] == len(there)
    if there:
        assert articles.read(db, max(there)).blocks
        assert len(sql.ids(db, Query.parse("text"), 1_800_000_000)) == len(there)
    db.close()
    return len(there)


def test_killed_in_the_middle_of_writing_nothing_acknowledged_is_lost(tmp_path):
    path = tmp_path / "library.db"
    acknowledged = set()
    for round_ in range(4):
        process = writer(path, f"round-{round_}")
        for _ in range(3 + 9 * round_):
            acknowledged |= {int(i) for i in process.stdout.readline().split()}
        process.kill()
        acknowledged |= {
            int(i) for line in process.stdout.read().splitlines(True) if line[-1] == "\n" for i in line.split()
        }
        process.wait()
        process.stdout.close()
        assert sound(path, acknowledged) >= len(acknowledged) > 0


@pytest.mark.parametrize("room", [300_000, 1_000_000])
def test_a_full_disk_is_one_sentence_and_what_was_there_stays(tmp_path, room):
    path = tmp_path / "library.db"
    with writer(path, "full", str(room)) as process:
        *lines, last = process.stdout.read().splitlines()
    assert last.startswith("error: The library cannot be written:")
    acknowledged = {int(i) for line in lines for i in line.split()}
    assert sound(path, acknowledged) == len(acknowledged)
    with writer(path, "room again") as process:
        more = {int(i) for i in process.stdout.readline().split()}
        process.kill()
    assert sound(path, acknowledged | more) > len(acknowledged)


def test_two_writers_and_a_reader_at_once_lose_nothing(tmp_path):
    path = tmp_path / "library.db"
    reader = database.connect(path)
    both = [writer(path, name) for name in ("one", "other")]
    acknowledged = set()
    for _ in range(25):
        for process in both:
            acknowledged |= {int(i) for i in process.stdout.readline().split()}
        assert len(sql.ids(reader, Query(), 1_800_000_000)) >= len(acknowledged)
    for process in both:
        process.kill()
        process.wait()
        process.stdout.close()
    reader.close()
    assert len(acknowledged) == 250
    sound(path, acknowledged)


def test_a_migration_that_is_killed_leaves_the_old_library_or_the_new_one(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from tuireader.store import database\n"
        "plain = database._statements\n"
        "def dying(script):\n"
        "    for n, statement in enumerate(plain(script)):\n"
        "        if n == int(sys.argv[2]): os.kill(os.getpid(), 9)\n"
        "        yield statement\n"
        "database._statements = dying\n"
        "database.connect(Path(sys.argv[1]))\n"
    )
    for at in (0, 3, 9, 20):
        path = tmp_path / f"library{at}.db"
        done = subprocess.run([sys.executable, "-c", script, path, str(at)], check=False)
        assert done.returncode in (0, -9)
        db = database.connect(path)
        assert upkeep.check(db) == []
        db.close()
