"""A line of the headline list, and the reader's own marks on a story.

A Status lives apart from its article and outlives it: a story that comes back after retention has removed it is not
unread again.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reach(StrEnum):
    """How much of a story is here, offline."""

    FULL = "full"
    SUMMARY = "summary"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Status:
    """`block` and `offset` say where the reader stopped: a block's index and a character in it; -1 is the very top."""

    read: bool = False
    starred: bool = False
    block: int = -1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    headline: str
    source: str
    when: datetime
    minutes: int
    reach: Reach
    read: bool
    starred: bool
    tags: tuple[str, ...] = ()
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """Kept counts over the whole library."""

    total: int = 0
    unread: int = 0
    starred: int = 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """Where a search hit a story: a stretch of its text, and the hits in it as (start, end) of characters."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()
