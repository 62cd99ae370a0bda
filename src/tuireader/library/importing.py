"""Files what the user names: articles, whole feeds, lists of subscriptions. All or nothing for each."""

import time
from collections.abc import Iterable

from tuireader.errors import ReaderError
from tuireader.library import Library, keeping, opening
from tuireader.library.decide import decide
from tuireader.library.exchange import Returned
from tuireader.library.filing import FeedFiling
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Event, Failed, Filed, Started, Subscribed, Tell
from tuireader.model.feed import History, Subscription, SubscriptionList
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.safe import redact, safe_line
from tuireader.store import articles, behind, database, feeds, rules, statuses, tags
from tuireader.store.articles import Filing
from tuireader.store.database import Connection


async def bring(library: Library, names: Iterable[str], tell: Tell) -> Done:
    """Imports each of the names and tells what came of it; a failed one does not stop the others."""
    names, new, failed = list(names), 0, 0
    tell(Started(len(names)))

    async def beside() -> tuple[int, bytes]:
        return int(time.time()), await library.dictionary()

    async for name, source, found in opening.each(names, "file", beside):
        if isinstance(found, ReaderError):
            failed += 1
            tell(Failed(redact(safe_line(name)), str(found)))
            continue
        try:
            if isinstance(found, list):
                events = await _stored(library, found)
            else:
                events = await library.run(_file, source, found, int(time.time()))
        except ReaderError as error:
            failed += 1
            events = [Failed(redact(safe_line(name)), str(error))]
        for event in events:
            new += isinstance(event, Filed) and event.new
            tell(event)
    await keeping.tidy_after(library, new)
    done = Done(new, failed)
    tell(done)
    return done


def _file(
    db: Connection, source: Source, found: Filing | FeedFiling | SubscriptionList | tuple[Returned, ...], now: int
) -> list[Event]:
    with database.transaction(db, lasting=True):
        match found:
            case Filing():
                return [file_article(db, found, now)]
            case FeedFiling():
                return _file_feed(db, source, found, now)
            case tuple():
                return [_file_returned(db, one, now) for one in found]
            case SubscriptionList():
                new = feeds.subscribe(db, found.feeds, now)
                refused = [Failed(safe_line(url, 200) or "(no address)", reason) for url, reason in found.refused]
                return [*refused, Subscribed(new, len(found.feeds) - new)]


def file_article(db: Connection, filing: Filing, now: int) -> Filed:
    """One article of its own, in the caller's transaction; the same story twice is one article, in its newest form."""
    known = articles.known(db, [filing.story]).get(filing.story)
    if known is None:
        return Filed(articles.insert(db, [filing], now)[0], filing.headline, True)
    article_id, digest = known
    if digest != filing.digest:
        articles.replace(db, article_id, filing)
    return Filed(article_id, filing.headline, False)


def _file_returned(db: Connection, one: Returned, now: int) -> Filed:
    """An article that was exported, with what the reader had put on it; what is on it here stays."""
    filed, clipping = file_article(db, one.filing, now), one.clipping
    if clipping.feed:
        url = f"file:{clipping.feed}"
        feeds.subscribe(db, [Subscription(url, clipping.feed)], now, polled=False)
        if (feed_id := feeds.find(db, url)) is not None:
            feeds.belong(db, feed_id, [(filed.id, ())])
    if filed.new and clipping.read:
        statuses.mark(db, [filed.id], "read", True)
    if clipping.starred:
        statuses.mark(db, [filed.id], "starred", True)
    for tag in clipping.tags:
        tags.tag(db, [filed.id], tag, True)
    if clipping.note and not tags.note(db, filed.id):
        tags.write_note(db, filed.id, clipping.note, now)
    return filed


async def _stored(library: Library, histories: list[History]) -> list[Event]:
    """What another reader has stored, feed by feed: subscriptions, stories, and which of them were read."""
    events: list[Event] = []
    async with Workshop() as workshop:
        for history in histories:
            now, dictionary = int(time.time()), await library.dictionary()
            found = await workshop.do("file_history", Source(b""), history, now, dictionary)
            events += await library.run(_file_history, history, found, now)
    return [*events, Subscribed(len(histories), 0)]


def _file_history(db: Connection, history: History, found: FeedFiling, now: int) -> list[Filed]:
    update = history.update
    with database.transaction(db, lasting=True):
        feeds.subscribe(db, [Subscription(update.url, site_url=update.site_url)], now)
        feed_id = feeds.find(db, update.url)
        assert feed_id is not None
        filed = take(db, feed_id, found, now)
        keys = [found.filings[i].keys[0] for i in history.read]
        statuses.mark(db, {article_id for article_id, _ in feeds.known(db, feed_id, keys).values()}, "read", True)
        return filed


def _file_feed(db: Connection, source: Source, found: FeedFiling, now: int) -> list[Event]:
    update = found.update
    url = update.url or source.url or f"file:{safe_line(source.name, 1_000)}"
    feeds.subscribe(db, [Subscription(url, site_url=update.site_url)], now, polled=False)
    feed_id = feeds.find(db, url)
    assert feed_id is not None
    return list(take(db, feed_id, found, now))


def take(db: Connection, feed_id: int, found: FeedFiling, now: int) -> list[Filed]:
    """What a feed says now, taken over in the caller's transaction: one Filed for each of its articles.

    The page behind a summary, once it was fetched, is not given up for an edited summary."""
    feeds.describe(db, feed_id, found.update)
    wanted = [key for filing in found.filings for key in filing.keys]
    stories = [filing.story for filing in found.filings if filing.story]
    changes = decide(found.filings, feeds.known(db, feed_id, wanted), articles.known(db, stories))
    new = changes.new[::-1]  # of entries without a date the feed's first is the newest
    filed = [*zip(articles.insert(db, new, now), new, strict=True)][::-1]
    whole = behind.whole_ones(db, [i for i, filing in changes.changed if filing.reach is not Reach.FULL])
    for article_id, filing in changes.changed:
        if article_id not in whole:
            articles.replace(db, article_id, filing)
    known = (*changes.changed, *changes.joined, *changes.same)
    feeds.belong(db, feed_id, [(article_id, filing.keys) for article_id, filing in (*filed, *known)])
    rules.apply(db, [article_id for article_id, _ in filed], now)
    return [
        *(Filed(article_id, filing.headline, True) for article_id, filing in filed),
        *(Filed(article_id, filing.headline, False) for article_id, filing in known),
    ]
