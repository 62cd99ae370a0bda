"""Feeds in three tenses: what is subscribed (Feed), what a server says (FeedUpdate with its Entries), and what another
program or an OPML file hands over (Subscription). An Entry is never stored as such: the library makes an Article of it.
"""

from dataclasses import dataclass
from datetime import datetime

from tuireader.model.article import Article, Enclosure
from tuireader.model.search import Search


@dataclass(frozen=True, slots=True)
class Picture:
    """A Media RSS picture of an entry, each with its own words."""

    url: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one story.

    `headline`, `byline` are plain text; `summary` and `body` are HTML (or text) as the feed gave them, unsanitised, for
    recognition to read. `body` is "" where the feed gives only a summary. URLs are absolute or "". `base` is what
    addresses in `summary` and `body` count from, "" where the feed does not say. Dates are aware, or None where the feed
    says nothing credible.
    """

    id: str = ""
    url: str = ""
    headline: str = ""
    byline: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""
    body: str = ""
    base: str = ""
    language: str = ""
    has_content: bool = False
    pictures: tuple[Picture, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """A feed document, read. `ttl` in minutes, 0 where it does not say; `skip_hours` are the hours of the week, from
    Monday's first on, in UTC, at which the feed wants no visit; `note` is one sentence about malformed XML and
    the like, "" when all is well."""

    title: str
    url: str = ""
    site_url: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    ttl: int = 0
    skip_hours: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeedReading:
    """A feed and, for each of its entries in order, the article made of it."""

    update: FeedUpdate
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A feed as another reader has stored it; `read` are the places, among its entries, of those that were read."""

    update: FeedUpdate
    read: frozenset[int]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as a list of subscriptions names it; `folder` is a path with "/" between its parts, "" at the top."""

    url: str
    title: str = ""
    site_url: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """An OPML or urls file, read: what can be subscribed, what was refused, each with its reason, and the searches that the
    other program kept under a name. So many of the feeds are `hidden` there."""

    feeds: tuple[Subscription, ...]
    refused: tuple[tuple[str, str], ...] = ()
    searches: tuple[Search, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription as the library holds it. Times are aware UTC; `unread` and `total` are kept counts."""

    id: int
    url: str
    title: str
    site_url: str = ""
    folder: str = ""
    fetched: datetime | None = None
    due: datetime | None = None
    why: str = ""
    error: str = ""
    unread: int = 0
    total: int = 0
    polled: bool = True
