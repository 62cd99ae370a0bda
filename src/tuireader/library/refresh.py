"""Asks every feed that is due: fetched a hundred at a time, read at two benches, written one after the other.

What is unchanged costs no parsing: a 304, or the same bytes as before. A feed is written with its articles, validators
and next time at once, so that whatever ends the run, what was told of is there and nothing is there by half.
"""

import asyncio
import os
import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from tuireader.errors import FetchError, PageError, ReaderError, StoreError
from tuireader.fetch import http, politeness
from tuireader.fetch.answer import Answer
from tuireader.fetch.connections import CertificatesError
from tuireader.library import Library, fulltext, visits
from tuireader.library.access import Doors
from tuireader.library.backlog import Backlog
from tuireader.library.filing import FeedFiling
from tuireader.library.lane import Lane
from tuireader.library.taking import take
from tuireader.library.turn import turn
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Failed, FeedDone, Started, Tell
from tuireader.safe import redact
from tuireader.store import feeds
from tuireader.store.database import Connection
from tuireader.store.feeds import Poll

Clock = Callable[[], datetime]

_LOGIN_WANTED = 511  # the network itself wants one (RFC 6585)
_OFFLINE = "No server can be reached; perhaps this machine has no connection."
_PORTAL = "Every server answers with a web page; perhaps this network wants you to log in first."


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Who is asked in a run, and how: `jobs` at once; those that are due, or with `force` all; every feed each so many minutes,
    where it has no interval of its own; `only` names some of them."""

    jobs: int = 100
    every: int = 60
    force: bool = False
    only: Sequence[str] = ()


_USUAL = Wishes()


async def refresh(
    library: Library, tell: Tell, wishes: Wishes = _USUAL, *, clock: Clock = _now, started: Workshop | None = None
) -> Done:
    """Asks the feeds and tells what comes of each. `started` is a workshop of the caller's."""
    benches = nullcontext(started) if started else Workshop()
    async with turn(library.path), http.Client(jobs=wishes.jobs, deadline=http.DEADLINE) as client, benches as workshop:
        now = clock()
        polls = await library.run(_chosen, int(now.timestamp()), wishes)
        tell(Started(len(polls)))
        quiet = await library.run(feeds.held_hosts, int(now.timestamp()))
        client.quiet = quiet
        run = _Run(library, client, workshop, tell, wishes, len(polls), clock, quiet, Backlog(wishes.jobs))
        async with asyncio.TaskGroup() as group:
            if sum(not poll.body_hash for poll in polls) > 1:  # what was never read will have to be
                workshop.prepare()
            for poll in polls:
                group.create_task(run.visit(poll))
        await run.end()
    done = Done(run.new, run.failed)
    tell(done)
    return done


