"""The typed article: what a story is made of, once the page around it is gone.

Blocks are a closed union. Code that must know all of them matches on the union and ends in `assert_never`, so that the
type checker lists every place which a new kind of block has to reach. All text is plain: it has passed `safe.py`, has
single spaces between words (a `Code` keeps its lines), and carries emphasis and links as spans beside it, never as markup.
Offsets are characters of the text they belong to, end exclusive.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain, repeat

from tuireader.safe import safe_url

MOST_PICTURES = 40
"""Of one article; what is behind them is not fetched."""


class Mark(StrEnum):
    """How a run of text stands out in the source."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


class PartRole(StrEnum):
    """What a paragraph is beside the story's own text."""

    BODY = ""
    CORRECTION = "correction"
    UPDATE = "update"
    FOOTNOTE = "footnote"
    ASIDE = "aside"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text under a mark; `href` only for links, and only http, https or mailto."""

    start: int
    end: int
    mark: Mark
    href: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """Direct speech inside a paragraph, the quotation marks left out; `speaker` is "" unless the text names one."""

    start: int
    end: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    role: PartRole = PartRole.BODY
    spans: tuple[Span, ...] = ()
    speech: tuple[Speech, ...] = ()


@dataclass(frozen=True, slots=True)
class Subhead:
    text: str
    level: int = 2
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and what is said of it. `spans` are those of the caption; `image` is an absolute URL."""

    caption: str = ""
    credit: str = ""
    image: str | None = None
    alt: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What the source itself sets apart as quoted; `pulled` where it repeats or headlines the body's own words."""

    text: str
    attribution: str = ""
    pulled: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `spans` holds one tuple an item, and may end before the items do (`texts_of`)."""

    items: tuple[str, ...]
    ordered: bool = False
    spans: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that plays or lives elsewhere (a video, a post): what it says here, and where it is."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A break that the source draws between two parts."""


Block = Paragraph | Subhead | Figure | Quote | Listing | Code | Table | Embed | Rule


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with the story; `length` in bytes, 0 where the source does not say."""

    url: str
    type: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the source that is in no block and no field, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A story as it is read. Unknown is "", None or (), never a guess. `id` is "" until the library has given one."""

    headline: str
    blocks: tuple[Block, ...] = ()
    id: str = ""
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    agency: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    url: str | None = None
    site: str = ""
    language: str = ""
    minutes: int = 0
    enclosures: tuple[Enclosure, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def picture_addresses(article: Article) -> tuple[str, ...]:
    """Of the pictures of an article, in order, each once."""
    urls = (safe_url(block.image) for block in article.blocks if isinstance(block, Figure) and block.image)
    return tuple(dict.fromkeys(url for url in urls if url))[:MOST_PICTURES]


def texts_of(listing: Listing) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each text of a list, and the spans in it."""
    return zip(listing.items, chain(listing.spans, repeat(())), strict=False)


def block_text(block: Block) -> str:
    """The words of a block as one text: what search indexes and what reading time counts."""
    match block:
        case Paragraph() | Subhead() | Quote() | Code() | Embed():
            return block.text
        case Figure():
            return f"{block.caption} {block.credit}".strip()
        case Listing():
            return "\n".join(block.items)
        case Table():
            return "\n".join("\t".join(row) for row in ((block.header, *block.rows) if block.header else block.rows))
        case Rule():
            return ""
