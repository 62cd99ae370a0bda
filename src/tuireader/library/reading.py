"""Where the wings that read meet: bytes of any kind become an article, a feed with its articles, or a list of feeds.

Runs at a bench of the workshop (workshop.py), never in the reader's own process.
"""

from collections.abc import Iterator
from dataclasses import replace

from tuireader import bundles, extract, feeds
from tuireader.errors import ExtractError
from tuireader.extract import Fragment, speech
from tuireader.library import exchange, filing, keys
from tuireader.library.difference import difference
from tuireader.library.exchange import Returned
from tuireader.library.filing import FeedFiling, sort_of
from tuireader.model.article import Article, Block, Dropped, Figure, Listing, Paragraph, Quote, Subhead, block_text
from tuireader.model.clipping import Clipping
from tuireader.model.feed import Entry, FeedReading, FeedUpdate, History, Picture, Subscription, SubscriptionList
from tuireader.model.raster import Kept, Way
from tuireader.model.row import Reach
from tuireader.model.saved import Bundle, Export, Saved
from tuireader.model.source import Source
from tuireader.store.articles import Filing

_TITLE = 60  # characters of the text that stand in for a headline
_STANDFIRST = 600


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
    return FeedReading(update, tuple(article_of(entry, update) for entry in update.entries))


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
            article = replace(article, headline=article.headline or _stand_in(article.blocks))
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
    articles = tuple(article_of(entry, update) for entry in update.entries)
    return filing.feed_filing(FeedReading(update, articles), now, dictionary)


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
    article = article_of(one.entry, FeedUpdate(one.site))
    ready = filing.filing_of(article, now, filing.source_of(one.entry, keys.text_of(one.entry)), dictionary)
    reach = ready.reach if one.entry.has_content or not article.blocks else Reach.SUMMARY
    ready = replace(ready, reach=reach, sort=sort_of(one.entry.published or one.added, now))
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
        article = _entry_again(source, said)
    elif feed:
        article = replace(_behind_entry(extract.article(source), said), id=said.id)
    else:
        article = _page_again(source, said)
    told = difference(said, article)
    return (told, filing.remade(article, source, digest, reach, dictionary)) if told else None


def _entry_again(source: Source, said: Article) -> Article:
    """Of an entry only the body was kept as it came; what else its feed said stands in the article."""
    html = source.body.decode("utf-8", "replace")
    fragment = _said_once(extract.fragment(html, source.url, said.language), said.headline)
    words = " ".join(" ".join(block_text(block) for block in fragment.blocks).split())
    told = tuple(
        Picture(figure.image or "", figure.caption, figure.credit)
        for figure in said.blocks
        if isinstance(figure, Figure) and not (figure.caption in words and figure.credit in html)
    )
    blocks = _with_pictures(fragment.blocks, told)
    spoken = speech.annotate(blocks, said.language, said.byline, (said.headline, said.standfirst))
    minutes = extract.minutes(spoken, said.language) if spoken else 0
    return replace(said, blocks=spoken, minutes=minutes, dropped=fragment.dropped)


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


def article_of(entry: Entry, update: FeedUpdate) -> Article:
    """The article that an entry carries: its body, else its summary, with the entry's own pictures."""
    language = entry.language or update.language
    base = entry.base or entry.url or update.site_url or update.url
    fragment = _said_once(extract.fragment(entry.body or entry.summary, base, language), entry.headline)
    blocks = _with_pictures(fragment.blocks, entry.pictures)
    standfirst = _standfirst(entry, blocks, base, language)
    return Article(
        headline=entry.headline or _stand_in(blocks),
        blocks=speech.annotate(blocks, language, entry.byline, (entry.headline, standfirst)),
        standfirst=standfirst,
        byline=entry.byline,
        published=entry.published,
        updated=entry.updated,
        url=entry.url or None,
        site=update.title,
        language=language,
        minutes=extract.minutes(blocks, language) if blocks else 0,
        enclosures=entry.enclosures,
        dropped=fragment.dropped,
    )