_SPANS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def _age(db: Connection, now: int) -> str:
    """How old what is here is, as a sentence behind another; "" where no feed has ever been had."""
    seconds = now - feeds.last_fetched(db) if feeds.last_fetched(db) else 0
    count, name = next(((seconds // length, name) for length, name in _SPANS if seconds >= length), (0, ""))
    return f" What is here is {count} {name}{'s' * (count != 1)} old." if count else ""


def _chosen(db: Connection, now: int, wishes: Wishes) -> list[Poll]:
    ids = list[int]()
    for name in wishes.only:
        found = feeds.named(db, name)
        if not found:
            raise ReaderError(f"There is no feed “{redact(name)}”.")
        if all(feeds.is_stopped(db, feed_id) for feed_id in found):
            raise ReaderError(
                f"“{redact(name)}” is not asked any more; `tuireader add` with its address asks once again."
            )
        ids += found
    return feeds.to_poll(db, now, all_of_them=wishes.force, only=ids)


@dataclass(slots=True)
class _Run:
    """One run over the feeds: what they share, and its sums."""

    library: Library
    client: http.Client
    workshop: Workshop
    tell: Tell
    wishes: Wishes
    count: int
    clock: Clock
    quiet: dict[str, int]
    backlog: Backlog
    new: int = 0
    failed: int = 0
    done: int = 0
    answered: bool = False  # by any server, as itself
    broken: ReaderError | None = None  # why nobody need be asked any more, which is no feed's fault
    astray: list[tuple[Poll, ReaderError]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    doors: Doors = field(default_factory=Doors)
    dictionary: bytes = b""  # to pack with, as soon as there is one
    every: timedelta = field(init=False)
    lane: Lane = field(init=False)

    def __post_init__(self) -> None:
        self.every = timedelta(minutes=self.wishes.every)
        self.lane = Lane(self.library)

    async def visit(self, poll: Poll) -> None:
        """One feed, to its event; what fails is told and keeps nobody else."""
        with self.lane.used():
            await self._visit(poll)

    async def _visit(self, poll: Poll) -> None:
        try:
            new = await self._visited(poll)
        except _AstrayError as error:
            self.astray.append((poll, error.cause.with_traceback(None)))  # which leads to what the server said
        except _HeldError as error:
            self._say(poll, [], str(error) if self.wishes.force else "")
        except ReaderError as error:
            if not self.broken:
                self._say(poll, [], str(error))
        except Exception as error:  # the guard of one feed among many: the others go on
            if os.environ.get("TUIREADER_DEBUG"):
                raise
            self._say(poll, [], f"Something went wrong that nobody foresaw ({type(error).__name__}).")
        else:
            self._say(poll, new)
            if poll.settings.whole and new:
                await fulltext.Wholes(self.library, self.client, self.workshop, self.doors).complete_new(new)

    def _say(self, poll: Poll, new: list[int], reason: str = "") -> None:
        self.done += 1
        self.new += len(new)
        self.failed += bool(reason)
        url = redact(poll.url)
        self.tell(Failed(url, redact(reason)) if reason else FeedDone(url, len(new), self.done, self.count))

    async def end(self) -> None:
        """What is said of the feeds that nothing was had of: where nothing was had of any, the network is at fault, and
        there is one sentence, and nothing against them. StoreError where the library takes no more, CertificatesError where no
        server can be trusted."""
        if self.broken:
            raise self.broken
        if not self.answered and len({politeness.host_of(poll.url) for poll, _ in self.astray}) > 1:
            self.failed += len(self.astray)
            portal = any(isinstance(error, PageError) for _, error in self.astray)
            age = await self.library.run(_age, int(self.clock().timestamp()))
            self.tell(Failed("all feeds", (_PORTAL if portal else _OFFLINE) + age))
            return
        for poll, error in self.astray:
            await self._give_up(poll, None, str(error), self.clock())
            self._say(poll, [], str(error))

    async def _visited(self, poll: Poll) -> list[int]:
        """The ids of the feed's new articles; ReaderError with the reason why there are none."""
        now, answer = self.clock(), None
        try:
            with ExitStack() as place:
                answer = await self._asked(poll, now, place)
                after, found = await self._read(poll, answer, now)
                answer = replace(answer, body=b"")
                return await self._written(poll, answer, after, found, now)
        except (_AstrayError, _HeldError):
            raise
        except ReaderError as error:
            if self.broken:
                raise
            if isinstance(error, PageError) and not self.answered:
                raise _AstrayError(error) from error
            await self._give_up(poll, answer, str(error), now)
            raise

    async def _asked(self, poll: Poll, now: datetime, place: ExitStack) -> Answer:
        access = await self.doors.access(poll.settings)
        async with self.client.turn(poll.url):
            await self.backlog.enter(place)
            if self.broken:
                raise self.broken
            if held := self._held(poll, now):  # while it waited, a neighbour may have been asked for quiet
                raise _HeldError(held)
            if self._is_lost():
                raise _AstrayError(FetchError(_OFFLINE))
            try:
                took = partial(self.backlog.hold, place)
                return await self.client.ask(poll.url, etag=poll.etag, modified=poll.modified, access=access, took=took)
            except CertificatesError as error:
                self.broken = error
                raise
            except FetchError as error:
                if self.answered:
                    raise
                raise _AstrayError(error) from error

    def _is_lost(self) -> bool:
        """Whether those that were asked first have all been waited for in vain: a resolver that hangs must not be waited
        for once more for each hundred feeds."""
        return not self.answered and len(self.astray) > 1 and time.monotonic() - self.began > http.DEADLINE

    async def _read(self, poll: Poll, answer: Answer, now: datetime) -> tuple[Poll, FeedFiling | None]:
        """How the feed stands after the answer, and what is in it; None where that has not changed."""
        if answer.status == _LOGIN_WANTED:
            raise PageError(answer.failure)
        if answer.failure:
            self.answered = True
            raise FetchError(answer.failure)
        after, found = visits.seen(poll, answer), None
        if after.body_hash != poll.body_hash:
            self.dictionary = self.dictionary or await self.library.dictionary()
            found = await self.workshop.do("file_feed", answer.source(poll.url), int(now.timestamp()), self.dictionary)
            after = replace(after, ttl=found.update.ttl, skip_hours=found.update.skip_hours)
        self.answered = True
        return after, found

    async def _written(
        self, poll: Poll, answer: Answer, after: Poll, found: FeedFiling | None, now: datetime
    ) -> list[int]:
        verdict = politeness.after_answer(answer, visits.standing(after), now, self.every, random.random())
        address = visits.moved(poll, verdict.address)
        keep = partial(_keep, poll=visits.settled(after, verdict), found=found, address=address, now=now)
        return await self.lane.write(keep)

    async def _give_up(self, poll: Poll, answer: Answer | None, reason: str, now: datetime) -> None:
        standing = visits.standing(poll)
        if answer and answer.failure:
            verdict = politeness.after_answer(answer, standing, now, self.every, random.random())
        else:
            verdict = politeness.after_failure(standing, now, self.every, random.random())
        quiet: dict[str, int] = {}
        if answer and verdict.quiet_until:  # of the server that said so, which may be where a redirect led
            quiet[politeness.host_of(answer.url)] = int(verdict.quiet_until.timestamp())
            self.quiet.update(quiet)
        settled = visits.settled(poll, verdict, redact(reason))
        try:
            await self.lane.write(partial(_settle, poll=settled, quiet=quiet, now=now))
        except StoreError as error:  # not even that something failed can be written
            self.broken = error
            raise

    def _held(self, poll: Poll, now: datetime) -> str:
        until = self.quiet.get(politeness.host_of(poll.url))
        quiet = datetime.fromtimestamp(until, UTC) if until else None
        due = datetime.fromtimestamp(poll.due, UTC) if poll.due else None
        return politeness.refusal(due, quiet, now, forced=self.wishes.force)


class _HeldError(ReaderError):
    """The feed, or its server, may not be asked now."""


class _AstrayError(ReaderError):
    """Nothing of the feed's server was had, or a web page that may be somebody else's; `cause` says it."""

    def __init__(self, cause: ReaderError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _keep(db: Connection, *, poll: Poll, found: FeedFiling | None, address: str, now: datetime) -> list[int]:
    if not feeds.is_there(db, poll.id):  # unsubscribed meanwhile
        return []
    when = int(now.timestamp())
    new = [filed.id for filed in take(db, poll.id, found, when) if filed.new] if found else []
    feeds.settle(db, poll, when, address)
    return new


def _settle(db: Connection, *, poll: Poll, quiet: dict[str, int], now: datetime) -> None:
    feeds.settle(db, poll, int(now.timestamp()))
    for host, until in quiet.items():
        feeds.hold_host(db, host, until)
