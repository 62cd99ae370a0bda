import pytest

from tuireader.errors import ReaderError
from tuireader.library import Library, subscriptions
from tuireader.model.article import Article, Paragraph
from tuireader.model.feed import Subscription

STORY = Article("Ferry runs again", (Paragraph("It sails at six."),))


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        await opened.subscribe(
            [Subscription("https://a.example/feed", "Alpha"), Subscription("https://b.example/feed", "Beta")]
        )
        yield opened


async def shown(library):
    return [(feed.folder, feed.title) for feed in await library.feeds()]


async def test_a_feed_is_renamed_and_moved_and_both_are_taken_back(library):
    await subscriptions.rename(library, "alpha", "Alpha Centauri")
    await subscriptions.move(library, "Alpha Centauri", "/stars//near/")
    assert ("stars/near", "Alpha Centauri") in await shown(library)
    assert await library.undo() == "“Alpha Centauri” moved"
    assert await library.undo() == "“alpha” renamed"
    assert await shown(library) == [("", "Alpha"), ("", "Beta")]


async def test_a_name_is_one_clean_line(library):
    await subscriptions.rename(library, "alpha", "a\x1b[31m\nb\x00")
    await subscriptions.move(library, "beta", "x\x07/\u202e")
    assert await shown(library) == [("", "a[31m b"), ("x", "Beta")]


async def test_an_ended_subscription_comes_back_with_its_articles_and_counts(library):
    await library.file_articles("Sample", [STORY])
    before = [(f.title, f.total, f.unread) for f in await library.feeds()]
    await subscriptions.remove(library, "Sample")
    assert ("", "Sample") not in await shown(library)
    assert (await library.counts()).total == 1
    await library.undo()
    assert [(f.title, f.total, f.unread) for f in await library.feeds()] == before


async def test_a_subscription_that_was_ended_and_made_again_takes_its_articles_back(library):
    await library.file_articles("Sample", [STORY])
    (url,) = [feed.url for feed in await library.feeds() if feed.title == "Sample"]
    await subscriptions.rename(library, "Sample", "Mine")
    await subscriptions.remove(library, "Mine")
    await library.subscribe([Subscription("https://c.example/feed"), Subscription(url, "Again")])
    await library.run(lambda db: db.execute("DELETE FROM journal WHERE sentence = '2 feeds subscribed'"))
    assert await library.undo() == "“Mine” unsubscribed"
    assert await library.undo() == "“Sample” renamed"
    assert [(f.title, f.total, f.unread) for f in await library.feeds() if f.url == url] == [("Again", 1, 1)]
    members = "SELECT count(*) FROM feed_articles WHERE feed_id NOT IN (SELECT id FROM feeds)"
    assert await library.run(lambda db: db.execute(members).fetchone()) == (0,)


async def test_subscribing_is_taken_back_as_it_was_done_one_or_many_and_articles_stay(library):
    added = [Subscription("https://c.example/feed", "Gamma"), Subscription("https://a.example/feed")]
    assert await library.subscribe(added) == 1
    await library.subscribe(added)
    assert await library.undo() == "“Gamma” subscribed"
    assert await shown(library) == [("", "Alpha"), ("", "Beta")]
    await library.file_articles("Sample", [STORY])
    assert await library.undo() == "2 feeds subscribed"
    assert await shown(library) == [("", "Sample")]
    assert await library.undo() == ""
    assert (await library.counts()).total == 1


async def test_what_was_done_to_a_feed_is_taken_back_before_its_subscription_is(library):
    await library.subscribe([Subscription("https://c.example/feed", "Gamma")])
    await subscriptions.move(library, "Gamma", "Sea")
    await subscriptions.remove(library, "Gamma")
    told = [await library.undo() for _ in range(3)]
    assert told == ["“Gamma” unsubscribed", "“Gamma” moved", "“Gamma” subscribed"]
    assert await shown(library) == [("", "Alpha"), ("", "Beta")]


async def test_a_name_that_is_no_feeds_is_one_sentence(library):
    with pytest.raises(ReaderError, match="no feed called “Gamma”"):
        await subscriptions.remove(library, "Gamma")
