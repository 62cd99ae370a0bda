"""Subscribing to what the user names: a feed is taken as it is, a page is searched for its feeds.

A feed is fetched before it is subscribed, so that a wrong address is one sentence and no dead subscription.
"""

import hashlib
import time
from collections.abc import Callable, Sequence

from tuireader.errors import ParseError, ReaderError
from tuireader.fetch import http
from tuireader.fetch.answer import Answer
from tuireader.library import Library
from tuireader.library.filing import FeedFiling
from tuireader.library.importing import take
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Failed, FeedDone, Started, Subscribed, Tell
from tuireader.model.feed import Subscription
from tuireader.safe import redact, safe_line
from tuireader.store import database, feeds
from tuireader.store.database import Connection

# Of the feeds that a page offers, the ones to subscribe to.
Choose = Callable[[Sequence[Subscription]], Sequence[Subscription]]


def the_first(offered: Sequence[Subscription]) -> Sequence[Subscription]:
    """Where nobody can be asked: the page's own first."""
    return offered[:1]


async def add(library: Library, names: Sequence[str], tell: Tell, choose: Choose = the_first) -> Done:
    """Subscribes to each of the addresses and files what its feed holds now; one that fails does not stop the others."""
    tell(Started(len(names)))
    new = failed = done = 0
    async with http.Client() as client, Workshop(benches=1) as workshop:
        for name in names:
            try:
                url = _address(name)
                if await library.run(feeds.is_polled, url):
                    tell(Subscribed(0, 1))
                    continue
                for event in await _add(library, client, workshop, url, choose):
                    done += 1
                    new += event.new
                    tell(FeedDone(event.url, event.new, done, max(done, len(names))))
            except ReaderError as error:
                failed += 1
                tell(Failed(redact(safe_line(name)), str(error)))
    ended = Done(new, failed)
    tell(ended)
    return ended


def _address(name: str) -> str:
    """What people type: a scheme may be missing."""
    name = name.strip().removeprefix("feed:").removeprefix("//")
    return name if "://" in name else f"https://{name}"


async def _add(library: Library, client: http.Client, workshop: Workshop, url: str, choose: Choose) -> list[FeedDone]:
    answer, beside = await _answer(client, url), (int(time.time()), await library.dictionary())
    try:
        found = await workshop.do("file_feed", answer.source(url), *beside)
    except ParseError:
        offered: tuple[Subscription, ...] = await workshop.do("discover", answer.source(url))
        if not offered:
            raise ParseError("This is no feed, and the page names none.") from None
        added = []
        for wanted in choose(offered):
            other = await _answer(client, wanted.url)
            found = await workshop.do("file_feed", other.source(wanted.url), *beside)
            added.append(await library.run(_subscribe, wanted, found, other, int(time.time())))
        return added
    return [await library.run(_subscribe, Subscription(url), found, answer, int(time.time()))]


async def _answer(client: http.Client, url: str) -> Answer:
    answer = await client.get(url)
    if answer.failure:
        raise ParseError(answer.failure)
    return answer


def _subscribe(db: Connection, wanted: Subscription, found: FeedFiling, answer: Answer, now: int) -> FeedDone:
    """The subscription and its first articles, or nothing at all."""
    with database.transaction(db, lasting=True):
        feeds.subscribe(db, [wanted], now)
        feed_id = feeds.find(db, wanted.url)
        assert feed_id is not None
        new = sum(filed.new for filed in take(db, feed_id, found, now))
        body = hashlib.blake2b(answer.body, digest_size=16).digest()
        feeds.settle(db, feeds.Poll(feed_id, wanted.url, answer.etag, answer.modified, body, due=now + 3600), now)
    return FeedDone(redact(wanted.url), new, 1, 1)
