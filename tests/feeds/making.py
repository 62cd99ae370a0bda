"""Small feeds for the tests, and what is read of them."""

from datetime import UTC, datetime

from tuireader import feeds
from tuireader.model.feed import Entry, FeedUpdate
from tuireader.model.source import Source

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "media": "http://search.yahoo.com/mrss/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
    }.items()
)


def rss(items: str, channel: str = "<title>Harbour Post</title>", version: str = "2.0") -> str:
    return f'<?xml version="1.0"?><rss version="{version}" {SPACES}><channel>{channel}{items}</channel></rss>'


def atom(entries: str, feed: str = "<title>Harbour Post</title>", attributes: str = "") -> str:
    namespace = "http://www.w3.org/2005/Atom"
    return f'<feed xmlns="{namespace}" xmlns:media="http://search.yahoo.com/mrss/" {attributes}>{feed}{entries}</feed>'


def parsed(text: str | bytes, url: str = "https://post.example/feed", charset: str = "") -> FeedUpdate:
    body = text if isinstance(text, bytes) else text.encode()
    return feeds.parse(Source(body, url=url, charset=charset), NOW)


def first(text: str | bytes, **source: str) -> Entry:
    return parsed(text, **source).entries[0]


def item(inner: str) -> Entry:
    """The entry of an RSS item with these elements."""
    return first(rss(f"<item>{inner}</item>"))
