"""What was read of a feed or a list of feeds → the JSON objects of docs/scripts.md, without `path`."""

from tuireader.model.article import Article
from tuireader.model.codec import Json, encode
from tuireader.model.feed import Entry, FeedReading, SubscriptionList
from tuireader.safe import redact


def encode_feed(found: FeedReading) -> Json:
    """The feed object: each entry is its article, under the entry's own id and headline."""
    update = found.update
    return {
        "kind": "feed",
        "title": update.title,
        "url": redact(update.url),
        "site_url": redact(update.site_url),
        "language": update.language,
        "note": update.note,
        "entries": [_encode_entry(e, article) for e, article in zip(update.entries, found.articles, strict=True)],
    }


def _encode_entry(entry: Entry, article: Article) -> Json:
    pictures = [{"url": p.url, "caption": p.caption, "credit": p.credit} for p in entry.pictures]
    own = {"id": entry.id, "headline": entry.headline, "has_content": entry.has_content, "pictures": pictures}
    return {**encode(article), **own}


def encode_subscriptions(listed: SubscriptionList) -> Json:
    """The opml object; `refused` says what cannot be subscribed, and why, `searches` what was kept by name."""
    return {
        "kind": "opml",
        "feeds": [
            {"title": redact(f.title), "url": redact(f.url), "site_url": redact(f.site_url), "folder": f.folder}
            for f in listed.feeds
        ],
        "refused": [{"text": redact(what), "reason": why} for what, why in listed.refused],
        "searches": [{"name": one.name, "query": one.query} for one in listed.searches],
    }
