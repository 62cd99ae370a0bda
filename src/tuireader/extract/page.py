"""A page before recognition: its lines in reading order, with all that is known of each; and what rules say of them.

A *line* is the smallest piece that gets a label of its own: a line of copied text, or a leaf block of an HTML page. A
*vote* is a piece of evidence, with its reason in words: `explain` prints them, so the reason is documentation, debugger
and bug report in one.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from tuireader.model.article import Span

UNSAID = "the character set is said nowhere"
"""Why it is told which one the bytes were taken for."""


class Label(StrEnum):
    """What a line can be."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIME = "time"  # dates and reading time
    AGENCY = "agency"
    CAPTION = "caption"
    CREDIT = "credit"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CODE = "code"
    EMBED = "embed"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Line:
    """`gap` counts the blank lines before it. `hints` are facts that the source gives ("tag:h2", "class:caption",
    "in:aside", "extractor"): free words, each read by some rule."""

    text: str
    gap: int = 0
    spans: tuple[Span, ...] = ()
    hints: frozenset[str] = frozenset()


@dataclass(slots=True)
class Page:
    """`facts` is what the source says of itself (JSON-LD, OpenGraph, meta), by field name, surest first."""

    lines: list[Line]
    language: str = ""
    url: str = ""
    facts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # field -> [(value, where it was said)]


@dataclass(frozen=True, slots=True)
class Vote:
    """Line number, what the line is held for, how strongly (log odds; negative speaks against), and why."""

    line: int
    label: Label
    weight: float
    why: str
