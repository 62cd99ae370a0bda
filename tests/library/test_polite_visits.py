"""A day of visits by an injected clock, with restarts and forced refreshes between: what the server saw."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from library.feeds_said import rss

from tuireader.library import Library
from tuireader.library.refresh import Wishes, refresh
from tuireader.library.subscriptions import change
from tuireader.model.events import Failed, FeedDone
from tuireader.model.feed import Subscription

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FERRY = ("g1", "https://post.example/ferry", "Ferry runs again", "The ferry sails at six.")
SENT = "Mon, 01 Jan 2024 00:00:00 GMT"


class Reader:
    """A library that is closed and opened again, and the clock on the wall."""

    def __init__(self, path):
        self.path, self.now = path, NOON

    async def subscribe(self, *urls, **settings):
        async with await Library.open(self.path) as library:
            await library.subscribe(map(Subscription, urls))
            for name, value in settings.items():
                await change(library, urls[0], name, value)

    async def refresh(self, **how):
        events = []
        async with await Library.open(self.path) as library:
            await refresh(library, events.append, Wishes(**how), clock=lambda: self.now)
            (self.feed, *_) = await library.feeds()
        return events


@pytest.fixture
def reader(tmp_path):
    return Reader(tmp_path / "library.db")


async def test_a_day_of_visits_is_a_guests(reader, site):
    said = {"Last_Modified": SENT, "Set_Cookie": "track=1; Path=/", "Content_Type": "application/rss+xml"}
    await reader.subscribe(site.address + "/feed")
    sent = []
    for poll in range(24):
        sent.append(f'W/"e,{poll // 3};\xe9"')  # changes though the feed does not
        site.say("/feed", rss(FERRY), ETag=sent[-1], **said)
        await reader.refresh()
        if poll in (3, 9, 15):
            await reader.refresh(force=True)
        reader.now += 10 * timedelta(minutes=1)
        await reader.refresh()  # not due
        reader.now += HOUR
    asked = [headers for path, headers in site.asked if path == "/feed"]
    assert len(asked) == len(site.asked) == 27
    assert not {"if-none-match", "if-modified-since"} & asked[0].keys()
    validators = [headers["if-none-match"] for headers in asked[1:]]
    newest = [sent[0], *(sent[poll] for poll in range(24) for _ in range(2 if poll in (3, 9, 15) else 1))]
    assert validators == newest[1:27]
    assert {headers["if-modified-since"] for headers in asked[1:]} == {SENT}
    assert all(not {"cookie", "referer"} & headers.keys() for headers in asked)
    assert all("gzip" in headers["accept-encoding"] and "+http" in headers["user-agent"] for headers in asked)


async def test_a_feed_has_the_interval_that_the_reader_gave_it_and_it_can_be_seen(reader, site):
    await reader.subscribe(site.say("/feed", rss(FERRY), ETag='"1"'), every=360)
    for _ in range(3):
        await reader.refresh()
        reader.now += 3 * HOUR
    assert len(site.asked) == 2
    assert reader.feed.why == "every 6 hours"


async def test_a_feed_that_cannot_be_asked_whether_anything_is_new_is_fetched_once_a_day(reader, site):
    await reader.subscribe(site.say("/feed", rss(FERRY)))
    for _ in range(24):
        await reader.refresh()
        reader.now += 2 * HOUR
    assert len(site.asked) == 2
    assert "whether anything is new" in reader.feed.why


async def test_an_interval_that_the_reader_gave_it_goes_before_that(reader, site):
    await reader.subscribe(site.say("/feed", rss(FERRY)), every=180)
    for _ in range(8):
        await reader.refresh()
        reader.now += 3 * HOUR
    assert len(site.asked) == 8
    assert reader.feed.why == "every 3 hours"


async def test_a_feed_is_left_alone_on_the_days_that_it_names(reader, site):
    weekend = "<skipDays><day>Thursday</day><day>friday</day></skipDays>"
    await reader.subscribe(site.say("/feed", rss(FERRY).replace("<item>", weekend + "<item>", 1), ETag='"1"'))
    reader.now = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # a Wednesday
    await reader.refresh()
    assert reader.feed.due == datetime(2026, 3, 7, tzinfo=UTC)
    assert "skipDays" in reader.feed.why


@pytest.mark.parametrize("asked", ["7200", "99999999999999", "Wed, 04 Mar 2026 14:00:00 GMT"])
async def test_a_wish_for_quiet_outlives_the_program_and_a_forced_refresh_says_until_when(reader, site, asked):
    await reader.subscribe(site.say("/feed", status=429, Retry_After=asked))
    await reader.refresh()
    site.say("/feed", rss(FERRY))
    reader.now += HOUR
    (failed,) = [event for event in await reader.refresh(force=True) if isinstance(event, Failed)]
    assert "asked for quiet until" in failed.reason
    assert len(site.asked) == 1
    reader.now += timedelta(days=8)
    await reader.refresh()
    assert len(site.asked) == 2


async def test_a_neighbours_wish_for_quiet_counts_in_the_same_run(reader, site):
    await reader.subscribe(*(site.say(f"/{n}", status=429, Retry_After="7200") for n in range(40)))
    await reader.refresh()
    assert len(site.asked) <= 4  # so many at once


async def test_it_is_the_server_that_a_redirect_leads_to_which_is_left_alone_when_it_asks(reader, site, other_site):
    there = other_site.say("/feed", status=429, Retry_After="7200").replace("127.0.0.1", "localhost")
    await reader.subscribe(site.say("/moved", status=302, Location=there), site.say("/own", rss(FERRY)))
    await reader.refresh()
    await reader.refresh(force=True)
    assert len(other_site.asked) == 1
    assert [path for path, _ in site.asked].count("/own") == 2


async def test_a_permanent_redirect_is_followed_for_good_once_it_was_seen_twice(reader, site):
    site.say("/new", rss(FERRY), ETag='"1"')
    await reader.subscribe(site.say("/old", status=301, Location="/new"))
    for _ in range(3):
        await reader.refresh()
        reader.now += 2 * HOUR
    assert [path for path, _ in site.asked] == ["/old", "/new", "/old", "/new", "/new"]


async def test_of_two_feeds_that_have_become_one_one_is_asked(reader, site):
    new = site.say("/new", rss(FERRY), ETag='"1"')
    await reader.subscribe(new, site.say("/old", status=301, Location="/new"))
    for _ in range(4):
        await reader.refresh()
        reader.now += 2 * HOUR
    assert sorted(path for path, _ in site.asked) == ["/new"] * 6 + ["/old"] * 2
    async with await Library.open(reader.path) as library:
        told = {feed.url: (feed.polled, feed.why) for feed in await library.feeds()}
    assert told[site.address + "/old"] == (False, "moved to where another feed is")


async def test_errors_wait_longer_each_time_and_a_success_forgets_them(reader, site):
    await reader.subscribe(site.say("/feed", status=500))
    waits = []
    for _ in range(3):
        await reader.refresh()
        waits.append(reader.feed.due - reader.now)
        reader.now = reader.feed.due
    assert all(late > 1.5 * early for early, late in pairwise(waits))
    site.say("/feed", rss(FERRY), ETag='"1"')
    await reader.refresh()
    assert (reader.feed.error, reader.feed.due - reader.now) == ("", HOUR)


async def test_a_clock_that_was_years_ahead_freezes_no_feed(reader, site):
    await reader.subscribe(site.say("/feed", rss(FERRY)))
    reader.now = NOON + timedelta(days=3650)
    await reader.refresh()
    reader.now = NOON
    assert [event for event in await reader.refresh() if isinstance(event, FeedDone)]
    assert len(site.asked) == 2


async def test_a_login_never_moves_to_another_server_with_its_feed(reader, site, other_site):
    elsewhere = other_site.say("/feed", rss(FERRY), ETag='"1"')
    url = site.say("/feed", status=301, Location=elsewhere)
    await reader.subscribe(url, login="Bearer sesame")
    for _ in range(3):
        await reader.refresh()
        reader.now += 2 * HOUR
    assert reader.feed.url == url
    assert len(other_site.asked) == 3
    assert all("authorization" not in headers for _, headers in other_site.asked)


async def test_a_login_in_an_address_stays_in_it_when_the_feed_moves_within_its_server(reader, site):
    site.say("/new", rss(FERRY), ETag='"1"')
    await reader.subscribe(site.say("/old", status=301, Location="/new").replace("http://", "http://ann:sesame@"))
    for _ in range(3):
        await reader.refresh()
        reader.now += 2 * HOUR
    assert [path for path, _ in site.asked] == ["/old", "/new", "/old", "/new", "/new"]
    assert all("authorization" in headers for _, headers in site.asked)
