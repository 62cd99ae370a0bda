"""`feeds`, `feed`, `add` and `refresh` as they are typed."""

import json
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tuireader.cli import main


def _feed(when):
    return (
        "<rss version='2.0'><channel><title>Harbour Post</title><item><title>Ferry runs again</title>"
        f"<link>https://post.example/ferry</link><pubDate>{format_datetime(when)}</pubDate></item></channel></rss>"
    ).encode()


@pytest.fixture
def served():
    """The address of a server that wants a token at /inner, has a feed at /feed, an old one at /old, and nothing elsewhere."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            allowed = self.path != "/inner" or self.headers.get("Authorization") == "Bearer sesame"
            known = self.path in ("/feed", "/inner", "/old")
            body = _feed(datetime(2024, 3, 5, tzinfo=UTC) if self.path == "/old" else datetime.now(UTC))
            self.send_response(200 if known and allowed else 404 if allowed else 401)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def run(tmp_path, capfd):
    """Runs a command: (exit status, stdout, stderr)."""

    def command(*words):
        status = main(["--library", str(tmp_path / "library.db"), *words])
        told = capfd.readouterr()
        return status, told.out, told.err

    return command


def test_the_subscriptions_say_when_why_and_how_they_do(run, served):
    run("add", f"{served}/feed")
    (line,) = run("feeds")[1].splitlines()
    counts, name, address, fetched, due, health = line.split("\t")
    assert (counts, name, address) == ("1/1", "Harbour Post", f"{served}/feed")
    assert fetched.startswith("fetched 20")
    assert due.startswith("next 20") and due.endswith("(every hour)")
    assert health == "0.2 a week, 0% read"
    (told,) = json.loads(run("feeds", "--to", "json")[1])
    assert (told["silent_since"], datetime.fromisoformat(told["newest"]) < datetime.now(UTC)) == (None, True)
    assert (told["a_week"], told["share_read"], told["error"], told["why"]) == (0.2, 0.0, "", "every hour")
    assert datetime.fromisoformat(told["due"]) > datetime.now(UTC)


def test_a_feed_that_is_silent_or_fails_says_so(run, served, tmp_path):
    run("add", f"{served}/old")
    (tmp_path / "urls").write_text(f"{served}/none\n")
    run("import", str(tmp_path / "urls"))
    status, out, err = run("refresh")
    assert (status, out) == (0, "")
    assert err == f"tuireader: {served}/none: There is nothing at this address (404).\n"
    old, failing = sorted(run("feeds")[1].splitlines(), key=lambda line: "/none" in line)
    assert "silent since 2024-03-05, 0% read" in old
    told = {feed["url"]: feed for feed in json.loads(run("feeds", "--to", "json")[1])}
    assert told[f"{served}/old"]["silent_since"].startswith("2024-03-05")
    assert "404" in told[f"{served}/none"]["error"]
    assert failing.endswith("! There is nothing at this address (404).")


def test_a_feed_behind_a_token_is_added_with_it(run, served):
    assert run("add", f"{served}/inner")[0] == 1
    assert run("feeds")[1] == ""
    status, out, err = run("add", "--set", "token=sesame", "--set", "interval=120", f"{served}/inner")
    assert (status, out, err) == (0, f"{served}/inner\t1 new\n", "")
    assert "(every 2 hours)" in run("feeds")[1]
    assert run("add", "--set", "colour=red", f"{served}/feed")[0] == 1


def test_a_refresh_with_nothing_to_complain_of_prints_nothing(run, served):
    run("add", f"{served}/feed")
    assert run("refresh", "--force") == (0, "", "")
    assert run("refresh", "--feed", "harbour post", "--jobs", "2") == (0, "", "")
    assert run("refresh", "--feed", "nobody's")[0] == 1
    assert run("refresh", "--force", "--events")[1].splitlines()[-1] == (
        '{"event": "done", "new": 0, "failed": 0, "known": 0}'
    )


def test_an_interval_counts_at_once_and_is_never_shorter_than_an_hour(run, served):
    run("add", f"{served}/feed", "--set", "interval=1440")
    assert run("feed", "set", "Harbour Post", "interval=180") == (0, "", "")
    (feed,) = json.loads(run("feeds", "--to", "json")[1])
    due, fetched = (datetime.fromisoformat(feed[name]) for name in ("due", "fetched"))
    assert due - fetched == timedelta(hours=3)
    assert "An hour is the shortest" in run("feed", "set", "Harbour Post", "interval=5")[2]


def test_connections_have_one_range_wherever_they_are_set(run, tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text("[refresh]\njobs = 201\n")
    assert "1 to 200" in run("--config", str(settings), "refresh")[2]
    with pytest.raises(SystemExit):
        run("refresh", "--jobs", "201")
    assert run("refresh", "--jobs", "200")[0] == 0


def test_what_an_address_refuses_is_not_imported(run, served):
    assert run("import", f"{served}/none") == (
        1,
        "",
        f"tuireader: {served}/none: There is nothing at this address (404).\n",
    )
    assert run("show", f"{served}/none")[0] == 1


def test_words_can_be_muted_in_one_feed(run, served):
    run("add", f"{served}/feed")
    assert run("feed", "set", "Harbour Post", "mute=ferry or storm")[1].startswith("1 muted")
    assert run("list")[1] == ""
    assert run("rule", "list")[1] == '1\tmute\t(ferry or storm) feed:"Harbour Post"\t1 story\n'
    assert run("undo")[0] == 0
    assert "Ferry" in run("list")[1]
    assert run("feed", "set", "Nobody's", "mute=ferry")[0] == 1
    assert run("feed", "set", "Harbour Post", "mute=is:read")[0] == 1
