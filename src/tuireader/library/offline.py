"""Packing for a journey: whole articles and their pictures, fetched ahead, within a budget.

A few articles at a time, the first of the list first and each with its pictures, so that what the budget allows is there
as a whole. What is here already is not fetched again: a run that was stopped, or whose budget was used up, goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tuireader import pictures as decoding
from tuireader.errors import ReaderError
from tuireader.fetch import http
from tuireader.fetch.http import Access
from tuireader.library import Library
from tuireader.library.access import Doors
from tuireader.library.fulltext import Wholes
from tuireader.library.picturing import STRANGER, Album, Wanted
from tuireader.library.trip import Budget
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Failed, Started, Tell

_TOGETHER = 24  # articles


@dataclass(frozen=True, slots=True)
class Packed:
    """What came of it; `size` in bytes of pages and pictures, `left` articles that were not looked at any more."""

    articles: int
    pictures: int
    size: int
    failed: int
    left: int


async def pack(
    library: Library,
    ids: Sequence[int],
    tell: Tell,
    size: int = 0,
    *,
    pictures: bool = True,
    access: Access = STRANGER,
) -> Packed:
    """Fetches what is wanting of these articles and tells of each; with a `size`, until so many bytes are spent. Pictures
    only where they can be decoded; `access` is how their servers may be asked."""
    tell(Started(len(ids)))
    async with http.Client(per_host=2) as client, Workshop() as workshop:
        budget = Budget(size)
        wholes = Wholes(library, client, workshop, Doors(), budget)
        album = Album(library, client, workshop, budget, access)
        looked = 0
        while looked < len(ids) and not budget.is_used_up:
            page = ids[looked : looked + _TOGETHER]
            looked += len(page)
            await wholes.complete(await wholes.wanting(page), tell)
            if pictures and decoding.possible() and not budget.is_used_up:
                await album.complete(await _wanted(album, page, tell), tell)
    new, shown, failed = wholes.trip.new, album.trip.new, wholes.trip.failed + album.trip.failed
    tell(Done(new + shown, failed))
    return Packed(new, shown, budget.spent, failed, len(ids) - looked)


async def _wanted(album: Album, ids: Sequence[int], tell: Tell) -> list[Wanted]:
    """The pictures that are wanting; of a damaged article it is told, and the others are packed."""
    wanted: list[Wanted] = []
    for article_id in ids:
        try:
            wanted += await album.wanting([article_id])
        except ReaderError as error:
            album.trip.failed += 1
            tell(Failed(str(article_id), str(error)))
    return wanted
