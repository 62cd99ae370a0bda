"""`feeds`, `feed`, `add` and `refresh` as they are typed."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from publisher import Answer


def _feed(when):
    return (
        "<rss version='2.0'><channel><title>Harbour Post</title><item><title>Ferry runs again</title>"
        f"<link>https://post.example/ferry</link><pubDate>{format_datetime(when)}</pubDate></item></channel></rss>"
    ).encode()


@pytest.fixture
def served(site):
    """The address of a publisher who wants a token at /inner, has a feed at /feed, an old one at /old, and nothing elsewhere."""
    new = Answer(_feed(datetime.now(UTC)), headers={"ETag": '"1"'})
    site.answers |= {"/feed": new, "/old": Answer(_feed(datetime(2024, 3, 5, tzinfo=UTC)))}
    site.answers["/inner"] = lambda asked: new if asked.get("authorization") == "Bearer sesame" else Answer(status=401)
    return site.address


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
    assert (due - fetched, feed["why"]) == (timedelta(hours=3), "its interval was changed")
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
    assert run("rule", "list")[1] == f"1\tmute\t(ferry or storm) feed:{served}/feed\t1 story\n"
    run("feed", "rename", "Harbour Post", "Another Name")
    run("feed", "set", "Another Name", "interval=60")
    assert run("list")[1] == ""
    assert run("undo")[0] == run("undo")[0] == 0
    assert run("undo")[0] == 0
    assert "Ferry" in run("list")[1]
    assert run("feed", "set", "Nobody's", "mute=ferry")[0] == 1
    assert run("feed", "set", "Harbour Post", "mute=is:read")[0] == 1
    assert "takes words" in run("feed", "set", "Harbour Post", "mute=")[2]
