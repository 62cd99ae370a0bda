"""Subscribing to what the user names: a feed is taken as it is, a page is searched for its feeds.

A feed is fetched before it is subscribed, so that a wrong address is one sentence and no dead subscription.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from tuireader.errors import ParseError, ReaderError
from tuireader.fetch import http, politeness
from tuireader.fetch.address import is_private
from tuireader.fetch.answer import Answer
from tuireader.fetch.http import Access
from tuireader.library import Library, visits
from tuireader.library.access import Doors
from tuireader.library.filing import FeedFiling
from tuireader.library.importing import take
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Failed, FeedDone, Started, Subscribed, Tell
from tuireader.model.feed import Subscription
from tuireader.safe import redact, safe_line
from tuireader.store import database, feeds
from tuireader.store.database import Connection
from tuireader.store.feeds import Settings

# Of the feeds that a page offers, the ones to subscribe to.
Choose = Callable[[Sequence[Subscription]], Sequence[Subscription]]


_USUAL = Settings()


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
            try:
                url = _address(name)
                if await library.run(feeds.is_polled, url):
                    tell(Subscribed(0, 1))
                    continue
                for event in await adding.add(url):
                    done += 1
                    new += event.new
                    tell(FeedDone(event.url, event.new, done, max(done, len(names))))
            except ReaderError as error:
                failed += 1
                tell(Failed(redact(safe_line(name)), redact(str(error))))
    ended = Done(new, failed)
    tell(ended)
    return ended


def _address(name: str) -> str:
    """What people type: a scheme may be missing."""
    name = name.strip().removeprefix("feed:").removeprefix("//")
    return name if "://" in name else f"https://{name}"


@dataclass(frozen=True, slots=True)
class _Adding:
    library: Library
    client: http.Client
    workshop: Workshop
    choose: Choose
    settings: Settings

    async def add(self, url: str) -> list[FeedDone]:
        """The feed at that address, or those of the page's that were chosen."""
        answer = await self._answer(url, await Doors().access(self.settings))
        try:
            return [await self._subscribed(Subscription(url), answer, self.settings)]
        except ParseError:
            offered: tuple[Subscription, ...] = await self.workshop.do("discover", answer.source(url))
            if not offered:
                raise ParseError("This is no feed, and the page names none.") from None
        return [await self._of_page(url, wanted) for wanted in self.choose(offered)]

    async def _of_page(self, page: str, wanted: Subscription) -> FeedDone:
        """A feed that a page names: with the reader's login where it is the page's own server's. Elsewhere it may lie in
        a private network only if the page does."""
        if http.same_site(page, wanted.url):
            login = urlsplit(page).netloc.rpartition("@")[0]
            wanted = replace(wanted, url=visits.with_login(wanted.url, login))
            settings, access = self.settings, await Doors().access(self.settings)
        else:
            settings = replace(self.settings, login="", login_command="", self_signed=False)
            access = Access(stranger=not is_private(urlsplit(page).hostname or ""))
        return await self._subscribed(wanted, await self._answer(wanted.url, access), settings)

    async def _answer(self, url: str, access: Access) -> Answer:
        await visits.heed(self.library, url)
        answer = await self.client.get(url, access=access)
        if answer.failure:
            raise await visits.refused(self.library, answer)
        return answer

    async def _subscribed(self, wanted: Subscription, answer: Answer, settings: Settings) -> FeedDone:
        now = datetime.now(UTC)
        dictionary = await self.library.dictionary()
        found: FeedFiling = await self.workshop.do(
            "file_feed", answer.source(wanted.url), int(now.timestamp()), dictionary
        )
        return await self.library.run(_subscribe, wanted, found, answer, settings, now)


def _subscribe(
    db: Connection, wanted: Subscription, found: FeedFiling, answer: Answer, settings: Settings, now: datetime
) -> FeedDone:
    """The subscription and its first articles, or nothing at all."""
    when = int(now.timestamp())
    with database.transaction(db, lasting=True):
        feeds.subscribe(db, [wanted], when)
        feed_id = feeds.find(db, wanted.url)
        assert feed_id is not None
        for setting, value in asdict(settings).items():
            feeds.change(db, feed_id, setting, value)
        new = sum(filed.new for filed in take(db, feed_id, found, when))
        poll = feeds.Poll(feed_id, wanted.url, ttl=found.update.ttl, skip_hours=found.update.skip_hours)
        after = visits.seen(poll, answer)
        every = timedelta(minutes=settings.every)
        verdict = politeness.after_answer(answer, visits.standing(after), now, every, random.random())
        feeds.settle(db, visits.settled(after, verdict), when)
    return FeedDone(redact(wanted.url), new, 1, 1)
