# ruff: noqa: E501  a pasted page has lines of any length
"""The commands as a shell sees them: stdout, stderr, exit status."""

import json
import os
import subprocess
import sys

import pytest

STORY = """Ferry runs again

Ada Holm, Meridian Press | The Solveig at her berth in the old harbour on Tuesday
2 min

The ferry between the islands and the mainland will sail again from Monday, after a winter in which the crossing was closed for repairs.

Passengers had been taken over by fishing boats for three months, and many of them said that they had come to like it.

“We sail at six, and nobody is left behind,” said Ines Falk, who has been captain for nineteen years and lives on the larger island.
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://post.example/</link>
<item><title>Old mill to close</title><link>https://post.example/mill</link><description>Flour since 1802.</description></item>
<item><title>Storm ahead</title><link>https://post.example/storm</link><description>Wind from the west.</description></item>
</channel></rss>"""
OPML = '<opml version="2.0"><body><outline text="Sea"><outline type="rss" text="A" xmlUrl="https://a.example/f"/></outline></body></opml>'


@pytest.fixture
def tuireader(tmp_path):
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "feeds.opml").write_text(OPML)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TUIREADER_LIBRARY": str(tmp_path / "library.db")}

    def run(*arguments, stdin=b""):
        command = [sys.executable, "-m", "tuireader", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=env, input=stdin, capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


def test_a_story_is_imported_listed_shown_marked_and_the_mark_taken_back(tuireader):
    status, out, err = tuireader("import", "story.txt")
    assert (status, err) == (0, "")
    number = out.split("\t")[0]
    assert out == f"{number}\tFerry runs again\n"
    assert tuireader("list")[1].split("\t")[-1] == "Ferry runs again\n"
    assert "We sail at six" in tuireader("show", number)[1]
    assert tuireader("mark", "read", "ferry")[1].startswith("1 changed")
    assert tuireader("list", "is:unread")[1] == ""
    assert tuireader("undo")[1] == "Taken back: 1 marked read\n"
    assert "Ferry" in tuireader("list", "is:unread")[1]


def test_the_same_story_twice_is_one_article(tuireader):
    tuireader("import", "story.txt")
    assert "already there" in tuireader("import", "-", stdin=STORY.encode())[1]
    assert len(tuireader("list")[1].splitlines()) == 1


def test_a_feed_file_is_filed_under_its_feed_and_not_polled(tuireader):
    assert [line.split("\t")[1] for line in tuireader("import", "feed.xml")[1].splitlines()] == [
        "Old mill to close",
        "Storm ahead",
    ]
    assert "Storm" in tuireader("list", 'feed:"Harbour Post"', "storm")[1]
    assert tuireader("refresh") == (0, "", "")


def test_opml_subscribes_and_fetches_nothing(tuireader):
    assert tuireader("import", "feeds.opml")[1] == "1 feed subscribed\n"
    (feed,) = json.loads(tuireader("feeds", "--to", "json")[1])
    assert (feed["title"], feed["folder"], feed["fetched"]) == ("A", "Sea", None)


def test_show_prints_one_json_object_an_input_in_order_and_goes_on_after_a_failure(tuireader):
    status, out, _ = tuireader("show", "--to", "json", "story.txt", "missing.txt", "feed.xml", "feeds.opml")
    kinds = [json.loads(line)["kind"] for line in out.splitlines()]
    assert (status, kinds) == (1, ["article", "error", "feed", "opml"])
    assert [json.loads(line)["path"] for line in out.splitlines()] == [
        "story.txt",
        "missing.txt",
        "feed.xml",
        "feeds.opml",
    ]


@pytest.mark.parametrize(
    ("form", "headline"), [("markdown", "# Ferry runs again"), ("html", "<h1>Ferry runs again</h1>")]
)
def test_show_prints_an_article_in_other_formats(tuireader, form, headline):
    assert headline in tuireader("show", "--to", form, "story.txt")[1]


def test_show_stores_nothing(tuireader, tmp_path):
    tuireader("show", "story.txt")
    assert not (tmp_path / "library.db").exists()


def test_events_are_one_json_object_a_line(tuireader):
    events = [json.loads(line) for line in tuireader("import", "--events", "story.txt", "missing.txt")[1].splitlines()]
    assert [event["event"] for event in events] == ["started", "filed", "failed", "done"]
    assert events[-1] == {"event": "done", "new": 1, "failed": 1, "known": 0}


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "text"])
def test_list_in_each_form_names_the_headline(tuireader, form):
    tuireader("import", "story.txt")
    out = tuireader("list", "--to", form)[1]
    assert "Ferry runs again" in out
    if form == "json":
        assert json.loads(out)[0]["read"] is False


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: None, "There is no such file."),
        (lambda p: p.mkdir(), "It is a folder."),
        (lambda p: p.write_bytes(b""), "The file is empty."),
        (lambda p: p.write_bytes(b"\x7fELF" + bytes(200)), "This is a binary file, and no text or web page."),
    ],
    ids=["missing", "folder", "empty", "binary"],
)
def test_bad_input_is_one_sentence_and_nothing_is_stored(tuireader, tmp_path, make, says):
    make(tmp_path / "bad")
    status, out, err = tuireader("import", "bad")
    assert (status, out, err) == (1, "", f"tuireader: bad: {says}\n")
    assert tuireader("list")[1] == ""


def test_a_refused_connection_is_one_sentence(tuireader):
    status, _, err = tuireader("add", "http://127.0.0.1:9/feed")
    assert status == 1
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--nonsense"], ["list", "is:unred"], ["mark", "purple", "x"], ["show"]])
def test_wrong_usage_is_2(tuireader, arguments):
    assert tuireader(*arguments)[0] == 2


def test_explain_names_each_line_and_why(tuireader):
    out = tuireader("explain", "story.txt")[1]
    assert "Ferry runs again" in out.splitlines()[0]
    assert any(line.lstrip().startswith("+") for line in out.splitlines())


def test_an_article_of_the_library_is_explained_from_its_kept_source(tuireader):
    number = tuireader("import", "story.txt")[1].split("\t")[0]
    assert tuireader("explain", number)[1] == tuireader("explain", "story.txt")[1]
    assert tuireader("explain", "99")[2] == "tuireader: 99: There is no article 99 in the library.\n"


def test_a_query_may_say_what_is_not_wanted(tuireader):
    tuireader("import", "story.txt", "feed.xml")
    assert "Ferry" not in tuireader("list", "-ferry")[1]
    assert tuireader("list", "mill", "-storm")[1].count("\n") == 1


def test_marking_everything_by_accident_is_wrong_usage(tuireader):
    tuireader("import", "story.txt")
    assert tuireader("mark", "read", "")[0] == 2
    assert "Ferry" in tuireader("list", "is:unread")[1]


def test_text_without_a_headline_is_listed_by_its_first_words(tuireader):
    assert tuireader("import", "-", stdin=b"hello there")[1].endswith("\thello there\n")


def test_a_file_name_that_begins_with_a_dash_is_a_file(tuireader, tmp_path):
    (tmp_path / "-rf.txt").write_text(STORY)
    assert tuireader("show", "--", "-rf.txt")[0] == 0
