"""Rules, whole articles and reading again, as a shell sees them."""

import json
import os
import subprocess
import sys

import pytest

STORY = "Ferry runs again\n\nThe ferry between the islands sails again from Monday, after a winter of repairs at the yard.\n"


@pytest.fixture
def tuireader(tmp_path):
    (tmp_path / "story.txt").write_text(STORY)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TUIREADER_LIBRARY": str(tmp_path / "library.db")}

    def run(*arguments):
        command = [sys.executable, "-m", "tuireader", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    run("import", "story.txt")
    return run


def test_a_rule_is_added_listed_taken_back_and_removed(tuireader):
    assert tuireader("rule", "add", "mute", "ferry")[1].startswith("1 muted")
    assert tuireader("list")[1] == ""
    assert tuireader("rule", "list")[1] == "1\tmute\tferry\t1 story\n"
    assert tuireader("undo")[1] == "Taken back: rule “mute ferry” added\n"
    assert "Ferry" in tuireader("list", "is:unread")[1]
    assert tuireader("rule", "remove", "1") == (
        1,
        "",
        "tuireader: There is no rule 1; `tuireader rule list` shows them.\n",
    )
    assert tuireader("rule", "add", "mute", "is:read")[0] == 1
    tuireader("rule", "add", "mute", "ferry")
    assert "1 story is in the lists again, marked read." in tuireader("rule", "remove", "2")[1]


def test_reading_again_tells_what_has_changed_and_that_is_nothing(tuireader):
    assert tuireader("reread") == (0, "", "")
    events = [json.loads(line) for line in tuireader("reread", "--events", "id:1")[1].splitlines()]
    assert events == [{"event": "started", "count": 1}, {"event": "done", "new": 0, "failed": 0, "known": 0}]


def test_what_is_whole_is_not_packed_again(tuireader):
    assert tuireader("pack") == (0, "", "")
    status, _, error = tuireader("pack", "--size", "much")
    assert (status, error) == (1, "tuireader: “much” is no size: 500k, 200M, 2G or a number of bytes.\n")
