"""`tuireader pack` and `tuireader reread`: articles of the library made anew, of their pages or of their sources."""

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader.cli.naming import sought
from tuireader.cli.opening import opened
from tuireader.cli.saying import counted, megabytes
from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.model.query import Query

if TYPE_CHECKING:
    from tuireader.library.offline import Packed
    from tuireader.model.events import Tell

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


async def pack(
    path: Path, words: Sequence[str], size: str, pictures: bool, telling: "AbstractContextManager[Tell]"
) -> "Packed":
    """Fetches whole articles and pictures of what matches, of what is unread where nothing is asked for. Run again, it goes
    on."""
    from tuireader.library import offline

    budget = _bytes(size)
    async with opened(path) as library:
        ids = await _chosen(library, words, "is:unread")
        with telling as tell:
            return await offline.pack(library, ids, tell, budget, pictures=pictures)


def sum_of(done: "Packed") -> str:
    """What was packed, in words; "" where nothing was."""
    found = [counted(done.articles, "whole article")] * bool(done.articles)
    found += [counted(done.pictures, "picture")] * bool(done.pictures)
    left = f" The room is used up with {counted(done.left, 'article')} to go; run again, it goes on." * bool(done.left)
    return f"{' and '.join(found)}, {megabytes(done.size)}.{left}" if found else left.strip()


async def reread(path: Path, words: Sequence[str], telling: "AbstractContextManager[Tell]") -> int:
    """Today's recognition over what matches, over everything where nothing is asked for."""
    from tuireader.library import rereading

    async with opened(path) as library:
        ids = await _chosen(library, words, "")
        with telling as tell:
            done = await rereading.reread(library, ids, tell)
    return 1 if done.failed else 0


async def _chosen(library: Library, words: Sequence[str], otherwise: str) -> Sequence[int]:
    """The articles that the words name, as "id:12" each, or that the query finds which they are."""
    found = await sought(library, words or otherwise.split())
    return await library.ids(found) if isinstance(found, Query) else found


def _bytes(text: str) -> int:
    """ "200M" in bytes; 0 for ""."""
    found = re.fullmatch(r"(\d{1,12})([kmg]?)b?", text.lower())
    if text and not found:
        raise ReaderError(f"“{text}” is no size: 500k, 200M, 2G or a number of bytes.")
    return int(found[1]) * _UNITS[found[2]] if found else 0
