"""From what was read to what is filed: the place in the list, the keys, the reach, packed and taken apart into words.

Runs at a bench of the workshop, so that the one writer only writes.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from tuireader.library import keys
from tuireader.model.article import Article, block_text
from tuireader.model.feed import Entry, FeedReading, FeedUpdate
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store import articles, packing
from tuireader.store.articles import Filing


@dataclass(frozen=True, slots=True)
class FeedFiling:
    """A feed ready to be filed: what it says of itself, without its entries, and these in its order."""

    update: FeedUpdate
    filings: tuple[Filing, ...]


def filing_of(article: Article, now: int, source: Source | None = None, dictionary: bytes = b"") -> Filing:
    """An article that was imported whole."""
    return articles.filing(
        article,
        packing.pack(article, source, dictionary),
        sort=sort_of(article.published, now),
        digest=keys.digest(article.headline, *(block_text(block) for block in article.blocks)),
        reach=reach_of(article),
        story=keys.story_key(article),
    )


def remade(article: Article, source: Source, digest: int, reach: Reach, dictionary: bytes) -> Filing:
    """An article that is in the library already, read anew: place and digest are those that it has."""
    packed = packing.pack(article, source, dictionary)
    return articles.filing(article, packed, sort=0, digest=digest, reach=reach)


def sort_of(published: datetime | None, now: int) -> int:
    """The place in the list, in seconds: the date of the story; a story from the future, or without a date, stands at
    the time it came in."""
    return min(int(published.timestamp()), now) if published else now


def reach_of(article: Article) -> Reach:
    return Reach.FULL if article.blocks else Reach.HEADLINE


def feed_filing(found: FeedReading, now: int, dictionary: bytes = b"") -> FeedFiling:
    """The articles of a feed, in its order, each with the entry's own HTML as its source.

    One step for all of them, then the next: with all steps for one after the other, a processor takes a tenth longer."""
    entries = found.update.entries
    bodies = [keys.text_of(entry) for entry in entries]
    texts = [keys.bytes_digest(body) if body else 0 for body in bodies]
    packed = [
        packing.pack(article, source_of(entry, body), dictionary)
        for entry, body, article in zip(entries, bodies, found.articles, strict=True)
    ]
    shared = keys.shared_links(entries)
    known = [keys.entry_keys(entry, text, shared) for entry, text in zip(entries, texts, strict=True)]
    digests = [keys.entry_digest(entry, text) for entry, text in zip(entries, texts, strict=True)]
    stories = [
        0 if entry.url in shared else keys.story_key(article)
        for entry, article in zip(entries, found.articles, strict=True)
    ]
    filings = tuple(
        articles.filing(
            article,
            blob,
            sort=sort_of(article.published, now),
            digest=digest,
            reach=_entry_reach(entry, article),
            keys=entry_keys,
            story=story,
        )
        for entry, article, blob, digest, entry_keys, story in zip(
            entries, found.articles, packed, digests, known, stories, strict=True
        )
    )
    return FeedFiling(replace(found.update, entries=()), filings)


def source_of(entry: Entry, text: bytes) -> Source:
    """What an article of an entry is made of; `text` as keys.text_of gives it."""
    if b"\xed" in text:  # as half of a surrogate pair begins, which no UTF-8 holds
        text = text.decode("utf-8", "surrogatepass").encode("utf-8", "replace")
    return Source(text, url=entry.base or entry.url, media_type=ENTRY)


ENTRY = "entry"  # the media type under which an entry's HTML is kept


def _entry_reach(entry: Entry, article: Article) -> Reach:
    if entry.has_content:
        return Reach.FULL
    return Reach.SUMMARY if article.blocks else Reach.HEADLINE
