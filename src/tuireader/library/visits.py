"""What one visit to a server leaves behind for the next: a wish for quiet, validators, the body's hash, the next time and
its reason, and the address that a feed has moved to."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from tuireader.errors import FetchError
from tuireader.fetch import http, politeness
from tuireader.fetch.answer import Answer
from tuireader.library import Library
from tuireader.store import feeds
from tuireader.store.feeds import Poll


async def heed(library: Library, url: str) -> None:
    """FetchError while the address's server wants to be left alone."""
    now = int(datetime.now(UTC).timestamp())
    if politeness.host_of(url) in await library.run(feeds.held_hosts, now):
        raise FetchError("The server asked for quiet; try again later.")


async def refused(library: Library, answer: Answer) -> FetchError:
    """What is said of an answer that is no success, once its wish for quiet is kept."""
    verdict = politeness.after_answer(answer, politeness.Standing(), datetime.now(UTC), politeness.FLOOR, 0)
    if verdict.quiet_until:
        await library.run(feeds.hold_host, politeness.host_of(answer.url), int(verdict.quiet_until.timestamp()))
    return FetchError(answer.failure)


def seen(poll: Poll, answer: Answer) -> Poll:
    """The poll with what the answer says of itself; a 304 need not repeat its validators."""
    if answer.unchanged:
        return replace(poll, etag=answer.etag or poll.etag, modified=answer.modified or poll.modified)
    body = hashlib.blake2b(answer.body, digest_size=16).digest()
    return replace(poll, etag=answer.etag, modified=answer.modified, body_hash=body)


def standing(poll: Poll) -> politeness.Standing:
    every = timedelta(minutes=poll.settings.every) if poll.settings.every else None
    return politeness.Standing(poll.errors, poll.moved_to, poll.ttl, poll.skip_hours, every)


def settled(poll: Poll, verdict: politeness.Verdict, error: str = "") -> Poll:
    """The poll with what follows from the visit."""
    due = int(verdict.due.timestamp()) if verdict.due else None
    kept = verdict.standing
    return replace(poll, due=due, why=verdict.why, errors=kept.failures, moved_to=kept.moved_to, error=error)


def moved(poll: Poll, address: str) -> str:
    """The feed's new address, with the login that its old one held; "" where it has none, or where the reader's login or
    trust would go to another server than the one that they were given for."""
    login = urlsplit(poll.url).netloc.rpartition("@")[0]
    settings = poll.settings
    bound = login or settings.login or settings.login_command or settings.self_signed
    if not address or (bound and not http.same_site(poll.url, address)):
        return ""
    return with_login(address, login)


def with_login(address: str, login: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc}")) if login else address
