"""FeedUpdate and SubscriptionList → the JSON objects of the contract, without `path`."""

from collections.abc import Callable, Iterable

from tuireader.model.article import Article, Block
from tuireader.model.codec import Json, encode
from tuireader.model.feed import Entry, FeedUpdate, SubscriptionList


def encode_feed(update: FeedUpdate, blocks_of: Callable[[Entry], Iterable[Block]]) -> Json:
    """The contract's feed object; `blocks_of` gives what recognition made of an entry's body or summary."""
    return {
        "kind": "feed",
        "title": update.title,
        "url": update.url,
        "site_url": update.site_url,
        "language": update.language,
        "note": update.note,
        "entries": [_encode_entry(entry, update, blocks_of(entry)) for entry in update.entries],
    }


def _encode_entry(entry: Entry, update: FeedUpdate, blocks: Iterable[Block]) -> Json:
    article = Article(
        headline=entry.headline,
        blocks=tuple(blocks),
        id=entry.id,
        byline=entry.byline,
        published=entry.published,
        updated=entry.updated,
        url=entry.url or None,
        site=update.title,
        language=entry.language or update.language,
        enclosures=entry.enclosures,
    )
    pictures = [{"url": p.url, "caption": p.caption, "credit": p.credit} for p in entry.pictures]
    return {**encode(article), "has_content": entry.has_content, "pictures": pictures}


def encode_subscriptions(listed: SubscriptionList) -> Json:
    """The contract's opml object; `refused` says what cannot be subscribed, and why."""
    return {
        "kind": "opml",
        "feeds": [{"title": f.title, "url": f.url, "site_url": f.site_url, "folder": f.folder} for f in listed.feeds],
        "refused": [{"text": what, "reason": why} for what, why in listed.refused],
    }
