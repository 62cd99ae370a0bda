"""Where the wings that read meet: bytes of any kind become an article, a feed with its articles, or a list of feeds.

Runs at a bench of the workshop (workshop.py), never in the reader's own process.
"""

from collections.abc import Iterator
from dataclasses import replace

from tuireader import bundles, extract, feeds
from tuireader.errors import ExtractError
from tuireader.library import exchange, filing, keys, story
from tuireader.library.difference import difference
from tuireader.library.exchange import Returned
from tuireader.library.filing import FeedFiling, sort_of
from tuireader.model.article import Article, Block, block_text
from tuireader.model.clipping import Clipping
from tuireader.model.feed import FeedReading, FeedUpdate, History, Subscription, SubscriptionList
from tuireader.model.raster import Kept, Way
from tuireader.model.row import Reach
from tuireader.model.saved import Bundle, Export, Saved
from tuireader.model.source import Source
from tuireader.store.articles import Filing

Reading = Article | FeedReading | SubscriptionList


def read(source: Source) -> Reading:
    """Whatever the bytes are; ParseError or ExtractError, one sentence, where they are nothing."""
    name = feeds.recognise(source)
    if not name:
        return extract.article(source)
    return feeds.subscriptions(source) if feeds.is_list(name) else read_feed(source)


def read_feed(source: Source) -> FeedReading:
    """The feed in the bytes; ParseError where they hold none."""
    update = feeds.parse(source)
    return FeedReading(update, story.articles_of(update.entries, update))


Brought = Filing | FeedFiling | SubscriptionList | tuple[Returned, ...] | Export | list[History]


def file(source: Source, now: int, dictionary: bytes) -> Brought:
    """As `read`, ready to be filed; or what was exported before; or, not ready yet, what another program has stored."""
    if exchange.begins(source.body[:1_000]):
        return exchange.returned(source, now, dictionary)
    if program := bundles.recognise(source):
        return Export(program)
    if stored := feeds.histories(source):
        return list(stored)
    match read(source):
        case Article() as article:
            article = replace(article, headline=article.headline or story.stand_in(article.blocks))
            return filing.filing_of(article, now, source, dictionary)
        case FeedReading() as found:
            return filing.feed_filing(_to_keep(found), now, dictionary)
        case SubscriptionList() as listed:
            return listed


def file_feed(source: Source, now: int, dictionary: bytes) -> FeedFiling:
    """As `read_feed`, ready to be filed."""
    return filing.feed_filing(_to_keep(read_feed(source)), now, dictionary)


def _to_keep(found: FeedReading) -> FeedReading:
    """With links that can be opened, and without entries that say nothing but a date."""
    update = feeds.placed(found.update)
    pairs = [
        (entry, article if article.url == entry.url else replace(article, url=entry.url or None))
        for entry, article in zip(update.entries, found.articles, strict=True)
        if article.headline or article.blocks or entry.url or entry.enclosures
    ]
    return FeedReading(
        replace(update, entries=tuple(entry for entry, _ in pairs)), tuple(article for _, article in pairs)
    )


def stored_in(source: Source) -> Iterator[History]:
    """Feed by feed what another reader's file holds; only its name is in the source, for it may be larger than memory."""
    return feeds.histories_at(source.name)


def file_history(_: Source, history: History, now: int, dictionary: bytes) -> FeedFiling:
    """A feed as another reader has stored it, ready to be filed, entry by entry."""
    update = history.update
    found = FeedReading(update, story.articles_of(update.entries, update))
    return filing.feed_filing(found, now, dictionary)


def file_lines(source: Source, first: int, now: int, dictionary: bytes) -> tuple[Returned, ...]:
    """A piece, beginning with line `first`, of what was exported here."""
    return exchange.returned(source, now, dictionary, first)


def stories_of(source: Source) -> Iterator[Bundle]:
    """What another program's export holds, piece by piece."""
    return bundles.read(source)


def file_saved(_: Source, saved: tuple[Saved, ...], bundle: str, now: int, dictionary: bytes) -> tuple[Returned, ...]:
    """Stories as another program has kept them, ready to be filed, with their marks, under that program's name."""
    return tuple(_returned(one, bundle, now, dictionary) for one in saved)


def _returned(one: Saved, bundle: str, now: int, dictionary: bytes) -> Returned:
    article = story.article_of(one.entry, FeedUpdate(one.site))
    ready = filing.filing_of(article, now, filing.source_of(one.entry, keys.text_of(one.entry)), dictionary)
    reach = ready.reach if one.entry.has_content or not article.blocks else Reach.SUMMARY
    ready = ready._replace(reach=reach, sort=sort_of(one.entry.published or one.added, now))
    return Returned(ready, Clipping(Article(article.headline), bundle, one.read, one.starred, one.tags, one.note))


def whole(source: Source, said: Article, digest: int, dictionary: bytes) -> Filing:
    """The page behind an entry, as the entry's article: what the feed said of the story stays. ExtractError where the page
    holds no more than that."""
    page = extract.article(source)
    if _length(page.blocks) <= _length(said.blocks):
        raise ExtractError("The page behind it holds no more than its feed.")
    return filing.remade(_behind_entry(page, said), source, digest, Reach.FULL, dictionary)


def _behind_entry(page: Article, said: Article) -> Article:
    return replace(
        page,
        headline=said.headline or page.headline,
        standfirst=page.standfirst or said.standfirst,
        byline=page.byline or said.byline,
        published=said.published or page.published,
        url=said.url,
        site=said.site or page.site,
        enclosures=said.enclosures,
    )


def again(
    source: Source, said: Article, feed: str, digest: int, reach: Reach, dictionary: bytes
) -> tuple[str, Filing] | None:
    """The source read by today's recognition: what is otherwise and the article, None where nothing is. `feed` is the address
    of the one that it came by, "" where it came by none."""
    if source.media_type == filing.ENTRY:
        article = story.article_again(source, said)
    elif feed:
        article = replace(_behind_entry(extract.article(source), said), id=said.id)
    else:
        article = _page_again(source, said)
    told = difference(said, article)
    return (told, filing.remade(article, source, digest, reach, dictionary)) if told else None


def _page_again(source: Source, said: Article) -> Article:
    page = extract.article(source)
    published = said.published or page.published
    return replace(page, id=said.id, url=said.url or page.url, published=published, enclosures=said.enclosures)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block_text(block)) for block in blocks)


def explain(source: Source) -> list[tuple[str, str, list[tuple[str, float, str]]]]:
    """Every line of the source, what it was taken for, and (label, weight, why) of each vote."""
    return extract.explain(source)


def picture(source: Source) -> Kept:
    """The picture in the bytes, decoded and made small."""
    from tuireader.pictures import decode  # wants an extra that need not be here

    return decode.kept(source.body)


def drawn(source: Source, way: Way, room: tuple[int, int], cell: tuple[int, int]) -> str:
    """The kept picture as what shows it on a terminal."""
    from tuireader.pictures import draw

    return draw.drawn(source.body, way, draw.Room(*room, cell))


def discover(source: Source) -> tuple[Subscription, ...]:
    """The feeds that a web page offers."""
    return feeds.discover(source)
