import asyncio
import fcntl
import gc
import socket
import threading
import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from library.feeds_said import rss

from tuireader.errors import ReaderError, StoreError
from tuireader.fetch import http
from tuireader.library import Library, turn
from tuireader.library.refresh import Wishes, refresh
from tuireader.library.subscribing import add
from tuireader.library.subscriptions import remove
from tuireader.model.events import Failed, FeedDone, Started
from tuireader.model.feed import Subscription
from tuireader.model.query import Query

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=2)
FERRY = ("g1", "https://post.example/ferry", "Ferry runs again", "The ferry sails at six.")
MILL = ("g2", "https://post.example/mill", "Old mill to close", "Flour since 1802.")


async def run(library, now=NOON, **how):
    events = []
    await refresh(library, events.append, Wishes(**how), clock=lambda: now)
    return events


async def headlines(library, text=""):
    return [row.headline for row in await library.rows(await library.ids(Query.parse(text)))]


async def test_new_articles_come_in_newest_first_and_the_feed_gets_its_name(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY, MILL)))])
    events = await run(library)
    assert FeedDone(site.address + "/feed", 2, 1, 1) in events
    assert await headlines(library) == ["Ferry runs again", "Old mill to close"]
    (feed,) = await library.feeds()
    assert (feed.title, feed.total, feed.unread, feed.error) == ("Harbour Post", 2, 2, "")


async def test_validators_are_sent_back_as_they_came_and_a_304_changes_nothing(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY), ETag='W/"a,b"', Last_Modified="yesterday"))])
    await run(library)
    await run(library, LATER)
    assert [asked.get("if-none-match") for _, asked in site.asked] == [None, 'W/"a,b"']
    assert [asked.get("if-modified-since") for _, asked in site.asked] == [None, "yesterday"]
    assert await headlines(library) == ["Ferry runs again"]


async def test_a_feed_is_not_asked_before_its_time_unless_told_to(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    for minutes, how in ((0, {}), (5, {}), (10, {"force": True})):
        await run(library, NOON + timedelta(minutes=minutes), **how)
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "second",
    [
        [MILL, FERRY],
        [("other", *FERRY[1:]), MILL],
        [FERRY, MILL, FERRY],
    ],
    ids=["reordered", "new guid, same link", "said twice"],
)
async def test_a_second_fetch_stores_nothing_twice(library, site, second):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY, MILL)))])
    await run(library)
    await library.mark_query(Query.parse("ferry"), read=True)
    site.say("/feed", rss(*second))
    events = await run(library, LATER)
    assert [event.new for event in events if isinstance(event, FeedDone)] == [0]
    assert await headlines(library, "is:unread") == ["Old mill to close"]
    assert (await library.counts()).total == 2


