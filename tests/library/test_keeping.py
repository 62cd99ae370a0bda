import time

from tuireader.library import keeping
from tuireader.library.filing import filing_of
from tuireader.model.article import Article, Paragraph
from tuireader.model.events import Clearing
from tuireader.model.feed import Subscription
from tuireader.model.query import Query
from tuireader.store import articles, database, entries, feeds, upkeep

DAY = 86_400


def fill(db, feed, count, *, polled=True):
    """So many stories of a feed, one a day, the newest of today."""
    now = int(time.time())
    with database.transaction(db):
        feeds.subscribe(db, [Subscription(feed, feed)], now, polled=polled)
        stories = [Article(f"{feed} {n}", (Paragraph(f"Text {n} of {feed}."),)) for n in range(count)]
        ids = articles.insert(db, [filing_of(story, now - n * DAY - 60) for n, story in enumerate(stories)], now)
        entries.belong(db, feeds.find(db, feed), [(i, (i,)) for i in ids])
    return ids


async def left(library):
    return {row.headline for row in await library.rows(await library.ids(Query()))}


async def test_by_age(library):
    await library.run(fill, "post", 10)
    events = []
    assert await keeping.clear(library, 5, 0, events.append) == 5
    assert events == [Clearing(5)]
    assert await left(library) == {f"post {n}" for n in range(5)}
    assert (await library.counts()).total == (await library.feeds())[0].total == 5
    assert await library.run(upkeep.check) == []
    assert len(await library.ids(Query.parse("text"))) == 5


async def test_by_number_a_feed(library):
    await library.run(fill, "post", 10)
    await library.run(fill, "daily", 3)
    assert await keeping.clear(library, 0, 4) == 6
    assert await left(library) == {f"post {n}" for n in range(4)} | {f"daily {n}" for n in range(3)}


async def test_what_the_reader_set_store_by_stays(library):
    ids = await library.run(fill, "post", 8)
    await library.run(fill, "filed by hand", 2, polled=False)
    await library.mark([ids[2]], starred=True)
    await library.mark([ids[3]], read=True)
    await library.mark([ids[3]], read=False)
    await library.tag([ids[4]], "sea")
    await library.write_note(ids[5], "ask")
    await library.keep_place(ids[6], 0, 3)
    await keeping.clear(library, 1, 1)
    kept = {f"post {n}" for n in (0, 2, 3, 4, 5, 6)}
    assert await left(library) == kept | {"filed by hand 0", "filed by hand 1"}


async def test_nothing_goes_unless_it_is_asked_for(library):
    await library.run(fill, "post", 3)
    assert await keeping.clear(library, 0, 0) == 0


async def test_what_is_gone_does_not_come_back_and_its_keys_are_known(library):
    ids = await library.run(fill, "post", 3)
    await keeping.clear(library, 0, 1)
    known = await library.run(entries.known, 1, ids)
    assert [(key, one.id, one.digest is None) for key, one in known.items()] == [
        (ids[0], ids[0], False),
        (ids[1], ids[1], True),
        (ids[2], ids[2], True),
    ]


async def test_a_clock_that_was_years_ahead_freezes_no_feed(library):
    def stand(db, now):
        return [poll.url for poll in feeds.to_poll(db, now)]

    now = int(time.time())
    await library.subscribe([Subscription("https://a.example/feed")])
    ten_years_on = now + 3650 * DAY
    await library.run(
        lambda db: db.execute("UPDATE feeds SET fetched = ?, due = ?", (ten_years_on, ten_years_on + 3600))
    )
    await library.run(feeds.hold_host, "a.example", ten_years_on)
    assert await library.run(stand, now) == ["https://a.example/feed"]
    assert await library.run(feeds.held_hosts, now) == {}


async def test_what_is_unread_because_its_reading_was_taken_back_is_not_kept_for_that(library):
    ids = await library.run(fill, "post", 4)
    await library.mark([ids[3]], read=True)
    await library.mark([ids[3]], read=False)
    await library.mark(ids, read=True)
    assert await library.undo() == "4 marked read"
    assert await keeping.clear(library, 1, 0) == 2
    assert await left(library) == {"post 0", "post 3"}


def _pieces(db):
    return db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]


async def test_writing_merges_nothing_and_a_run_with_little_to_do_puts_the_pieces_of_the_index_together(library):
    for number in range(40):
        await library.run(fill, f"post {number}", 1)
    await keeping.catch_up(library, 1_000)
    assert await library.run(_pieces) == 40
    await keeping.catch_up(library, 3)
    assert await library.run(_pieces) < 4
    assert len(await library.ids(Query.parse("text"))) == 40
    assert await library.run(upkeep.check) == []
