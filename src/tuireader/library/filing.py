"""From what was read to what is filed: the place in the list, the keys, the reach."""

from collections import Counter
from datetime import datetime

from tuireader.library import keys
from tuireader.model.article import Article, block_text
from tuireader.model.feed import Entry, FeedReading
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store.articles import Filing


def filing_of(article: Article, now: int, source: Source | None = None) -> Filing:
    """An article that was imported whole."""
    digest = keys.digest(article.headline, *(block_text(block) for block in article.blocks))
    return Filing(
        article, source, sort_of(article.published, now), digest, reach_of(article), (), keys.story_key(article)
    )


def sort_of(published: datetime | None, now: int) -> int:
    """The place in the list, in seconds: the date of the story; a story from the future, or without a date, stands at
    the time it came in."""
    return min(int(published.timestamp()), now) if published else now


def reach_of(article: Article) -> Reach:
    return Reach.FULL if article.blocks else Reach.HEADLINE


def filings_of(found: FeedReading, now: int) -> list[Filing]:
    """The articles of a feed, in its order, each with the entry's own HTML as its source."""
    entries = found.update.entries
    shared = {url for url, n in Counter(entry.url for entry in entries).items() if n > 1}
    return [
        Filing(
            article,
            Source((entry.body or entry.summary).encode("utf-8", "replace"), url=entry.url, media_type=ENTRY),
            sort_of(article.published, now),
            keys.entry_digest(entry),
            _entry_reach(entry, article),
            entry_keys,
            0 if entry.url in shared else keys.story_key(article),
        )
        for entry, article, entry_keys in zip(entries, found.articles, keys.entry_keys(entries), strict=True)
    ]


ENTRY = "entry"  # the media type under which an entry's HTML is kept


def _entry_reach(entry: Entry, article: Article) -> Reach:
    if entry.has_content:
        return Reach.FULL
    return Reach.SUMMARY if article.blocks else Reach.HEADLINE
