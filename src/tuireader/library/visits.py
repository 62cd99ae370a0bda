"""What one visit to a feed leaves behind for the next: validators, the body's hash, the next time and its reason, and the
address that the feed has moved to."""

import hashlib
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from tuireader.fetch import http, politeness
from tuireader.fetch.answer import Answer
from tuireader.store.feeds import Poll


def seen(poll: Poll, answer: Answer) -> Poll:
    """The poll with what the answer says of itself; a 304 need not repeat its validators."""
    if answer.unchanged:
        return replace(poll, etag=answer.etag or poll.etag, modified=answer.modified or poll.modified)
    body = hashlib.blake2b(answer.body, digest_size=16).digest()
    return replace(poll, etag=answer.etag, modified=answer.modified, body_hash=body)


def standing(poll: Poll) -> politeness.Standing:
    return politeness.Standing(poll.errors, poll.moved_to, poll.ttl, poll.skip_hours)


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
