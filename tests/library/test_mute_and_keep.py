import pytest
from library.feeds_said import rss

from tuireader.errors import QueryError, ReaderError
from tuireader.library import Library, rules, searches, subscriptions
from tuireader.library.refresh import Wishes, refresh
from tuireader.model.article import Article, Paragraph
from tuireader.model.events import Failed
from tuireader.model.feed import Subscription
from tuireader.model.query import Query

STORIES = [
    Article(f"Story {n}", (Paragraph(f"About {topic}."),)) for n, topic in enumerate(("football", "flour", "football"))
]


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        await opened.file_articles(None, STORIES)
        yield opened


async def shown(library, text=""):
    return sorted(row.headline for row in await library.rows(await library.ids(Query.parse(text))))


async def test_what_is_muted_is_in_no_list_and_no_count_but_where_it_is_asked_for(library):
    assert await rules.add(library, "mute", "football") == 2
    assert await shown(library) == ["Story 1"]
    assert await shown(library, "is:muted") == ["Story 0", "Story 2"]
    assert (await library.counts()).unread == 1


async def test_a_rule_is_one_step_that_can_be_taken_back(library):
    await rules.add(library, "mute", "football")
    assert await library.undo() == "rule “mute football” added"
    assert await shown(library, "is:unread") == ["Story 0", "Story 1", "Story 2"]
    assert await rules.every(library) == []


async def test_what_comes_in_is_muted_and_counted(library, site):
    await rules.add(library, "mute", "football")
    told = [
        ("g1", "https://post.example/cup", "Cup", "More football."),
        ("g2", "https://post.example/sea", "Sea", "Salt."),
    ]
    await library.subscribe([Subscription(site.say("/feed", rss(*told)))])
    await refresh(library, lambda _: None)
    assert await shown(library, "is:unread") == ["Sea", "Story 1"]
    assert [rule.hits for rule in await rules.every(library)] == [3]


async def test_what_is_kept_is_never_muted(library):
    await rules.add(library, "keep", '"Story 2"')
    await rules.add(library, "mute", "football")
    assert await shown(library) == ["Story 1", "Story 2"]


async def test_what_a_removed_rule_alone_has_muted_comes_back_and_the_removal_can_be_taken_back(library):
    await rules.add(library, "mute", "football")
    await rules.add(library, "mute", '"Story 0"')
    (first, _) = await rules.every(library)
    assert await rules.remove(library, first.id) == 1
    assert await shown(library) == ["Story 1", "Story 2"]
    await library.undo()
    assert [rule.query for rule in await rules.every(library)] == ["football", '"Story 0"']
    assert await shown(library) == ["Story 1"]


@pytest.mark.parametrize(("query", "error"), [("", ReaderError), ("is:read", ReaderError), ('"open', QueryError)])
async def test_a_rule_goes_by_what_stories_say(library, query, error):
    with pytest.raises(error):
        await rules.add(library, "mute", query)
    assert await rules.every(library) == []


async def test_a_rule_about_a_search_that_is_gone_meets_nothing_and_keeps_no_story_out(library, site):
    await searches.keep(library, "football", "football")
    await rules.add(library, "mute", "search:football")
    await rules.add(library, "mute", '"Story 0"')
    await searches.remove(library, "football")
    await library.subscribe(
        [Subscription(site.say("/feed", rss(("g9", "https://post.example/9", "Story 9", "football"))))]
    )
    events = []
    await refresh(library, events.append)
    assert not [event for event in events if isinstance(event, Failed)]
    assert "Story 9" in await shown(library, "is:unread")
    for rule in await rules.every(library):
        await rules.remove(library, rule.id)
    assert await rules.every(library) == []


async def test_words_muted_in_one_feed_stay_so_when_it_is_renamed_or_moves(library, site):
    old = site.say("/old", rss(("a", "https://post.example/a", "First", "Salt.")), ETag='"1"')
    await library.subscribe([Subscription(old)])
    await refresh(library, lambda _: None)
    await subscriptions.mute(library, "Harbour Post", "herring")
    await subscriptions.rename(library, "Harbour Post", "Quay")
    site.say("/new", rss(("b", "https://post.example/b", "Second", "Herring.")), ETag='"2"')
    site.say("/old", status=301, Location="/new")
    for _ in range(2):
        await refresh(library, lambda _: None, Wishes(force=True))
    site.say("/new", rss(("c", "https://post.example/c", "Third", "Herring.")), ETag='"3"')
    await refresh(library, lambda _: None, Wishes(force=True))
    assert [rule.query for rule in await rules.every(library)] == [f"herring feed:{site.address}/new"]
    assert sorted(await shown(library, "feed:Quay")) == ["First"]
