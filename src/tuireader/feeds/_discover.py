"""The feeds that a web page names: `link rel=alternate` first, and plain links to something that is called a feed only
where there is none. Only what the page itself says; no address is made up and tried."""

import re

from tuireader.feeds._decode import text_of
from tuireader.feeds._entry import resolve
from tuireader.feeds._subscriptions import as_http
from tuireader.feeds._tags import Attributes, tags
from tuireader.feeds._text import plain
from tuireader.model.feed import Subscription
from tuireader.model.source import Source

_TYPES = re.compile(
    r"(?:application/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|json|xml)|text/(?:rss\+)?xml)\s*(?:;.*)?", re.I
)
_CALLED_FEED = re.compile(
    r"(?:^|/)(?:feed|rss|atom|rdf)(?:\.(?:xml|json|php))?/?\Z|\.(?:rss|atom|rdf)\Z|/index\.xml\Z", re.I
)
_SHARES = re.compile(r"=https?(?::|%3a)", re.I)  # a page's address inside another: "tell your friends", or oEmbed
_MOST = 50


def feeds_named(source: Source) -> tuple[Subscription, ...]:
    base = source.url
    named: dict[str, Subscription] = {}
    linked: dict[str, Subscription] = {}
    for name, attributes, _ in tags(text_of(source), "base", "link", "a"):
        href = attributes.get("href", "")
        if name == "base" and href:
            base = resolve(href, source.url) or base
        elif name == "link" and _is_feed(attributes):
            _add(named, resolve(as_http(href), base), attributes.get("title", ""))
        elif name == "a" and _CALLED_FEED.search(re.split("[?#]", href)[0]) and not _SHARES.search(href):
            _add(linked, resolve(href, base), attributes.get("title", ""))
    return tuple((named or linked).values())[:_MOST]


def _is_feed(attributes: Attributes) -> bool:
    relations = attributes.get("rel", "").lower().split()
    kind = attributes.get("type", "").lower().strip()
    href = attributes.get("href", "")
    if re.search("/(?:xml|json)", kind) and ("wp-json" in href or _SHARES.search(href)):
        return False  # what WordPress offers of itself to programs, under types that could be a feed's
    return ("alternate" in relations and bool(_TYPES.fullmatch(kind))) or "feed" in relations


def _add(found: dict[str, Subscription], url: str, title: str) -> None:
    if url:
        found.setdefault(url, Subscription(url, plain(title, "text", 200)))
