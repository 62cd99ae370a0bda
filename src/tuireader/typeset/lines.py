"""What typesetting makes: lines of runs, each run in one role of type.

A role says what a run *is*; a theme or an ANSI table says how that looks. Verbatim text knows where in its block it
stands, so that search hits can be painted, a selection can be copied without bars and soft breaks, and a place in the
article survives a change of width.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a run is. Themes give each a style; a style that a theme leaves out is that of BODY."""

    BODY = "body"
    DIM = "dim"
    KICKER = "kicker"
    HAIRLINE = "hairline"
    MINUTES = "minutes"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    CAPTION_BAR = "caption-bar"
    QUOTE = "quote"
    QUOTE_LINK = "quote-link"  # the connecting words of a quotation card: "he said"
    QUOTE_BAR = "quote-bar"
    SPEECH = "speech"  # a partial quotation inside a paragraph
    SPEAKER = "speaker"
    CONTEXT = "context"
    PULL = "pull"
    CODE = "code"
    CODE_BAR = "code-bar"
    CAPTION_EDGE = "caption-edge"  # half rows above and below a card: drawn in the card's tint on the page's ground
    QUOTE_EDGE = "quote-edge"
    CODE_EDGE = "code-edge"
    TABLE = "table"
    TABLE_HEAD = "table-head"
    TABLE_LINE = "table-line"
    BULLET = "bullet"
    EMBED = "embed"
    AGENCY = "agency"
    NOTE = "note"  # corrections, updates, footnotes, asides, time stamps
    REFERENCE = "reference"  # the mark of a footnote in the text
    HIDDEN = "hidden"  # what was dropped, where the reader asks to see it
    LINK_NUMBER = "link-number"


class Card(StrEnum):
    """The tint that a whole line lies on."""

    NONE = ""
    CAPTION = "caption"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one role. `start` is its first character in the text of the line's block, -1 for ornament (bars, glyphs,
    names in the margin). `speaker` is 1 to 4, the speaker's colour, 0 for none. `link` is the number of the link that
    the run is part of, 1 and up, 0 for none."""

    text: str
    role: Role = Role.BODY
    start: int = -1
    speaker: int = 0
    link: int = 0
    strong: bool = False
    emphasis: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells; its runs begin at the pane's left edge, the margin is a run like any other. `block` is the index
    of its block, `HEAD` above the first and `FOOT` below the last. `offset` is the first character of verbatim text on
    it, or where the text goes on for a line that has none. On a `card` the tint lies from cell `inset` to the end of the
    measure (`Sheet.margin + Sheet.measure`), past the last run too; cells left of it, the bar among them, lie on the
    page. `speaker` is the card's colour, 1 to 4, 0 for none. A line of a picture has `pixels` from cell `inset` on,
    six bytes a cell: red, green and blue of its upper and of its lower half."""

    runs: tuple[Run, ...] = ()
    block: int = -1
    offset: int = 0
    card: Card = Card.NONE
    speaker: int = 0
    inset: int = 0
    pixels: bytes = b""


HEAD = -1
FOOT = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that typesetting has, in cells: `width` of the pane, `measure` the most that a line of text may take.
    `tints` False draws cards by bars alone (16 colours, NO_COLOR needs no such change); `numbers` puts [n] behind links;
    `hidden` shows what was dropped; `linear` sets no page at all but says what comes;
    `hyphenate` parts words in running text."""

    width: int
    measure: int = 72
    tints: bool = True
    numbers: bool = True
    hidden: bool = False
    linear: bool = False
    hyphenate: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article set at a width. `links` are the addresses by number, from 1; the marks are line numbers where such a
    thing begins, for the keys that jump. `margin` and `measure` are the text's first cell and its width; `hidden` counts
    what was dropped or left out; `notes` are the footnotes by their marks."""

    lines: tuple[Line, ...]
    links: tuple[str, ...] = ()
    quotations: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    subheads: tuple[int, ...] = ()
    margin: int = 0
    measure: int = 72
    hidden: int = 0
    notes: Mapping[str, str] = field(default_factory=dict)
