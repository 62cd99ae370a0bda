"""Whole articles: the page behind a summary is fetched and recognised, and takes the summary's place.

Id, marks and place stay, and so does what the feed said of the story: its headline, its date, the digest by which an edit
is known. Addresses out of feeds lead into no private network, unless the feed itself, which the reader named, is there.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from tuireader.errors import ExtractError, ReaderError
from tuireader.fetch import http
from tuireader.fetch.answer import Answer
from tuireader.library import Library, visits
from tuireader.library.access import Doors
from tuireader.library.trip import Budget, Trip
from tuireader.library.workshop import Workshop
from tuireader.model.events import Done, Filed, Started, Tell
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store import articles, behind, database
from tuireader.store.articles import Filing
from tuireader.store.behind import Standing
from tuireader.store.database import Connection

MOST = 30  # new articles that one feed fetches in one run
_AHEAD = 8  # pages that are fetched at once


async def fetch(library: Library, ids: Sequence[int], tell: Tell, size: int = 0) -> Done:
    """Fetches what is not there as a whole yet and tells of each; with a `size`, no more than so many bytes of pages."""
    async with http.Client(per_host=2) as client, Workshop() as workshop:
        wholes = Wholes(library, client, workshop, Doors(), Budget(size))
        wanted = await wholes.wanting(ids)
        tell(Started(len(wanted)))
        await wholes.complete(wanted, tell)
    done = Done(wholes.trip.new, wholes.trip.failed)
    tell(done)
    return done


@dataclass(slots=True)
class Wholes:
    """One run: what its articles share; its sums are those of its trip."""

    library: Library
    client: http.Client
    workshop: Workshop
    doors: Doors
    budget: Budget = field(default_factory=Budget)
    trip: Trip = field(init=False)

    def __post_init__(self) -> None:
        self.trip = Trip(_AHEAD, self.budget)

    async def wanting(self, ids: Sequence[int]) -> list[Standing]:
        """Those that are not there as a whole, and have an address."""
        found = await self.library.run(behind.standing, ids)
        return [one for one in found if one.reach is not Reach.FULL and one.url]

    async def complete(self, wanted: Sequence[Standing], tell: Tell) -> None:
        """Each of them, to its event; a failed one keeps nobody else."""
        await self.trip.go(((one.url, partial(self._completed, one)) for one in wanted), tell)

    async def complete_new(self, new: Sequence[int]) -> None:
        """The pages behind a feed's new summaries; what cannot be had, or not be written, leaves them."""
        with suppress(ReaderError):
            await self.complete(await self.wanting(new[:MOST]), lambda event: None)

    async def _completed(self, one: Standing) -> Filed:
        answer = await self.answer(one)
        self.budget.spent += len(answer.body)
        said = await self.library.article(one.id)
        source = Source(answer.body, "", answer.url, answer.media_type, answer.charset)
        filing: Filing = await self.workshop.do("whole", source, said, one.digest, await self.library.dictionary())
        await self.library.run(_replace, one.id, filing)
        return Filed(one.id, filing.headline, False)

    async def answer(self, one: Standing) -> Answer:
        """What the page behind it answers; FetchError, or ExtractError where that is no text."""
        access = await self.doors.beside(one.feed, one.settings, one.url)
        async with self.client.turn(one.url):
            await visits.heed(self.library, one.url)
            answer = await self.client.ask(one.url, accept=http.PAGES, access=access)
        if answer.failure:
            raise await visits.refused(self.library, answer)
        if answer.media_type and not answer.media_type.startswith("text/") and "html" not in answer.media_type:
            raise ExtractError(f"There is no page behind it, but {answer.media_type}.")
        return answer


def _replace(db: Connection, article_id: int, filing: Filing) -> None:
    with database.transaction(db):
        articles.replace(db, article_id, filing)
