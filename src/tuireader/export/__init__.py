"""Out of the library: one format a file, found by its name. Never network, store or screen.

A format is a module with `EXPORTER`. What it makes is made of typed blocks, so nothing of the source's own markup is in
it: no script, no style, no tracker.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.model.clipping import Clipping


@dataclass(frozen=True, slots=True)
class Edition:
    """What the whole is called, and when it was made (aware)."""

    title: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Exporter:
    """`export` gives the bytes of one document of all the clippings, piece by piece; `suffix` is ".md" and the like, `title`
    what a menu says."""

    suffix: str
    title: str
    export: "Callable[[Iterable[Clipping], Edition], Iterator[bytes]]"
    binary: bool = False
