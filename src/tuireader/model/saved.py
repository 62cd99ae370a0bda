"""What another program has kept of a reader's stories: a read-later service's export, before it is filed."""

from dataclasses import dataclass
from datetime import datetime

from tuireader.model.feed import Entry


@dataclass(frozen=True, slots=True)
class Saved:
    """One story: what was kept of it, and the marks. `entry.body` is HTML, "" where only the address was kept; `added` is
    when the reader put it there."""

    entry: Entry
    site: str = ""
    added: datetime | None = None
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """That a source is the export of the program with this name, before it is read."""

    name: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """An export, read, or a piece of one: its stories, and what was refused of it, each with its reason. `name` is the
    program's own."""

    name: str
    saved: tuple[Saved, ...]
    refused: tuple[tuple[str, str], ...] = ()
