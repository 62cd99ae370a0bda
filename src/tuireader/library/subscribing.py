"""Subscribing to what the user names: a feed is taken as it is, a page is searched for its feeds.

A feed is fetched before it is subscribed, so that a wrong address is one sentence and no dead subscription.
"""

import random
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tuireader.errors import FetchError, OfflineError, PageError, ParseError, ReaderError
from tuireader.fetch import http, politeness
from tuireader.fetch.address import is_private, meant
from tuireader.fetch.answer import Answer
from tuireader.fetch.http import Access
from tuireader.library import Library, fulltext, visits
from tuireader.library.access import Doors
from tuireader.library.filing import FeedFiling
from tuireader.library.taking import take
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Event, Failed, FeedDone, Started, Subscribed, Tell
from tuireader.model.feed import Subscription
from tuireader.safe import redact, safe_line
from tuireader.store import database, feeds
from tuireader.store.database import Connection
from tuireader.store.feeds import Settings

# Of the feeds that a page offers, the ones to subscribe to.
Choose = Callable[[Sequence[Subscription]], Sequence[Subscription]]


_USUAL = Settings()
_ALREADY = "It is subscribed already; `tuireader feed set` changes its settings."


def the_first(offered: Sequence[Subscription]) -> Sequence[Subscription]:
    """Where nobody can be asked: the page's own first."""
    return offered[:1]


async def add(
    library: Library, names: Sequence[str], tell: Tell, choose: Choose = the_first, settings: Settings = _USUAL
) -> Done:
    """Subscribes to each of the addresses and files what its feed holds now; one that fails does not stop the others.
    The settings hold for each of the feeds, from the first visit on."""
    tell(Started(len(names)))
    new = failed = done = 0
    async with http.Client() as client, Workshop(benches=1) as workshop:
        adding = _Adding(library, client, workshop, choose, settings)
        for name in names:
            async for event in adding.add(meant(name)):
                failed += isinstance(event, Failed)
                if not isinstance(event, FeedDone):
                    tell(event)
                    continue
                done += 1
                new += event.new
                tell(replace(event, done=done, count=max(done, len(names))))
    ended = Done(new, failed)
    tell(ended)
    return ended


@dataclass(frozen=True, slots=True)
class _Adding:
    library: Library
    client: http.Client
    workshop: Workshop
    choose: Choose
    settings: Settings

    async def add(self, urls: Sequence[str]) -> AsyncIterator[Event]:
        """What comes of the feed at the first of the addresses at which a server answers, or of each of the page's that were
        chosen."""
        for url in urls:
            if await self.library.run(feeds.is_polled, url):
                yield Subscribed(0, 1) if self.settings == _USUAL else Failed(redact(url), _ALREADY)
                return
        try:
            url, answer = await self._reached(urls)
            try:
                yield await self._subscribed(Subscription(url), answer, self.settings)
                return
            except ParseError as error:
                chosen = self.choose(await self._offered(url, answer, error))
        except ReaderError as error:
            yield _failed(urls[0], error)
            return
        for wanted in chosen:
            try:
                yield await self._of_page(url, wanted)
            except ReaderError as error:
                yield _failed(wanted.url, error)

    async def _offered(self, url: str, answer: Answer, error: ParseError) -> Sequence[Subscription]:
        """The feeds that a page names; where it names none, why it is no feed itself."""
        offered: Sequence[Subscription] = await self.workshop.do("discover", answer.source(url))
        if not offered and isinstance(error, PageError):
            raise ParseError("This is a web page, and it names no feed.") from error
        if not offered:
            raise error
        return offered

    async def _of_page(self, page: str, wanted: Subscription) -> Event:
        """A feed that a page names: with the reader's login where it is the page's own server's. Elsewhere it may lie in
        a private network only if the page does."""
        if http.same_site(page, wanted.url):
            login = urlsplit(page).netloc.rpartition("@")[0]
            wanted = replace(wanted, url=visits.with_login(wanted.url, login))
            settings, access = self.settings, await Doors().access(self.settings)
        else:
            settings = replace(self.settings, login="", login_command="", self_signed=False)
            access = Access(stranger=not is_private(urlsplit(page).hostname or ""))
        if await self.library.run(feeds.is_polled, wanted.url):
            return Subscribed(0, 1)
        answer = await self._heard(await self._asked(wanted.url, access))
        return await self._subscribed(wanted, answer, settings)

    async def _reached(self, urls: Sequence[str]) -> tuple[str, Answer]:
        """Where no secure connection was asked for and none can be made, one that is not is taken, but no login goes there."""
        access = await Doors().access(self.settings)
        if access.authorization or "@" in urls[0]:
            urls = urls[:1]
        for url in urls[:-1]:
            try:
                answer = await self._asked(url, access)
            except OfflineError:
                raise
            except FetchError:
                continue
            return url, await self._heard(answer)
        return urls[-1], await self._heard(await self._asked(urls[-1], access))

    async def _asked(self, url: str, access: Access) -> Answer:
        await visits.heed(self.library, url)
        return await self.client.get(url, access=access)

    async def _heard(self, answer: Answer) -> Answer:
        if answer.failure:
            raise await visits.refused(self.library, answer)
        return answer

    async def _subscribed(self, wanted: Subscription, answer: Answer, settings: Settings) -> FeedDone:
        now = datetime.now(UTC)
        dictionary = await self.library.dictionary()
        found: FeedFiling = await self.workshop.do(
            "file_feed", answer.source(wanted.url), int(now.timestamp()), dictionary
        )
        if found.update.title:  # pages call their feeds "RSS 2.0"
            wanted = replace(wanted, title="")
        new = await self.library.run(_subscribe, wanted, found, answer, settings, now)
        if settings.whole:
            await fulltext.Wholes(self.library, self.client, self.workshop, Doors()).complete_new(new)
        return FeedDone(redact(wanted.url), len(new), 1, 1)


def _failed(url: str, error: ReaderError) -> Failed:
    return Failed(redact(safe_line(url).replace(" ", "%20")), redact(str(error)))


def _subscribe(
    db: Connection, wanted: Subscription, found: FeedFiling, answer: Answer, settings: Settings, now: datetime
) -> list[int]:
    """The subscription and its first articles, or nothing at all; the ids of those that are new."""
    when = int(now.timestamp())
    with database.transaction(db, lasting=True):
        added = feeds.subscribe(db, [wanted], when)
        feed_id = feeds.find(db, wanted.url)
        assert feed_id is not None
        for setting, value in asdict(settings).items():
            feeds.change(db, feed_id, setting, value)
        new = [filed.id for filed in take(db, feed_id, found, when) if filed.new]
        told = found.update
        poll = feeds.Poll(feed_id, wanted.url, ttl=told.ttl, skip_hours=told.skip_hours, settings=settings)
        after = visits.seen(poll, answer)
        verdict = politeness.after_answer(answer, visits.standing(after), now, politeness.FLOOR, random.random())
        feeds.settle(db, visits.settled(after, verdict), when)
        feeds.remember(db, added, when)
    return new
