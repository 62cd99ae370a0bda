from library.feeds_said import page, rss

from tuireader.library import fulltext
from tuireader.library.refresh import Wishes, refresh
from tuireader.library.subscribing import add
from tuireader.library.subscriptions import Settings, basic, change
from tuireader.model.events import Done, Failed, Filed
from tuireader.model.feed import Subscription
from tuireader.model.query import Query
from tuireader.model.row import Reach

MILL = page("The mill", "The old mill by the weir closes in spring after two centuries of grinding flour.")


async def subscribed(library, site, link=None, **settings):
    """A feed with the summary of one story, refreshed; the story's id."""
    link = link or site.say("/mill", MILL, Content_Type="text/html; charset=utf-8")
    feed = site.say("/feed", rss(("g1", link, "Old mill to close", "Flour since 1802.")))
    await library.subscribe([Subscription(feed)])
    for name, value in settings.items():
        await change(library, feed, name, value)
    await refresh(library, lambda _: None)
    (number,) = await library.ids(Query())
    return number


async def fetched(library, *ids, size=0):
    events = []
    await fulltext.fetch(library, ids, events.append, size)
    return events


async def test_the_page_takes_the_summarys_place_and_marks_headline_and_id_stay(library, site):
    number = await subscribed(library, site)
    await library.mark([number], starred=True)
    assert Filed(number, "Old mill to close", False) in await fetched(library, number)
    article, (row,) = await library.article(number), await library.rows([number])
    assert article.blocks[0].text.startswith("The old mill by the weir")
    assert (row.headline, row.reach, row.starred) == ("Old mill to close", Reach.FULL, True)
    assert list(await library.ids(Query.parse("weir"))) == [number]


async def test_it_is_fetched_once_and_a_summary_that_is_edited_does_not_take_it_away(library, site):
    number = await subscribed(library, site)
    await fetched(library, number)
    assert await fetched(library, number) == await fetched(library)
    site.say("/feed", rss(("g1", site.address + "/mill", "Old mill closes", "Flour since 1801.")))
    await refresh(library, lambda _: None, Wishes(force=True))
    assert [path for path, _ in site.asked].count("/mill") == 1
    assert list(await library.ids(Query.parse("weir"))) == [number]


async def test_a_page_that_cannot_be_had_or_says_no_more_leaves_the_summary(library, site):
    number = await subscribed(library, site)
    for status, body in ((404, ""), (200, "<html><body><p>Flour.</p></body></html>")):
        site.say("/mill", body, status, Content_Type="text/html")
        failed, done = (await fetched(library, number))[1:]
        assert isinstance(failed, Failed)
        assert failed.reason.endswith(".")
        assert done == Done(0, 1)
    assert (await library.article(number)).blocks[0].text == "Flour since 1802."


async def test_a_feed_can_have_its_articles_fetched_as_they_come_in(library, site):
    number = await subscribed(library, site, whole=1)
    assert list(await library.ids(Query.parse("weir"))) == [number]


async def test_the_feeds_login_goes_to_pages_of_its_own_server_alone(library, site, other_site):
    stranger = other_site.say("/mill", MILL, Content_Type="text/html")
    number = await subscribed(library, site, login=basic("ann:sesame"))
    await fetched(library, number)
    assert all("authorization" in asked for _, asked in site.asked)
    site.say("/feed", rss(("g2", stranger, "Another mill", "Flour.")))
    await refresh(library, lambda _: None, Wishes(force=True))
    await fetched(library, *await library.ids(Query.parse("another")))
    assert other_site.asked == []  # an address out of a feed leads into no private network


async def test_no_more_is_fetched_than_the_size_allows_and_another_run_goes_on(library, site):
    links = [site.say(f"/{n}", MILL.replace("mill", f"mill {n}"), Content_Type="text/html") for n in range(12)]
    stories = [(f"g{n}", link, f"Mill {n}", "Flour.") for n, link in enumerate(links)]
    await library.subscribe([Subscription(site.say("/feed", rss(*stories)))])
    await refresh(library, lambda _: None)
    ids = await library.ids(Query())
    first = [event for event in await fetched(library, *ids, size=1) if isinstance(event, Filed)]
    assert 0 < len(first) < 12
    await fetched(library, *ids)
    assert {row.reach for row in await library.rows(ids)} == {Reach.FULL}


async def test_a_feed_that_is_added_with_full_text_has_it_from_the_first_visit_on(library, site):
    link = site.say("/mill", MILL, Content_Type="text/html; charset=utf-8")
    feed = site.say("/feed", rss(("g1", link, "Old mill to close", "Flour since 1802.")))
    await add(library, [feed], lambda _: None, settings=Settings(whole=True))
    (row,) = await library.rows(await library.ids(Query()))
    assert (row.headline, row.reach) == ("Old mill to close", Reach.FULL)
