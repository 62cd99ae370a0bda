"""Which articles are a feed's."""

import pytest

from tuireader.model.article import Article
from tuireader.model.feed import Subscription
from tuireader.store import articles, database, entries, feeds, packing, statuses

COUNT = 700  # more than one statement asks for


@pytest.fixture
def db(tmp_path):
    db = database.connect(tmp_path / "library.db")
    with database.transaction(db):
        feeds.subscribe(db, [Subscription("https://post.example/feed"), Subscription("https://planet.example/feed")], 0)
    yield db
    db.close()


def _filed(db):
    stories = [Article(f"{n}") for n in range(COUNT)]
    return articles.insert(db, [articles.filing(one, packing.pack(one), sort=0, digest=1) for one in stories], 0)


def _counts(db):
    return db.execute("SELECT total, unread FROM feeds ORDER BY id").fetchall()


def test_an_article_that_a_feed_names_twice_is_counted_once(db):
    with database.transaction(db):
        ids = _filed(db)
        statuses.mark(db, ids[:10], "read", True)
        for _ in range(2):
            entries.belong(db, 1, [(i, (i,)) for i in ids] + [(i, (-i,)) for i in ids])
    assert _counts(db) == [(COUNT, COUNT - 10), (0, 0)]
    assert {known.id for known in entries.known(db, 1, [*ids, *(-i for i in ids)]).values()} == set(ids)


def test_what_another_feed_brought_is_a_feed_s_too_but_not_its_own(db):
    with database.transaction(db):
        ids = _filed(db)
        entries.belong(db, 1, [(i, (i,)) for i in ids[1:]])
        entries.belong(db, 2, [(ids[0], (ids[0],))])
        entries.belong(db, 2, [(i, (i, -i)) for i in ids], own=False)
    assert _counts(db) == [(COUNT - 1, COUNT - 1), (COUNT, COUNT)]
    assert {key for key, known in entries.known(db, 2, ids).items() if known.own} == {ids[0]}


def test_what_was_removed_is_known_and_nobody_s(db):
    with database.transaction(db):
        ids = _filed(db)
        articles.remove(db, ids[:5])
        entries.belong(db, 1, [(i, (i,)) for i in ids])
    assert _counts(db) == [(COUNT - 5, COUNT - 5), (0, 0)]
    assert [key for key, known in entries.known(db, 1, ids).items() if known.digest is None] == ids[:5]
    assert db.execute("SELECT count(*) FROM feed_articles").fetchone() == (COUNT - 5,)
