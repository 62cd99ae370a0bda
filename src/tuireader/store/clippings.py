"""Articles with all that the reader put on them, one after the other."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from tuireader.model.clipping import Clipping
from tuireader.store import articles, tags
from tuireader.store.rows import FEED_NAME, REACHES

_MARKS = f"""
SELECT s.read, s.starred, s.sort, a.reach, s.block, s.offset, coalesce((
  SELECT {FEED_NAME} FROM feed_articles m
  JOIN feeds f ON f.id = m.feed_id WHERE m.article_id = s.article_id ORDER BY f.id LIMIT 1), '')
FROM statuses s JOIN articles a ON a.id = s.article_id WHERE s.article_id = ? AND s.sort IS NOT NULL"""


def each(db: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Clipping]:
    """The articles of these ids; ValueError at one that is damaged, one that is gone is left out."""
    for article_id in ids:
        marks = db.execute(_MARKS, (article_id,)).fetchone()
        article = articles.read(db, article_id)
        if marks and article:
            read, starred, sort, reach, block, offset, feed = marks
            words = tags.of(db, article_id), tags.note(db, article_id)
            listed = datetime.fromtimestamp(sort, UTC)
            yield Clipping(article, feed, bool(read), bool(starred), *words, listed, REACHES[reach], block, offset)
