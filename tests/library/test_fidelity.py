"""The same feed again, told otherwise: no story twice, none lost, no flood of unread, no text taken away."""

from datetime import UTC, datetime, timedelta

import pytest
from library.feeds_said import rss

from tuireader.library import Library
from tuireader.library.refresh import refresh
from tuireader.model.events import Failed, FeedDone
from tuireader.model.feed import Subscription
from tuireader.model.query import Query
from tuireader.store import articles, database

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TEXT = "The {0} sails at six, when the lamps are lit."


def entry(name, **told):
    told = {"guid": f"g-{name}", "link": f"https://post.example/{name}", "title": f"The {name}"} | told
    return told["guid"], told["link"], told["title"], told.get("text", TEXT.format(name))


NAMES = ("ferry", "barge", "tug")
WHOLE = [entry(name) for name in NAMES]


class Reading:
    """A library with one feed that was read once; `again` is another visit, days later."""

    def __init__(self, library, site):
        self.library, self.site, self.now = library, site, NOON

    async def again(self, *entries, **said):
        body = said.pop("body", rss(*entries))
        self.site.say("/feed", body, **said)
        events = []
        self.now += timedelta(days=8)
        await refresh(self.library, events.append, clock=lambda: self.now)
        return [event.new if isinstance(event, FeedDone) else event.reason for event in events[1:-1]]

    async def headlines(self, query=""):
        rows = await self.library.rows(await self.library.ids(Query.parse(query)))
        return sorted(row.headline for row in rows)


@pytest.fixture
async def reading(tmp_path, site):
    async with await Library.open(tmp_path / "library.db") as library:
        await library.subscribe([Subscription(site.address + "/feed")])
        made = Reading(library, site)
        assert await made.again(*WHOLE) == [3]
        await library.mark_query(Query.parse("ferry"), read=True)
        yield made


@pytest.mark.parametrize(
    "entries",
    [
        WHOLE,
        WHOLE[::-1],
        [entry(name, guid=f"new-{name}") for name in NAMES],
        [entry(name, guid="") for name in NAMES],
        [entry(name, link=f"https://post.example/{name}?utm_source=feed") for name in NAMES],
        [entry(name, title=f"The {name}, corrected") for name in NAMES],
        [entry(name, text="") for name in NAMES],
        [*WHOLE, *WHOLE],
        WHOLE[:1],
        [],
    ],
    ids=[
        *("unchanged", "reordered", "other guids", "no guids", "links that track", "other titles", "emptied", "twice"),
        *("shortened", "no entries"),
    ],
)
async def test_the_same_stories_are_the_same_stories(reading, entries):
    for _ in range(2):
        assert await reading.again(*entries) == [0]
    assert (await reading.library.counts()).total == 3
    assert len(await reading.headlines("is:unread")) == 2
    assert len(await reading.headlines('"sails at six"')) == 3


async def test_what_became_empty_keeps_its_text_and_takes_its_new_title_later(reading):
    await reading.again(*(entry(name, text="") for name in NAMES))
    await reading.again(*(entry(name, title=f"The {name} again") for name in NAMES))
    assert await reading.headlines('"sails at six"') == ["The barge again", "The ferry again", "The tug again"]
    assert await reading.headlines("is:read") == ["The ferry again"]


async def test_a_headline_without_a_text_is_taken_over_when_it_changes(reading):
    assert await reading.again(entry("dory", text="")) == [1]
    assert await reading.again(entry("dory", text="", title="The dory, corrected")) == [0]
    assert await reading.headlines("dory") == ["The dory, corrected"]


async def test_guids_that_are_made_anew_each_time_bring_nothing_and_lose_nothing(reading):
    for visit in range(4):
        told = [entry(name, guid=f"{name}-{visit}") for name in (*NAMES, f"yawl{visit}")]
        assert await reading.again(*told) == [1]
    assert (await reading.library.counts()).total == 7
    assert await reading.headlines("is:read") == ["The ferry"]


async def test_one_guid_for_every_story_hides_none(reading):
    boats = [entry(f"boat{n}", guid="the same") for n in range(9)]
    assert await reading.again(*boats) == [9]
    assert await reading.again(*boats) == [0]


async def test_one_guid_and_one_link_for_every_story_is_one_story(reading):
    told = [entry(f"boat{n}", guid="the same", link="https://post.example/") for n in range(3)]
    assert await reading.again(*told) == [1]
    assert await reading.again(*told[::-1]) == [0]


async def test_one_link_for_every_story_hides_none(reading):
    boats = [entry(f"boat{n}", link="https://post.example/") for n in range(9)]
    assert await reading.again(*boats) == [9]
    assert await reading.again(*boats[::-1]) == [0]


async def test_neither_guids_nor_links_hide_none(reading):
    boats = [entry(f"boat{n}", guid="", link="") for n in range(9)]
    assert await reading.again(*boats) == [9]
    assert await reading.again(*boats[::-1]) == [0]


async def test_a_guid_of_a_megabyte_is_known_again(reading):
    huge = entry("barque", guid="g" * 1_000_000, link="")
    assert [await reading.again(*WHOLE, huge) for _ in range(2)] == [[1], [0]]


