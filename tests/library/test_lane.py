import asyncio

import pytest

from tuireader.errors import ReaderError
from tuireader.library.filing import feed_filing
from tuireader.library.lane import PAUSE, TOGETHER, Lane
from tuireader.library.taking import take
from tuireader.model.article import Article, Paragraph
from tuireader.model.feed import Entry, FeedReading, FeedUpdate, Subscription
from tuireader.store import tags


def tagging(name):
    return lambda db: tags.tag(db, [1], name, True)


def failing(db):
    tags.tag(db, [1], "half", True)
    raise ReaderError("This one cannot be written.")


async def test_one_that_fails_leaves_nothing_and_the_others_are_written(library):
    lane = Lane(library)
    told = await asyncio.gather(
        lane.write(tagging("one")), lane.write(failing), lane.write(tagging("two")), return_exceptions=True
    )
    assert isinstance(told[1], ReaderError)
    assert set(await library.tags_of(1)) == {"one", "two"}


async def test_who_waits_hears_of_an_error_that_nobody_foresaw(library):
    lane = Lane(library)
    with pytest.raises(ZeroDivisionError):
        await lane.write(lambda db: 1 / 0)
    await lane.write(tagging("later"))


async def test_feeds_that_are_written_together_are_one_piece_of_the_index(library):
    """The index writes a piece before each statement of another table that could be taken back by itself."""
    urls = [f"https://post.example/{number}" for number in range(TOGETHER)]
    await library.subscribe(map(Subscription, urls))

    def taking(number):
        entries = tuple(Entry(id=str(n), url=f"{urls[number]}/{n}", headline=f"Story {n}") for n in range(3))
        articles = tuple(Article(entry.headline, (Paragraph("The ferry sails."),), url=entry.url) for entry in entries)
        found = feed_filing(FeedReading(FeedUpdate("Post", entries=entries), articles), 1_800_000_000)
        return lambda db: take(db, number + 1, found, 1_800_000_000)

    lane = Lane(library)
    await asyncio.gather(*(lane.write(taking(number)) for number in range(TOGETHER)))
    pieces = await library.run(lambda db: db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0])
    assert pieces == 1


async def test_who_may_still_write_is_waited_for_a_moment_and_nobody_else(library):
    lane, written = Lane(library), list[int]()

    async def user(number):
        with lane.used():
            await lane.write(lambda db: written.append(number))

    await user(0)  # is alone
    began = asyncio.get_running_loop().time()
    with lane.used():
        alone = asyncio.create_task(user(1))
        done, _ = await asyncio.wait([alone], timeout=PAUSE / 5)
        assert not done
    await alone  # the other one has left
    assert asyncio.get_running_loop().time() - began < PAUSE
    await asyncio.gather(*map(user, range(2, 30)))
    assert written == list(range(30))
