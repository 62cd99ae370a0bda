"""Bytes become feed updates and lists of subscriptions. Never network or store.

One format a file, each with a `FORMAT`; the door tries them in order of their names. A leading underscore keeps a file
out of that list. Imports are late: feedparser costs 0.15 s, and most feeds never need it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tuireader import registry
from tuireader.errors import FetchError, PageError, ParseError
from tuireader.inflate import unpacked
from tuireader.model.feed import FeedUpdate, History, Subscription, SubscriptionList
from tuireader.model.source import Source

if TYPE_CHECKING:
    from tuireader.feeds._format import Format


def recognise(source: Source) -> str:
    """ "rss" (any XML feed), "jsonfeed", "rssjson", "opml", "urls", or "": judged by the bytes, never by name or media type."""
    try:
        body = _plain(source).body
    except ParseError:
        return ""
    return next((name for name, form in _formats() if form.recognises(body)), "")


def is_list(name: str) -> bool:
    """Whether the format of that name is one of lists of subscriptions."""
    form: Format = registry.load(__name__, name).FORMAT
    return form.subscriptions is not None


def parse(source: Source, now: datetime | None = None) -> FeedUpdate:
    """What the feed says; ParseError where it is none, PageError where it is a web page. `now` is what dates are held
    against."""
    source = _plain(source)
    form = _form(source)
    if form is None:
        raise _what_instead(source)
    if form.parse is None:
        raise ParseError("This is a list of subscriptions, not a feed.")
    return form.parse(source, now or datetime.now(UTC))


def placed(update: FeedUpdate) -> FeedUpdate:
    """The update of a feed that came as a file, for keeping: links that are relative are resolved against what the feed
    says of itself, and left out where it says nothing."""
    from tuireader.feeds._entry import placed as at

    base = update.url or update.site_url
    return replace(update, entries=tuple(at(entry, base) for entry in update.entries))


def subscriptions(source: Source) -> SubscriptionList:
    """The feeds that an OPML or `urls` file lists; ParseError where it is neither."""
    source = _plain(source)
    form = _form(source)
    if form is None or form.subscriptions is None:
        raise ParseError("This is no list of subscriptions: neither OPML nor a urls file.")
    return form.subscriptions(source)


def histories(source: Source, now: datetime | None = None) -> tuple[History, ...]:
    """The feeds that another reader's file holds, with their stories; () where it is no such file."""
    from tuireader.feeds import newsboat

    if not newsboat.recognises(source.body):
        return ()
    return tuple(newsboat.histories(source, now or datetime.now(UTC)))


def histories_at(path: str) -> Iterator[History]:
    """As `histories`, of a file of any size, one by one; ParseError where it is no such file."""
    from tuireader.feeds import newsboat

    return newsboat.histories_at(path, datetime.now(UTC))


def discover(source: Source) -> tuple[Subscription, ...]:
    """The feeds that a web page names, in its own order; relative addresses resolved."""
    from tuireader.feeds._discover import feeds_named

    return feeds_named(_plain(source))


def _plain(source: Source) -> Source:
    """Out of gzip or zlib, which some servers send without saying so, and without what their programs complain of."""
    from tuireader.feeds._tags import without_complaints

    try:
        body = without_complaints(unpacked(source.body))
    except FetchError as error:
        raise ParseError(str(error)) from error
    return source if body is source.body else replace(source, body=body)


def _formats() -> Iterator[tuple[str, "Format"]]:
    return registry.every(__name__, "FORMAT")


def _form(source: Source) -> "Format | None":
    return next((form for _, form in _formats() if form.recognises(source.body)), None)


def _what_instead(source: Source) -> ParseError:
    head = source.body[:2_000].lstrip().lower()
    if not head:
        return ParseError("The answer is empty, not a feed.")
    if b"<html" in head or b"<!doctype html" in head or b"<body" in head:
        return PageError("This is a web page, not a feed.")
    return ParseError("This is no feed.")
