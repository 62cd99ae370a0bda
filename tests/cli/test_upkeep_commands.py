"""`export`, `doctor`, `tag` and `note` as they are typed."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

from tuireader.store import database

STORY = (
    "Ferry runs again\n\nBy Tor Lind\n\nThe ferry leaves at six, when the lamps on the quay are lit.\n\nNobody waits.\n"
)


@pytest.fixture
def run(run, tmp_path):
    """Runs a command on a library of one story."""
    (tmp_path / "story.txt").write_text(STORY)
    assert run("import", tmp_path / "story.txt")[0] == 0
    return run


def test_an_article_goes_out_in_every_format_and_by_the_name_of_the_file(run, tmp_path):
    for form, sign in (
        ("markdown", "# Ferry"),
        ("html", "<h1>Ferry"),
        ("json", '"headline": "Ferry'),
        ("text", "Ferry runs again"),
    ):
        status, out, _ = run("export", "--to", form, "ferry")
        assert (status, sign in out) == (0, True)
    status, out, err = run("export", "-o", tmp_path / "edition.epub")
    assert (status, out, err) == (0, "", f"1 article written to {tmp_path / 'edition.epub'}.\n")
    assert (tmp_path / "edition.epub").read_bytes().startswith(b"PK")
    assert run("export", "--output", f"{tmp_path}/notes/")[0] == 0
    assert [f.name for f in (tmp_path / "notes").iterdir()] == ["ferry-runs-again.md"]


def test_an_export_of_nothing_says_so_and_leaves_the_older_file(run, tmp_path):
    target = tmp_path / "edition.md"
    target.write_text("older")
    assert run("export", "camels") == (0, "", "tuireader: Nothing matches.\n")
    assert run("export", "--to", "opml") == (0, "", "tuireader: There are no subscriptions.\n")
    assert run("export", "camels", "-o", target) == (1, "", f"tuireader: Nothing matches: {target} is not written.\n")
    assert target.read_text() == "older"
    assert run("export", "camels", "-o", f"{tmp_path}/notes/")[0] == 1
    assert not (tmp_path / "notes").exists()


def test_marks_are_for_a_search_or_for_ids_and_a_number_is_a_word(run):
    assert run("mark", "read", "id:1")[1].startswith("1 changed")
    assert run("list", "id:1", "is:unread")[0] == 2
    assert run("list", "id:1")[1].startswith("1\t")
    status, out, err = run("mark", "star", "1")
    assert (status, out) == (0, "0 changed\n")
    assert "the article of that number is id:1" in err
    assert run("tag", "sea", "")[0] == 2
    assert run("tag", "sea", "id:1")[1].startswith("1 changed")
    assert run("mark", "star", "id:7")[0] == 1


def test_subscriptions_go_out_without_their_logins(run, tmp_path):
    (tmp_path / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline text="Post" xmlUrl="https://ada:secret@post.example/feed?n=1&amp;token=secret"/></body></opml>'
    )
    run("import", tmp_path / "feeds.opml")
    status, out, err = run("export", "--to", "opml")
    assert (status, 'xmlUrl="https://post.example/feed?n=1"' in out, "secret" in out + err) == (0, True, False)
    assert err == "tuireader: 1 address went out without its login or token.\n"


def test_a_mistake_in_the_query_is_wrong_usage(run):
    assert run("export", "is:unred")[0] == 2


def test_a_tag_and_a_note_are_put_on_shown_and_taken_back(run):
    assert run("tag", "sea", "ferry")[1].startswith("1 changed")
    assert run("list", "tag:sea")[1].count("\n") == 1
    assert run("note", "1", "ask about the times")[0] == 0
    assert run("note", "1")[1] == "ask about the times\n"
    assert run("undo")[1] == "Taken back: a note written\n"
    assert run("note", "1")[1] == ""
    assert run("tag", "--off", "sea", "ferry")[1].startswith("1 changed")
    assert run("note", "77")[0] == 1


def test_the_doctor_tells_checks_and_copies(run, tmp_path):
    status, out, _ = run("doctor")
    assert status == 0 and "sqlite" in out and str(tmp_path / "library.db") in out
    assert run("doctor", "--check")[:2] == (0, f"The library {tmp_path / 'library.db'} is sound.\n")
    assert run("doctor", "--backup", tmp_path / "copy.db")[0] == 0
    assert (tmp_path / "copy.db").stat().st_size > 0
    assert run("doctor", "--compact")[0] == 0
    (tmp_path / "library.db").write_bytes(b"no database at all " * 99)
    assert run("doctor", "--check")[0] == 1
    status, out, _ = run("doctor", "--repair")
    assert status == 0 and "corrupt-" in out


def test_lines_of_json_can_be_read_by_another_program_and_the_pipe_may_close(run, tmp_path):
    (line,) = run("export", "--to", "json")[1].splitlines()
    assert json.loads(line)["kind"] == "article"
    command = f"{sys.executable} -m tuireader --library {tmp_path / 'library.db'} export --to json | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env={**os.environ}, check=False)
    assert (done.stdout, done.stderr) == (line[:10], "")


def test_a_damaged_library_says_so_once_on_stderr_and_is_read_as_far_as_that_goes(run, tmp_path):
    path = tmp_path / "library.db"
    with sqlite3.connect(path) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'").fetchone()
    assert run("list")[2] == ""
    with path.open("r+b") as file:
        file.seek((root - 1) * database.PAGE)
        file.write(bytes([13, 0, 0, 0, 9, 255, 255, 0]))
    for words, answer in ((("list",), "Ferry runs again"), (("refresh",), ""), (("feeds",), "")):
        status, out, err = run(*words)
        assert (status, answer in out) == (0, True)
        assert err == (
            "tuireader: The library is damaged; `tuireader doctor --repair` saves what can be read, and overwrites nothing.\n"
        )
