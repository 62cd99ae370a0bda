"""Files what the user names: articles, whole feeds, lists of subscriptions. All or nothing for each."""

import sqlite3
import time
from collections.abc import Iterable

from tuireader.errors import ReaderError
from tuireader.library import Library, opening
from tuireader.library.decide import decide
from tuireader.library.filing import filing_of, filings_of
from tuireader.library.reading import Reading
from tuireader.model.article import Article
from tuireader.model.events import Done, Event, Failed, Filed, Started, Subscribed, Tell
from tuireader.model.feed import FeedReading, Subscription, SubscriptionList
from tuireader.model.source import Source
from tuireader.safe import redact, safe_line
from tuireader.store import articles, database, feeds


async def bring(library: Library, names: Iterable[str], tell: Tell) -> Done:
    """Imports each of the names and tells what came of it; a failed one does not stop the others."""
    names, new, failed = list(names), 0, 0
    tell(Started(len(names)))
    async for name, source, found in opening.each(names, "read"):
        if isinstance(found, ReaderError):
            failed += 1
            tell(Failed(redact(safe_line(name)), str(found)))
            continue
        try:
            events = await library.run(_file, source, found, int(time.time()))
        except ReaderError as error:
            failed += 1
            events = [Failed(redact(safe_line(name)), str(error))]
        for event in events:
            new += isinstance(event, Filed) and event.new
            tell(event)
    done = Done(new, failed)
    tell(done)
    return done


def _file(db: sqlite3.Connection, source: Source, found: Reading, now: int) -> list[Event]:
    with database.transaction(db, lasting=True):
        match found:
            case Article():
                return [file_article(db, found, source, now)]
            case FeedReading():
                return _file_feed(db, source, found, now)
            case SubscriptionList():
                new = feeds.subscribe(db, found.feeds, now)
                refused = [Failed(safe_line(url, 200) or "(no address)", reason) for url, reason in found.refused]
                return [*refused, Subscribed(new, len(found.feeds) - new)]


def file_article(db: sqlite3.Connection, article: Article, source: Source | None, now: int) -> Filed:
    """One article of its own, in the caller's transaction; the same story twice is one article, in its newest form."""
    filing = filing_of(article, now, source)
    known = articles.known(db, [filing.story]).get(filing.story)
    if known is None:
        return Filed(articles.insert(db, filing, now), article.headline, True)
    article_id, digest = known
    if digest != filing.digest:
        articles.replace(db, article_id, filing)
    return Filed(article_id, article.headline, False)


def _file_feed(db: sqlite3.Connection, source: Source, found: FeedReading, now: int) -> list[Event]:
    update = found.update
    url = update.url or source.url or update.site_url or f"file:{source.name}"
    feeds.subscribe(db, [Subscription(url, site_url=update.site_url)], now, polled=False)
    feed_id = feeds.find(db, url)
    assert feed_id is not None
    return list(take(db, feed_id, found, now))


def take(db: sqlite3.Connection, feed_id: int, found: FeedReading, now: int) -> list[Filed]:
    """What a feed says now, taken over in the caller's transaction: one Filed for each of its articles."""
    feeds.describe(db, feed_id, found.update)
    filings = filings_of(found, now)
    wanted = [key for filing in filings for key in filing.keys]
    stories = [filing.story for filing in filings if filing.story]
    changes = decide(filings, feeds.known(db, feed_id, wanted), articles.known(db, stories))
    told: list[Filed] = []
    for filing in reversed(changes.new):  # of entries without a date the feed's first is the newest
        article_id = articles.insert(db, filing, now)
        feeds.belongs(db, feed_id, article_id, filing.keys)
        told.append(Filed(article_id, filing.article.headline, True))
    told.reverse()
    for article_id, filing in changes.changed:
        articles.replace(db, article_id, filing)
    for article_id, filing in (*changes.changed, *changes.joined, *changes.same):
        feeds.belongs(db, feed_id, article_id, filing.keys)
        told.append(Filed(article_id, filing.article.headline, False))
    return told
