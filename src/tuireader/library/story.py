"""What a feed says of a story becomes its article: the body, else the summary, with the entry's own pictures."""

from collections.abc import Sequence
from dataclasses import replace

from tuireader import extract
from tuireader.extract import Fragment, speech
from tuireader.model.article import Article, Block, Dropped, Figure, Listing, Paragraph, Quote, Subhead, block_text
from tuireader.model.feed import Entry, FeedUpdate, Picture
from tuireader.model.source import Source

_TITLE = 60  # characters of the text that stand in for a headline
_STANDFIRST = 600


def article_of(entry: Entry, update: FeedUpdate) -> Article:
    """The article that an entry carries: its body, else its summary, with the entry's own pictures."""
    return articles_of((entry,), update)[0]


def articles_of(entries: Sequence[Entry], update: FeedUpdate) -> tuple[Article, ...]:
    """As `article_of`, of each.

    One step for all of them, then the next: with all steps for one after the other, a processor takes a tenth longer."""
    bases = [entry.base or entry.url or update.site_url or update.url for entry in entries]
    languages = [entry.language or update.language for entry in entries]
    fragments = [
        _said_once(extract.fragment(entry.body or entry.summary, base), entry.headline)
        for entry, base in zip(entries, bases, strict=True)
    ]
    bodies = [
        _with_pictures(fragment.blocks, entry.pictures) for entry, fragment in zip(entries, fragments, strict=True)
    ]
    standfirsts = [_standfirst(*each) for each in zip(entries, bodies, bases, strict=True)]
    spoken = [
        speech.annotate(blocks, language, entry.byline, (entry.headline, standfirst))
        for entry, blocks, language, standfirst in zip(entries, bodies, languages, standfirsts, strict=True)
    ]
    minutes = [extract.minutes(blocks) if blocks else 0 for blocks in bodies]
    return tuple(
        Article(
            headline=entry.headline or stand_in(blocks),
            blocks=blocks,
            standfirst=standfirst,
            byline=entry.byline,
            published=entry.published,
            updated=entry.updated,
            url=entry.url or None,
            site=update.title,
            language=language,
            minutes=length,
            enclosures=entry.enclosures,
            dropped=fragment.dropped,
        )
        for entry, fragment, blocks, standfirst, language, length in zip(
            entries, fragments, spoken, standfirsts, languages, minutes, strict=True
        )
    )


def article_again(source: Source, said: Article) -> Article:
    """The article of a kept entry, read anew: only its body was kept as it came; what else its feed said stands in the
    article."""
    html = source.body.decode("utf-8", "replace")
    fragment = _said_once(extract.fragment(html, source.url), said.headline)
    words = " ".join(" ".join(block_text(block) for block in fragment.blocks).split())
    told = tuple(
        Picture(figure.image or "", figure.caption, figure.credit)
        for figure in said.blocks
        if isinstance(figure, Figure) and not (figure.caption in words and figure.credit in html)
    )
    blocks = _with_pictures(fragment.blocks, told)
    spoken = speech.annotate(blocks, said.language, said.byline, (said.headline, said.standfirst))
    minutes = extract.minutes(spoken) if spoken else 0
    return replace(said, blocks=spoken, minutes=minutes, dropped=fragment.dropped)


def _said_once(found: Fragment, headline: str) -> Fragment:
    """Without a first line that says the headline again, where more is said than that."""
    first = found.blocks[0] if found.blocks else None
    if not isinstance(first, (Paragraph, Subhead)):
        return found
    # Small, no letter is more than two: a text longer than that need not be made so.
    if len(first.text) > 2 * len(headline) or first.text.lower() != headline.lower():
        return found
    if not any(isinstance(block, (Paragraph, Quote, Listing)) for block in found.blocks[1:]):
        return found
    return Fragment(found.blocks[1:], (Dropped(first.text, "headline once more"), *found.dropped))


def stand_in(blocks: tuple[Block, ...]) -> str:
    """The first words, in the place of a headline; those of a caption only where there is no more."""
    told = [block for block in blocks if not isinstance(block, Figure)] or blocks
    text = next((text for block in told if (text := " ".join(block_text(block).split()))), "")
    return text if len(text) <= _TITLE else text[:_TITLE].rsplit(" ", 1)[0] + "…"


def _standfirst(entry: Entry, blocks: tuple[Block, ...], base: str) -> str:
    """A summary that says something beside the body; a teaser that repeats its beginning is none."""
    if not (entry.body and entry.summary) or len(entry.summary) > 4 * _STANDFIRST:
        return ""
    said = [b for b in extract.fragment(entry.summary, base).blocks if isinstance(b, Paragraph)]
    text = " ".join(_without_way_on(paragraph, entry.url) for paragraph in said).rstrip()
    words = text.rstrip(" .…[]").lower()
    return text if words and len(text) <= _STANDFIRST and not _says(blocks, words[:80]) else ""


def _without_way_on(paragraph: Paragraph, url: str) -> str:
    """Its text, but for a link at its end that leads to the story itself: "Continue reading"."""
    last = next((span for span in paragraph.spans if span.href == url and span.end == len(paragraph.text)), None)
    return paragraph.text[: last.start] if last else paragraph.text


def _says(blocks: tuple[Block, ...], words: str) -> bool:
    """Whether the text holds these words, in capitals or not; ASCII is made small ten times as fast as Unicode, so the longest
    word in it is looked for first."""
    known = words if words.isascii() else max(filter(str.isascii, words.split()), key=len, default="")
    said = b" ".join([block_text(one).encode("utf-8", "replace") for one in blocks]).lower()
    return known.encode() in said and (known == words or words in " ".join(map(block_text, blocks)).lower())


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
