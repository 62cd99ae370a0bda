"""Pictures of articles: fetched when they are asked for, decoded at a bench, and kept with the library.

Their addresses are a page's or a feed's, never the reader's own, so they lead into no private network.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from tuireader import pictures
from tuireader.errors import ExtractError, FetchError, OfflineError, ReaderError
from tuireader.fetch import http
from tuireader.fetch.http import Access
from tuireader.library import Library
from tuireader.library.trip import Budget, Trip
from tuireader.library.workshop import Workshop
from tuireader.model.article import Article, picture_addresses
from tuireader.model.events import Done, PictureKept, Started, Tell
from tuireader.model.raster import Kept, Way
from tuireader.model.source import Source
from tuireader.safe import redact
from tuireader.store import database
from tuireader.store import pictures as shelf
from tuireader.store.database import Connection

PICTURES = "image/webp, image/jpeg, image/png, image/gif;q=0.8, image/avif;q=0.5"
_AHEAD = 6  # fetched at once
STRANGER = Access(stranger=True)

Wanted = tuple[int, str]
"""An article's id, and the address of a picture in it."""


async def fetch(library: Library, ids: Sequence[int], tell: Tell, size: int = 0, number: int = 0) -> Done:
    """Fetches the pictures of these articles that are not here yet, and tells of each; ReaderError where none can be
    decoded. With a `size`, no more than so many bytes of them; with a `number`, of each article that one alone."""
    async with http.Client(per_host=2) as client, Workshop(benches=1) as workshop:
        album = Album(library, client, workshop, Budget(size))
        wanted = await album.wanting(ids, number, again=True)
        tell(Started(len(wanted)))
        await album.complete(wanted, tell)
    done = Done(album.trip.new, album.trip.failed)
    tell(done)
    return done


def numbered(article: Article, number: int = 0) -> tuple[str, ...]:
    """The addresses of an article's pictures, or of the one of that number, from 1."""
    urls = picture_addresses(article)
    return urls[number - 1 : number] if number else urls


async def drawn(library: Library, url: str, way: Way, room: tuple[int, int], cell: tuple[int, int]) -> str:
    """What shows the picture on a terminal, in a `room` of columns and rows whose cells have
    so many pixels; ReaderError where it is not here."""
    jpeg = await library.run(shelf.jpeg, url)
    if not jpeg:
        raise ReaderError("This picture is not here.")
    async with Workshop(benches=1) as workshop:
        told: str = await workshop.do("drawn", Source(jpeg), way, room, cell)
    return told


@dataclass(slots=True)
class Album:
    """One run: what its pictures share; its sums are those of its trip. `access` is how their servers may be asked."""

    library: Library
    client: http.Client
    workshop: Workshop
    budget: Budget = field(default_factory=Budget)
    access: Access = STRANGER
    trip: Trip = field(init=False)

    def __post_init__(self) -> None:
        self.trip = Trip(_AHEAD, self.budget)

    async def wanting(self, ids: Sequence[int], number: int = 0, *, again: bool = False) -> list[Wanted]:
        """The pictures of these articles that were not asked for yet, or, `again`, could not be had."""
        if not pictures.possible():
            raise ReaderError(pictures.MISSING)
        found: dict[str, int] = {}
        for article_id in ids:
            for url in numbered(await self.library.article(article_id), number):
                found.setdefault(url, article_id)
        known = await self.library.run(shelf.known, list(found))
        return [(article_id, url) for url, article_id in found.items() if url not in known or (again and known[url])]

    async def complete(self, wanted: Sequence[Wanted], tell: Tell) -> None:
        """Each of them, to its event; a failed one keeps nobody else."""
        await self.trip.go(((url, partial(self._kept, article_id, url)) for article_id, url in wanted), tell)

    async def _kept(self, article_id: int, url: str) -> PictureKept:
        try:
            kept = await self._fetched(url)
        except OfflineError:
            raise
        except ReaderError as error:
            await self.library.run(_keep_error, article_id, url, str(error))
            raise
        await self.library.run(_keep, article_id, url, kept)
        self.budget.spent += kept.size
        return PictureKept(article_id, redact(url), kept.size)

    async def _fetched(self, url: str) -> Kept:
        answer = await self.client.get(url, accept=PICTURES, access=self.access)
        if answer.failure:
            raise FetchError(answer.failure)
        if answer.media_type.startswith("text/html"):
            raise ExtractError("There is no picture, but a page.")
        kept: Kept = await self.workshop.do("picture", Source(answer.body, "", answer.url, answer.media_type))
        return kept


def _keep(db: Connection, article_id: int, url: str, kept: Kept) -> None:
    with database.transaction(db):
        shelf.keep(db, url, article_id, int(time.time()), kept)


def _keep_error(db: Connection, article_id: int, url: str, error: str) -> None:
    with database.transaction(db):
        shelf.keep_error(db, url, article_id, int(time.time()), error)
