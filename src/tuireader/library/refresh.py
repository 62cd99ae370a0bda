"""Asks every feed that is due: fetched a hundred at a time, read at two benches, written one after the other.

What is unchanged costs no parsing: a 304, or the same bytes as before. Each feed is one transaction with its articles,
validators and next time, so that whatever ends the run, what was told of is there and nothing is there by half.
"""

import asyncio
import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tuireader.errors import ReaderError
from tuireader.fetch import http, politeness
from tuireader.fetch.answer import Answer
from tuireader.library import Library, keeping
from tuireader.library.filing import FeedFiling
from tuireader.library.importing import take
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Failed, FeedDone, Started, Tell
from tuireader.safe import redact
from tuireader.store import database, feeds
from tuireader.store.database import Connection
from tuireader.store.feeds import Poll

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


async def refresh(
    library: Library,
    tell: Tell,
    *,
    jobs: int = 100,
    every: int = 60,
    force: bool = False,
    only: Sequence[str] = (),
    clock: Clock = _now,
) -> Done:
    """Asks the feeds that are due, or with `force` all of them, `every` so many minutes; `only` names some of them."""
    now = clock()
    polls = await library.run(_chosen, int(now.timestamp()), force, only)
    tell(Started(len(polls)))
    async with http.Client(jobs=jobs) as client, Workshop() as workshop:
        round_ = _Round(library, client, workshop, tell, len(polls), timedelta(minutes=every), force, clock)
        round_.quiet = await library.run(feeds.held_hosts, int(now.timestamp()))
        gate = asyncio.Semaphore(jobs)  # bodies in memory, while they wait for a bench
        async with asyncio.TaskGroup() as group:
            for poll in polls:
                group.create_task(round_.visit(poll, gate))
    await keeping.tidy_after(library, round_.new)
    done = Done(round_.new, round_.failed)
    tell(done)
    return done


def _chosen(db: Connection, now: int, force: bool, only: Sequence[str]) -> list[Poll]:
    ids = [feed_id for name in only for feed_id in feeds.named(db, name)]
    if only and not ids:
        raise ReaderError(f"There is no feed “{only[0]}”.")
    return feeds.to_poll(db, now, all_of_them=force, only=ids)


@dataclass(slots=True)
class _Round:
    """One run over the feeds: what they share, and its sums."""

    library: Library
    client: http.Client
    workshop: Workshop
    tell: Tell
    count: int
    every: timedelta
    force: bool
    clock: Clock
    quiet: dict[str, int] | None = None
    new: int = 0
    failed: int = 0
    done: int = 0

    async def visit(self, poll: Poll, gate: asyncio.Semaphore) -> None:
        """One feed, to its event; what fails is told and keeps nobody else."""
        async with gate:
            reason, new = await self._reason_or_new(poll)
        self.done += 1
        if reason:
            self.failed += 1
            self.tell(Failed(redact(poll.url), reason))
        else:
            self.new += new
            self.tell(FeedDone(redact(poll.url), new, self.done, self.count))

    async def _reason_or_new(self, poll: Poll) -> tuple[str, int]:
        now = self.clock()
        held = self._held(poll, now)
        if held:
            return (held, 0) if self.force else ("", 0)
        try:
            answer = await self.client.get(poll.url, etag=poll.etag, modified=poll.modified)
        except ReaderError as error:
            return await self._failed(poll, str(error), now)
        if answer.failure:
            verdict = politeness.after_answer(answer, _standing(poll), now, self.every, random.random())
            await self._settle(_settled(poll, verdict, error=answer.failure), verdict)
            return answer.failure, 0
        return await self._answered(poll, answer, now)

    async def _answered(self, poll: Poll, answer: Answer, now: datetime) -> tuple[str, int]:
        body = poll.body_hash if answer.unchanged else hashlib.blake2b(answer.body, digest_size=16).digest()
        seen = replace(
            poll,
            etag=answer.etag or (poll.etag if answer.unchanged else ""),
            modified=answer.modified or (poll.modified if answer.unchanged else ""),
            body_hash=body,
        )
        found: FeedFiling | None = None
        if body != poll.body_hash:
            try:
                found = await self.workshop.do(
                    "file_feed", answer.source(poll.url), int(now.timestamp()), await self.library.dictionary()
                )
            except ReaderError as error:
                return await self._failed(poll, str(error), now)
            seen = replace(seen, ttl=found.update.ttl, skip_hours=found.update.skip_hours)
        verdict = politeness.after_answer(answer, _standing(seen), now, self.every, random.random())
        new = await self.library.run(_keep, _settled(seen, verdict), found, verdict.address, int(now.timestamp()))
        return "", new

    async def _failed(self, poll: Poll, reason: str, now: datetime) -> tuple[str, int]:
        verdict = politeness.after_failure(_standing(poll), now, self.every, random.random())
        await self._settle(_settled(poll, verdict, error=reason), verdict)
        return reason, 0

    async def _settle(self, poll: Poll, verdict: politeness.Verdict) -> None:
        if verdict.quiet_until and self.quiet is not None:
            self.quiet[politeness.host_of(poll.url)] = int(verdict.quiet_until.timestamp())
        await self.library.run(_settle, poll, verdict.quiet_until, int(self.clock().timestamp()))

    def _held(self, poll: Poll, now: datetime) -> str:
        until = (self.quiet or {}).get(politeness.host_of(poll.url))
        quiet = datetime.fromtimestamp(until, UTC) if until else None
        due = datetime.fromtimestamp(poll.due, UTC) if poll.due else None
        return politeness.refusal(due, quiet, now, forced=self.force)


def _standing(poll: Poll) -> politeness.Standing:
    return politeness.Standing(poll.errors, poll.moved_to, poll.ttl, poll.skip_hours)


def _settled(poll: Poll, verdict: politeness.Verdict, error: str = "") -> Poll:
    due = int(verdict.due.timestamp()) if verdict.due else None
    standing = verdict.standing
    return replace(poll, due=due, why=verdict.why, errors=standing.failures, moved_to=standing.moved_to, error=error)


def _keep(db: Connection, poll: Poll, found: FeedFiling | None, address: str, now: int) -> int:
    with database.transaction(db):
        new = sum(filed.new for filed in take(db, poll.id, found, now)) if found else 0
        feeds.settle(db, poll, now, address)
    return new


def _settle(db: Connection, poll: Poll, quiet_until: datetime | None, now: int) -> None:
    with database.transaction(db):
        feeds.settle(db, poll, now)
        if quiet_until:
            feeds.hold_host(db, politeness.host_of(poll.url), int(quiet_until.timestamp()))