def _said_once(found: Fragment, headline: str) -> Fragment:
    """Without a first line that says the headline again, where more is said than that."""
    first = found.blocks[0] if found.blocks else None
    if not isinstance(first, (Paragraph, Subhead)) or first.text.lower() != headline.lower():
        return found
    if not any(isinstance(block, (Paragraph, Quote, Listing)) for block in found.blocks[1:]):
        return found
    return Fragment(found.blocks[1:], (Dropped(first.text, "headline once more"), *found.dropped))


def _stand_in(blocks: tuple[Block, ...]) -> str:
    told = [
        block for block in blocks if not isinstance(block, Figure)
    ] or blocks  # a caption only where there is no more
    text = next((text for block in told if (text := " ".join(block_text(block).split()))), "")
    return text if len(text) <= _TITLE else text[:_TITLE].rsplit(" ", 1)[0] + "…"


def _standfirst(entry: Entry, blocks: tuple[Block, ...], base: str, language: str) -> str:
    """A summary that says something beside the body; a teaser that repeats its beginning is none."""
    if not (entry.body and entry.summary) or len(entry.summary) > 4 * _STANDFIRST:
        return ""
    said = [b for b in extract.fragment(entry.summary, base, language).blocks if isinstance(b, Paragraph)]
    text = " ".join(_without_way_on(paragraph, entry.url) for paragraph in said).rstrip()
    words = text.rstrip(" .…[]").lower()
    return text if words and len(text) <= _STANDFIRST and not _says(blocks, words[:80]) else ""


def _without_way_on(paragraph: Paragraph, url: str) -> str:
    """Its text, but for a link at its end that leads to the story itself: "Continue reading"."""
    last = next((span for span in paragraph.spans if span.href == url and span.end == len(paragraph.text)), None)
    return paragraph.text[: last.start] if last else paragraph.text


def _says(blocks: tuple[Block, ...], words: str) -> bool:
    """Whether the text holds these words, in capitals or not; ASCII is made small ten times as fast as Unicode."""
    text = " ".join(map(block_text, blocks))
    if words.isascii():
        return words.encode() in text.encode("utf-8", "replace").lower()
    return words in text.lower()


def _with_pictures(blocks: tuple[Block, ...], pictures: tuple[Picture, ...]) -> tuple[Block, ...]:
    """What the feed says of a picture goes to the figure that shows it, or stands first where the body shows none. The
    text of the article is no caption of its picture: YouTube says it of both."""
    if not pictures:
        return blocks
    shown = list(blocks)
    first: list[Block] = []
    said = {block.caption for block in blocks if isinstance(block, Figure) and block.caption}
    text = " ".join(" ".join(block_text(block).split()) for block in blocks if isinstance(block, Paragraph))
    repeating = {picture.caption for picture in pictures if text.startswith(picture.caption.rstrip("…"))}
    for picture in (replace(one, caption="") if one.caption in repeating else one for one in pictures):
        if not (picture.caption or picture.credit):
            continue
        at = next(
            (i for i, b in enumerate(shown) if isinstance(b, Figure) and b.image and _same(b.image, picture.url)), None
        )
        figure = shown[at] if at is not None else None
        if at is not None and isinstance(figure, Figure):
            shown[at] = replace(
                figure, caption=figure.caption or picture.caption, credit=figure.credit or picture.credit
            )
        elif picture.caption not in said or not picture.caption:
            if not any(
                isinstance(b, Figure) and (b.caption, b.credit) == (picture.caption, picture.credit) for b in first
            ):
                first.append(Figure(picture.caption, picture.credit, picture.url or None))
            said.add(picture.caption)
    return (*first, *shown)


def _same(one: str, other: str) -> bool:
    """The same picture in another size: the path's last part decides, parameters do not."""
    name, other_name = (url.partition("?")[0].rpartition("/")[2] for url in (one, other))
    return bool(name) and name == other_name
