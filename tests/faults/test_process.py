"""Processes that end in the middle, run out of room, or write at once: what was told of is there, and nothing by half."""

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tuireader.library import Library
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


def test_killed_fifty_times_it_is_sound_each_time_and_nothing_acknowledged_is_lost(tmp_path):
    path = tmp_path / "library.db"
    killing = [sys.executable, WRITER.with_name("rounds.py"), path, "50"]
    done = subprocess.run(killing, stdout=subprocess.PIPE, text=True, check=True)
    rounds = done.stdout.splitlines()
    assert len(rounds) == 50
    assert "unsound" not in done.stdout
    acknowledged = {int(i) for line in rounds for i in line.split()}
    assert sound(path, acknowledged) >= len(acknowledged) >= 250


def command(path, *words, **more):
    whole = [sys.executable, "-m", "tuireader", "--library", path, *words]
    return subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def test_an_import_that_is_killed_has_taken_all_of_a_file_or_nothing_and_goes_on(tmp_path):
    export, folder, path = tmp_path / "all.json", tmp_path / "notes", tmp_path / "library.db"
    text = "<p>The lamps on the quay are lit.</p>"
    stories = [
        {"title": f"Story {n}", "url": f"https://post.example/{n}", "content": text, "is_archived": n % 2}
        for n in range(300)
    ]
    export.write_text(json.dumps(stories))
    folder.mkdir()
    for n in range(20):
        (folder / f"{n}.txt").write_text(
            f"Boat {n} leaves at six\n\nThe lamps on the quay are lit, and nobody waits for {n}.\n"
        )
    seen = set()
    for chance in (0.7, 1.1, 30):
        with command(path, "import", "--events", export, folder) as process:
            try:
                process.communicate(timeout=chance)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
        if path.exists():
            db = database.connect(path)
            assert upkeep.check(db) == []
            whole = db.execute("SELECT count(*) FROM articles WHERE headline LIKE 'Story %'").fetchone()[0]
            files = db.execute("SELECT count(*) FROM articles WHERE headline LIKE 'Boat %'").fetchone()[0]
            seen.add((whole, files))
            db.close()
            assert whole in (0, 300)
    assert max(seen) == (300, 20)


def test_two_readers_and_a_refresh_at_once_lose_no_mark(tmp_path, file_some):
    path = file_some(tmp_path / "library.db")
    cron = writer(path, "cron")

    async def read_and_mark(which):
        async with await Library.open(path) as library:
            for article_id in range(which, 201, 2):
                await library.mark([article_id], starred=True)

    async def both():
        await asyncio.gather(read_and_mark(1), read_and_mark(2))

    asyncio.run(both())
    cron.kill()
    cron.communicate()
    db = database.connect(path)
    assert db.execute("SELECT starred FROM totals").fetchone()[0] == 200
    assert upkeep.check(db) == []
    db.close()


@pytest.mark.parametrize("missing", ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
def test_without_a_home_and_with_folders_of_odd_names_it_starts(tmp_path, missing):
    odd = tmp_path / "with spaces ü"
    folders = {"HOME": odd / "home", "XDG_DATA_HOME": odd / "my data", "XDG_CONFIG_HOME": odd / "my settings"}
    env = {name: str(folder) for name, folder in folders.items() if name != missing} | {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-m", "tuireader", "doctor"], env=env, capture_output=True, text=True, check=True
    )
    if missing != "XDG_DATA_HOME":
        assert str(odd / "my data") in done.stdout


@pytest.mark.parametrize("room", [20_000, 60_000])
def test_an_export_to_a_full_disk_is_one_sentence_and_the_older_file_stays(tmp_path, file_some, room):
    path, target = file_some(tmp_path / "library.db"), tmp_path / "edition.json"
    target.write_text("older")
    with command(path, "export", "-o", target, preexec_fn=lambda: full(room)) as process:
        _, told = process.communicate()
    assert (process.returncode, told.count("\n")) == (1, 1)
    assert "cannot be written" in told
    assert target.read_text() == "older"
    assert not [f for f in tmp_path.iterdir() if f.name.startswith(".")]


@pytest.mark.parametrize("words", [["list"], ["refresh"], ["import", "-"]])
def test_a_first_start_on_a_full_disk_is_one_sentence(tmp_path, words):
    path = tmp_path / "library.db"
    with command(path, *words, preexec_fn=lambda: full(0), stdin=subprocess.DEVNULL) as process:
        assert process.communicate() == (
            "",
            f"tuireader: The library {path} cannot be opened: the disk is full or failing.\n",
        )
    assert process.returncode == 1


def full(room):
    """No file grows past so many bytes, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


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
