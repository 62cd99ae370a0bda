"""Which articles are over, by age and number a feed. Only looks; articles.remove does."""

import sqlite3
from array import array

from tuireader.store import articles

# What may go at all: of polled feeds only, and nothing that the reader has done something with on purpose.
_LOOSE = """
SELECT s.article_id, s.sort FROM statuses s
WHERE s.sort IS NOT NULL AND s.starred = 0 AND s.kept = 0 AND s.block < 0
  AND EXISTS (SELECT 1 FROM feed_articles m WHERE m.article_id = s.article_id)
  AND NOT EXISTS (SELECT 1 FROM feed_articles m JOIN feeds f ON f.id = m.feed_id WHERE m.article_id = s.article_id AND f.polled = 0)
  AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.article_id = s.article_id)
  AND NOT EXISTS (SELECT 1 FROM notes n WHERE n.article_id = s.article_id)"""
_RANKED = """
SELECT article_id, min(rank) AS rank FROM (
    SELECT m.article_id, row_number() OVER (PARTITION BY m.feed_id ORDER BY s.sort DESC, m.article_id DESC) AS rank
    FROM feed_articles m JOIN statuses s ON s.article_id = m.article_id WHERE s.sort IS NOT NULL
) GROUP BY article_id"""


def over(db: sqlite3.Connection, days: int, per_feed: int, now: int) -> "array[int]":
    """Ids of articles older than so many days, or behind the newest so many in each of their feeds; 0 is no limit."""
    wanted: list[str] = []
    values: list[int] = []
    if days:
        wanted.append("loose.sort < ?")
        values.append(now - days * 86_400)
    if per_feed:
        wanted.append(f"loose.article_id IN (SELECT article_id FROM ({_RANKED}) WHERE rank > ?)")
        values.append(per_feed)
    if not wanted:
        return array("q")
    sql = f"SELECT article_id FROM ({_LOOSE}) loose WHERE {' OR '.join(wanted)} ORDER BY loose.sort"
    return articles.as_ids(db.execute(sql, values))
