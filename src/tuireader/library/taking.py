"""What was read, and made ready at a bench, goes into the library: what a feed says now, a feed as another reader has stored it,
an article by itself. What is there already is known again, and never given up for less.
"""

from tuireader.library.decide import decide
from tuireader.library.filing import FeedFiling
from tuireader.model.events import Event, Filed
from tuireader.model.feed import History, Subscription
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.safe import safe_line
from tuireader.store import articles, behind, database, entries, feeds, rules, statuses
from tuireader.store.articles import Filing
from tuireader.store.database import Connection


def take(db: Connection, feed_id: int, found: FeedFiling, now: int) -> list[Filed]:
    """What a feed says now, taken over in the caller's transaction: one Filed for each of its articles.

    The page behind a summary, once it was fetched, is not given up for an edited summary."""
    feeds.describe(db, feed_id, found.update)
    wanted = [key for filing in found.filings for key in filing.keys]
    stories = [filing.story for filing in found.filings if filing.story]
    changes = decide(found.filings, entries.known(db, feed_id, wanted), articles.known(db, stories))
    new = changes.new[::-1]  # of entries without a date the feed's first is the newest
    filed = [*zip(articles.insert(db, new, now), new, strict=True)][::-1]
    whole = behind.whole_ones(db, [i for i, filing in changes.changed if filing.reach is not Reach.FULL])
    for article_id, filing in changes.changed:
        if article_id not in whole:
            articles.replace(db, article_id, filing)
    known = (*changes.changed, *changes.joined, *changes.same)
    own = (*filed, *changes.changed, *changes.same)
    entries.belong(db, feed_id, [(article_id, filing.keys) for article_id, filing in own])
    entries.belong(db, feed_id, [(article_id, filing.keys) for article_id, filing in changes.joined], own=False)
    rules.apply(db, [article_id for article_id, _ in filed], now)
    return [
        *(Filed(article_id, filing.headline, True) for article_id, filing in filed),
        *(Filed(article_id, filing.headline, False) for article_id, filing in known),
    ]


def take_file(db: Connection, source: Source, found: FeedFiling, now: int) -> list[Event]:
    """A feed that came as a file, in the caller's transaction: under its own address, and never polled."""
    update = found.update
    url = update.url or source.url or f"file:{safe_line(source.name, 1_000)}"
    feeds.subscribe(db, [Subscription(url, site_url=update.site_url)], now, polled=False)
    feed_id = feeds.find(db, url)
    assert feed_id is not None
    return list(take(db, feed_id, found, now))


def take_history(db: Connection, history: History, found: FeedFiling, now: int) -> list[Filed]:
    """A feed as another reader has stored it, with what was read there; a transaction of its own."""
    update = history.update
    with database.transaction(db, lasting=True):
        feeds.subscribe(db, [Subscription(update.url, site_url=update.site_url)], now)
        feed_id = feeds.find(db, update.url)
        assert feed_id is not None
        filed = take(db, feed_id, found, now)
        keys = [found.filings[i].keys[0] for i in history.read]
        statuses.mark(db, {entry.id for entry in entries.known(db, feed_id, keys).values()}, "read", True)
        return filed


def take_article(db: Connection, filing: Filing, now: int) -> Filed:
    """One article of its own, in the caller's transaction; the same story twice is one article, in its newest form, but
    for a form with less of it."""
    known = articles.known(db, [filing.story]).get(filing.story)
    if known is None:
        return Filed(articles.insert(db, [filing], now)[0], filing.headline, True)
    article_id, digest = known
    if digest != filing.digest and (filing.reach is Reach.FULL or not behind.whole_ones(db, [article_id])):
        articles.replace(db, article_id, filing)
    return Filed(article_id, filing.headline, False)
