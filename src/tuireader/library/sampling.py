"""The sample edition goes into a library as any publication does, with pictures that are here already."""

import time
from pathlib import Path

from tuireader.library import Library
from tuireader.model.article import Article, picture_addresses
from tuireader.model.raster import Kept
from tuireader.store import database, pictures
from tuireader.store.database import Connection


async def file_sample(path: Path) -> int:
    """Files the sample edition in the library at `path`; how many articles."""
    from tuireader import sample

    publications: dict[str, list[Article]] = {}
    for publication, article in sample.edition():
        publications.setdefault(publication, []).append(article)
    filed: dict[int, Article] = {}
    async with await Library.open(path) as library:
        for name, articles in publications.items():
            filed |= zip(await library.file_articles(name, articles), articles, strict=True)
        await library.run(_keep, filed, sample.pictures())
    return len(filed)


def _keep(db: Connection, filed: dict[int, Article], kept: dict[str, Kept]) -> None:
    with database.transaction(db):
        for article_id, article in filed.items():
            for url in picture_addresses(article):
                pictures.keep(db, url, article_id, int(time.time()), kept[url])
