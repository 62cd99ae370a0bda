"""The library read again by today's recognition, from the sources that were kept: ids, marks and places stay."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.library.difference import moved
from tuireader.library.workshop import Workshop
from tuireader.model.article import Article
from tuireader.model.events import Done, Failed, Filed, Started, Tell
from tuireader.store import articles, behind, database, rows
from tuireader.store.articles import Filing
from tuireader.store.behind import Standing
from tuireader.store.database import Connection

_AHEAD = 8


@dataclass(slots=True)
class _Sums:
    changed: int = 0
    failed: int = 0


async def reread(library: Library, ids: Sequence[int], tell: Tell) -> Done:
    """Reads each again and tells of those that come out differently; one without a source is left as it is."""
    tell(Started(len(ids)))
    sums = _Sums()
    gate = asyncio.Semaphore(_AHEAD)
    async with Workshop() as workshop, asyncio.TaskGroup() as group:
        for page in rows.pages(ids):
            for one in await library.run(behind.standing, page):
                await gate.acquire()
                group.create_task(_one(library, workshop, one, tell, sums)).add_done_callback(lambda _: gate.release())
    done = Done(sums.changed, sums.failed)
    tell(done)
    return done


async def _one(library: Library, workshop: Workshop, one: Standing, tell: Tell, sums: _Sums) -> None:
    try:
        source, said = await library.source(one.id), await library.article(one.id)
        if source is None or not source.body:
            return
        beside = said, one.feed, one.digest, one.reach, await library.dictionary()
        found: tuple[str, Filing] | None = await workshop.do("again", source, *beside)
        if found is not None:
            await library.run(_replace, one.id, said, found[1])
    except ReaderError as error:
        sums.failed += 1
        tell(Failed(str(one.id), str(error)))
        return
    if found is not None:
        sums.changed += 1
        tell(Filed(one.id, f"{found[1].headline} ({found[0]})", False))


def _replace(db: Connection, article_id: int, before: Article, filing: Filing) -> None:
    with database.transaction(db):
        place = rows.status(db, article_id)
        articles.replace(db, article_id, filing)
        after = articles.read(db, article_id)
        if place.block >= 0 and after is not None:
            rows.keep_place(db, article_id, *moved(before.blocks, after.blocks, place.block, place.offset))