async def test_dates_that_cannot_be_true_put_no_story_into_the_future_and_lose_none(reading):
    dates = (
        *("Mon, 01 Jan 0000 00:00:00 GMT", "9999-99-99", "Thu, 31 Dec 9999 23:59:59 -2359", "1e400", "0", "now", ""),
        *(
            "Tue, 29 Feb 2023 00:00:00 GMT",
            "1969-12-31T23:59:59Z",
            "Sat, 01 Jan 2050 00:00:00 GMT",
            "24:61:61",
            "9" * 5_000,
        ),
    )
    told = rss(*(entry(f"boat{n}", link="") for n in range(len(dates))))
    for date in dates:
        told = told.replace("</title><description>", f"</title><pubDate>{date}</pubDate ><description>", 1)
    assert await reading.again(body=told) == [len(dates)]
    sorts = await reading.library.run(lambda db: [sort for (sort,) in db.execute("SELECT sort FROM statuses")])
    assert max(sorts) <= reading.now.timestamp()
    assert await reading.again(body=told) == [0]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"body": ""}, "empty"),
        ({"body": "<html><body>oops</body></html>"}, "web page"),
        ({"body": rss(*WHOLE)[:150]}, "cut short"),
        ({"body": rss(*WHOLE), "Content_Encoding": "gzip"}, "damaged"),
        ({"body": b"\x1f\x8b\x08\x00" + bytes(6)}, "cut short"),
        ({"body": b"%PDF-1.4 " + bytes(range(256))}, "no feed"),
        ({"body": '{"version": 3}'}, "no feed"),
        ({"status": 404}, "404"),
    ],
    ids=["empty", "page", "cut", "mispacked", "packed and cut", "pdf", "json", "404"],
)
async def test_what_is_no_feed_takes_nothing_away_and_is_the_feeds_error_until_it_is_back(reading, said, why):
    (reason,) = await reading.again(**said)
    (feed,) = await reading.library.feeds()
    assert why in reason.lower()
    assert (feed.error, feed.total, feed.unread, feed.title) == (reason, 3, 2, "Harbour Post")
    assert await reading.again(*(entry(name, guid=f"new-{name}") for name in NAMES)) == [0]
    (feed,) = await reading.library.feeds()
    assert (feed.error, feed.total, feed.unread) == ("", 3, 2)


async def test_validators_of_an_answer_that_was_no_feed_are_not_sent_back(reading):
    await reading.again(*WHOLE, ETag='"good"')
    await reading.again(body="<html>oops</html>", ETag='"oops"')
    await reading.again(*WHOLE, ETag='"good"')
    assert [headers.get("if-none-match") for _, headers in reading.site.asked[-2:]] == ['"good"', '"good"']


async def test_nothing_but_the_feed_is_asked_for(reading):
    there = reading.site.address
    head = (
        f"<?xml-stylesheet href='{there}/style.xsl' type='text/xsl'?><!DOCTYPE rss PUBLIC '-//x//y' '{there}/rss.dtd'"
        f" [<!ENTITY % more SYSTEM '{there}/more.dtd'> %more; <!ENTITY ferry SYSTEM '{there}/ferry.txt'>]>"
    )
    body = (
        f"<img src='{there}/pixel.gif' width='1'><script src='{there}/x.js'></script><link rel='icon' href='{there}/i.ico'>"
        f"<iframe src='{there}/frame'></iframe><base href='{there}/'><meta http-equiv='refresh' content='0;url={there}/go'>"
    ).replace("<", "&lt;")
    more = (
        f"<image><url>{there}/logo.png</url></image><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub'"
        f" href='{there}/hub'/><cloud domain='127.0.0.1' port='80' path='/cloud'/><xi:include href='{there}/inc'"
        f" xmlns:xi='http://www.w3.org/2001/XInclude'/><item><title>&ferry;</title><description>{body}</description>"
        f"<enclosure url='{there}/a.mp3' type='audio/mpeg'/><comments>{there}/comments</comments></item>"
    )
    told = rss(*WHOLE).replace("<rss", head + "<rss", 1).replace("<item>", more + "<item>", 1)
    before = len(reading.site.asked)
    assert not isinstance((await reading.again(body=told))[0], Failed)
    assert [path for path, _ in reading.site.asked[before:]] == ["/feed"]


async def test_a_story_of_two_feeds_has_the_text_of_the_one_that_brought_it(reading, site):
    told = [("other-guid", *entry("ferry")[1:3], "A word on the ferry elsewhere."), entry("yawl")]
    await reading.library.subscribe([Subscription(site.say("/other", rss(*told)))])
    assert sorted(await reading.again(*WHOLE)) == [0, 1]
    for n in range(2):
        site.say("/other", rss(*told, entry(f"skiff{n}")))
        assert sorted(await reading.again(*WHOLE, entry(f"punt{n}"))) == [1, 1]
        assert (await reading.headlines("elsewhere"), await reading.headlines("ferry sails")) == ([], ["The ferry"])
    assert sorted(await reading.again(entry("ferry", text="It sails at seven, the ferry."), *told[1:])) == [0, 0]
    assert await reading.headlines("seven") == ["The ferry"]


async def test_a_story_whose_link_is_tracked_is_edited_by_its_own_feed(reading):
    for n in range(2):
        tracked = entry("ferry", link=f"https://post.example/ferry?utm_term={n}", text=TEXT.format("ferry"))
        assert await reading.again(tracked) == [0]
    assert await reading.again(entry("ferry", text="It sails at seven, the ferry.")) == [0]
    assert await reading.headlines("seven") == ["The ferry"]


async def test_what_was_removed_from_the_library_stays_so_and_is_not_counted(reading):
    def clear(db):
        with database.transaction(db):
            articles.remove(db, [article_id for (article_id,) in db.execute("SELECT id FROM articles LIMIT 2")])

    await reading.library.run(clear)
    told = [entry(name, guid=f"new-{name}", text="Said otherwise.") for name in NAMES]
    for entries in (WHOLE[::-1], told, [*WHOLE, entry("yawl")]):
        await reading.again(*entries)
    (feed,) = await reading.library.feeds()
    assert (feed.total, (await reading.library.counts()).total, len(await reading.headlines())) == (2, 2, 2)