async def test_a_reused_guid_with_another_link_is_another_story(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    await run(library)
    site.say("/feed", rss(("g1", "https://post.example/storm", "Storm ahead", "Wind from the west.")))
    await run(library, LATER)
    assert sorted(await headlines(library)) == ["Ferry runs again", "Storm ahead"]


async def test_an_edit_is_taken_over_and_the_mark_stays(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    await run(library)
    await library.mark_query(Query.parse("ferry"), read=True)
    site.say("/feed", rss((*FERRY[:2], "Ferry runs on Sundays too", "The ferry sails at seven.")))
    await run(library, LATER)
    assert await headlines(library, "is:read seven") == ["Ferry runs on Sundays too"]
    assert await headlines(library, "six") == []


async def test_a_body_that_becomes_empty_does_not_replace_the_old_one(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    await run(library)
    site.say("/feed", rss((*FERRY[:3], "")))
    await run(library, LATER)
    assert await headlines(library, "sails") == ["Ferry runs again"]


async def test_one_bad_feed_is_one_sentence_and_the_others_come_in(library, site):
    bad = [
        site.say("/page", "<html><body>hello</body></html>"),
        site.say("/gone", status=404),
        "http://127.0.0.1:9/feed",
    ]
    await library.subscribe([Subscription(url) for url in [*bad, site.say("/feed", rss(FERRY))]])
    events = await run(library)
    failed = {event.url: event.reason for event in events if isinstance(event, Failed)}
    assert set(failed) == set(bad)
    assert all(reason.endswith(".") and "\n" not in reason for reason in failed.values())
    assert await headlines(library) == ["Ferry runs again"]


async def test_a_host_that_asks_for_quiet_gets_it_for_all_its_feeds(library, site):
    await library.subscribe([Subscription(site.say("/one", status=429, Retry_After="7200"))])
    await run(library)
    await library.subscribe([Subscription(site.say("/two", rss(FERRY)))])
    await run(library, NOON + timedelta(hours=1), force=True)
    assert [path for path, _ in site.asked] == ["/one"]
    await run(library, NOON + timedelta(hours=3))
    assert "/two" in [path for path, _ in site.asked]


async def test_a_feed_that_is_gone_is_never_asked_again_and_its_articles_stay(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    await run(library)
    site.say("/feed", status=410)
    await run(library, NOON + timedelta(days=1))
    await run(library, NOON + timedelta(days=9), force=True)
    assert len(site.asked) == 2
    assert await headlines(library) == ["Ferry runs again"]
    with pytest.raises(ReaderError, match="not asked any more"):
        await run(library, only=["Harbour Post"])
    site.say("/feed", rss(FERRY))
    assert (await add(library, [site.address + "/feed"], lambda _: None)).failed == 0
    assert [feed.polled for feed in await library.feeds()] == [True]


async def test_adding_a_page_subscribes_to_the_feed_that_it_names(library, site):
    site.say("/feed.xml", rss(FERRY))
    page = site.say("/", '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>')
    events = []
    done = await add(library, [page], events.append)
    assert (done.new, done.failed) == (1, 0)
    assert [feed.url for feed in await library.feeds()] == [site.address + "/feed.xml"]


async def test_what_cannot_be_added_is_not_subscribed(library, site):
    done = await add(
        library,
        [site.say("/page", "<html><body><p>No feed here.</p></body></html>"), "ftp://x.example/"],
        lambda _: None,
    )
    assert done.failed == 2
    assert await library.feeds() == []


async def test_a_login_is_used_and_never_told(library, site):
    url = site.say("/feed", status=500).replace("http://", "http://ann:sesame@")
    await library.subscribe([Subscription(url)])
    events = await run(library)
    assert site.asked[0][1]["authorization"].startswith("Basic ")
    assert "sesame" not in repr(events)


async def test_where_no_way_leads_to_any_server_one_sentence_says_so_and_no_feed_is_blamed(library):
    await library.subscribe([Subscription(f"http://nowhere{n}.invalid/feed") for n in range(3)])
    events = await run(library)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.reason.startswith("No server can be reached")
    assert [(feed.error, feed.fetched) for feed in await library.feeds()] == [("", None)] * 3


async def test_certificates_that_cannot_be_read_are_one_sentence_and_no_feed_is_blamed(library, monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    await library.subscribe([Subscription(f"https://127.0.0.1:9/{n}") for n in range(3)])
    with pytest.raises(ReaderError, match="certificates that the environment names"):
        await run(library)
    assert [(feed.error, feed.fetched) for feed in await library.feeds()] == [("", None)] * 3


async def test_where_no_server_can_be_reached_the_age_of_what_is_here_is_said(library):
    await library.subscribe([Subscription(f"http://nowhere{n}.invalid/feed") for n in range(3)])
    fetched = int((NOON - timedelta(hours=5, minutes=3)).timestamp())
    await library.run(lambda db: db.execute("UPDATE feeds SET fetched = ? WHERE id = 1", (fetched,)))
    (failed,) = [event for event in await run(library, NOON) if isinstance(event, Failed)]
    assert failed.reason.endswith(" connection. What is here is 5 hours old.")


async def test_where_the_first_feeds_are_waited_for_in_vain_the_others_are_not(library, monkeypatch):
    asked = []

    def hangs(host, *_, **__):
        asked.append(host)
        over.wait(10)
        raise socket.gaierror

    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    monkeypatch.setattr(http, "DEADLINE", 0.3)
    await library.subscribe([Subscription(f"http://feed{n}.example/") for n in range(30)])
    events = await run(library, jobs=4)
    over.set()
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.reason.startswith("No server can be reached")
    assert len(asked) < 10


async def test_where_every_server_answers_with_a_web_page_the_network_wants_a_login_and_no_feed_is_blamed(
    library, site
):
    portal = site.say("/login", "<html><body>Room and name?</body></html>", ETag='"portal"')
    urls = [site.say(f"/{n}", status=302, Location=portal) for n in range(3)]
    await library.subscribe(map(Subscription, [*urls, "http://localhost:9/feed"]))
    (failed,) = [event for event in await run(library) if isinstance(event, Failed)]
    assert "log in" in failed.reason
    assert [(feed.error, feed.fetched) for feed in await library.feeds()] == [("", None)] * 4


async def test_of_web_pages_in_the_place_of_feeds_nothing_is_held(library, site):
    page = "<html><body>" + "<p>Room and name?</p>" * 50_000
    urls = [site.say(f"/{n}", page) for n in range(8)]
    await library.subscribe(map(Subscription, [*urls, "http://localhost:9/feed"]))
    held = []

    def tell(event):
        if isinstance(event, Failed):
            held.append(tracemalloc.get_traced_memory()[0])

    gc.disable()
    tracemalloc.start()
    try:
        await refresh(library, tell, clock=lambda: NOON)
    finally:
        tracemalloc.stop()
        gc.enable()
    assert len(held) == 1
    assert held[0] < 2 * len(page)


async def test_where_one_feed_comes_a_web_page_is_the_feeds_own_fault(library, site):
    page = site.say("/page", "<html><body>hello</body></html>").replace("127.0.0.1", "localhost")
    await library.subscribe([Subscription(page), Subscription(site.say("/feed", rss(FERRY)))])
    (failed,) = [event for event in await run(library) if isinstance(event, Failed)]
    assert (failed.url, failed.reason) == (page, "This is a web page, not a feed.")


async def test_a_network_that_wants_a_login_says_so(library, site):
    await library.subscribe([Subscription(site.say("/feed", status=511))])
    (failed,) = [event for event in await run(library) if isinstance(event, Failed)]
    assert "log in" in failed.reason


async def test_a_feed_that_is_unsubscribed_while_it_is_asked_brings_nothing(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    unsubscribing = []

    def tell(event):
        if isinstance(event, Started):
            unsubscribing.append(asyncio.ensure_future(remove(library, site.address + "/feed")))

    await refresh(library, tell, clock=lambda: NOON)
    assert len(site.asked) == len(unsubscribing) == 1
    assert ((await library.counts()).total, await library.feeds()) == (0, [])


async def test_a_feed_that_loses_its_name_keeps_it(library, site):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    await run(library)
    site.say("/feed", rss(MILL, title=""))
    await run(library, LATER)
    assert [feed.title for feed in await library.feeds()] == ["Harbour Post"]


async def test_a_second_refresh_waits_for_the_first_and_asks_nobody_again(library, site):
    await library.subscribe([Subscription(site.say(f"/{n}", rss(FERRY))) for n in range(5)])
    async with await Library.open(library.path) as other:
        await asyncio.gather(run(library), run(other))
    assert len(site.asked) == 5


async def test_a_refresh_that_is_stuck_is_not_waited_for_without_end(library, monkeypatch):
    monkeypatch.setattr(turn, "PATIENCE", 0.1)
    with library.path.with_name("library.db-refresh").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        with pytest.raises(ReaderError, match="Another refresh"):
            await run(library)
    await run(library)


async def test_of_a_flood_of_entries_the_first_five_thousand_are_taken(library, site):
    told = [(f"g{n}", f"https://post.example/{n}", f"Story {n}", "") for n in range(5_200)]
    await library.subscribe([Subscription(site.say("/flood", rss(*told))), Subscription(site.say("/feed", rss(FERRY)))])
    await run(library)
    assert (await library.counts()).total == 5_001
    assert await headlines(library, '"Story 4999"') == ["Story 4999"]


async def test_many_feeds_are_written_a_few_at_a_time_and_each_is_told_once(library, site):
    urls = [site.say(f"/{n}", rss((f"g{n}", f"https://post.example/{n}", f"Story {n}", "Text."))) for n in range(40)]
    await library.subscribe(map(Subscription, urls))
    events = [event for event in await run(library) if isinstance(event, FeedDone)]
    assert sorted(event.url for event in events) == sorted(urls)
    assert [event.done for event in events] == list(range(1, 41))
    assert (await library.counts()).total == 40


async def test_an_error_that_nobody_foresaw_is_one_feeds_own(library, site):
    await library.subscribe([Subscription(site.say(f"/{n}", rss(FERRY))) for n in range(3)])
    seen = iter([NOON, NOON, ZeroDivisionError, NOON])

    def clock():
        if (now := next(seen)) is ZeroDivisionError:
            raise now
        return now

    events = []
    await refresh(library, events.append, clock=clock)
    assert [event.reason for event in events if isinstance(event, Failed)] == [
        "Something went wrong that nobody foresaw (ZeroDivisionError)."
    ]
    assert len([event for event in events if isinstance(event, FeedDone)]) == 2


async def test_where_nothing_can_be_written_there_is_one_sentence_and_no_feed_is_blamed(library, site):
    await library.subscribe([Subscription(site.say(f"/{n}", rss(FERRY))) for n in range(40)])
    await library.run(
        lambda db: db.execute(
            "CREATE TEMP TRIGGER full BEFORE UPDATE ON feeds BEGIN SELECT raise(FAIL, 'disk full'); END"
        )
    )
    events = []
    with pytest.raises(StoreError, match="cannot be written"):
        await refresh(library, events.append, clock=lambda: NOON)
    assert [event for event in events if not isinstance(event, Started)] == []
