"""Articles that can be made anew: of the page behind their link, or of the source that they were made of."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tuireader.model.row import Reach
from tuireader.store.feeds import Settings
from tuireader.store.rows import REACHES, lists


@dataclass(frozen=True, slots=True)
class Standing:
    """An article as it stands: `digest` is of what its feed said, and stays when the article is made anew. `feed` is the
    address of a feed that it belongs to, "" where there is none, with what the reader has set for that feed."""

    id: int
    url: str
    reach: Reach
    digest: int
    feed: str
    settings: Settings


_STANDING = (
    "SELECT a.id, a.url, a.reach, a.digest, coalesce(f.url, ''), coalesce(f.self_signed, 0), coalesce(f.login, ''),"
    " coalesce(f.login_command, '') FROM articles a LEFT JOIN feeds f ON f.id ="
    " (SELECT feed_id FROM feed_articles WHERE article_id = a.id ORDER BY feed_id LIMIT 1) WHERE a.id IN "
)


def standing(db: sqlite3.Connection, ids: Sequence[int]) -> list[Standing]:
    """Those of the articles that are there, in the order asked."""
    found = {}
    for marks, page in lists(ids):
        for row in db.execute(_STANDING + marks, page):
            article_id, url, reach, digest, feed, self_signed, login, command = row
            settings = Settings(self_signed=bool(self_signed), login=login, login_command=command)
            found[article_id] = Standing(article_id, url, REACHES[reach], digest, feed, settings)
    return [found[i] for i in ids if i in found]


def whole_ones(db: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """Those of the articles that are there as a whole."""
    full = REACHES.index(Reach.FULL)
    return {i for i in ids if db.execute("SELECT 1 FROM articles WHERE id = ? AND reach = ?", (i, full)).fetchone()}
