"""Articles with all that the reader put on them, one after the other."""

import sqlite3
from collections.abc import Iterable, Iterator

from tuireader.model.clipping import Clipping
from tuireader.store import articles, tags

_MARKS = """
SELECT s.read, s.starred, coalesce((SELECT coalesce(nullif(f.own_title, ''), nullif(f.title, ''), '') FROM feed_articles m
  JOIN feeds f ON f.id = m.feed_id WHERE m.article_id = s.article_id ORDER BY f.id LIMIT 1), '')
FROM statuses s WHERE s.article_id = ? AND s.sort IS NOT NULL"""


def each(db: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Clipping]:
    """The articles of these ids; ValueError at one that is damaged, one that is gone is left out."""
    for article_id in ids:
        marks = db.execute(_MARKS, (article_id,)).fetchone()
        article = articles.read(db, article_id)
        if marks and article:
            read, starred, feed = marks
            yield Clipping(article, feed, bool(read), bool(starred), tags.of(db, article_id), tags.note(db, article_id))
