"""Which articles are over, by age and number a feed. Only looks; articles.remove does."""

import sqlite3
from array import array

from tuireader.store import rows

_OLD = "SELECT article_id FROM statuses WHERE sort < :before"
# Behind the newest so many in every feed that it belongs to. Mostly no feed has more, and none is looked through.
_BEHIND = """
SELECT ranked.article_id FROM (
    SELECT m.article_id, row_number() OVER (PARTITION BY m.feed_id ORDER BY s.sort DESC, m.article_id DESC) AS rank
    FROM feed_articles m JOIN statuses s ON s.article_id = m.article_id
    WHERE s.sort IS NOT NULL AND m.feed_id IN (SELECT id FROM feeds WHERE total > :per_feed)
) ranked GROUP BY ranked.article_id
HAVING min(ranked.rank) > :per_feed
   AND count(*) = (SELECT count(*) FROM feed_articles o WHERE o.article_id = ranked.article_id)"""
# What may go at all: of polled feeds only, and nothing that the reader has done something with on purpose.
_LOOSE = """
s.sort IS NOT NULL AND s.starred = 0 AND s.kept = 0 AND s.block < 0
AND EXISTS (SELECT 1 FROM feed_articles m WHERE m.article_id = s.article_id)
AND NOT EXISTS (SELECT 1 FROM feed_articles m JOIN feeds f ON f.id = m.feed_id WHERE m.article_id = s.article_id AND f.polled = 0)
AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.article_id = s.article_id)
AND NOT EXISTS (SELECT 1 FROM notes n WHERE n.article_id = s.article_id)"""


def over(db: sqlite3.Connection, days: int, per_feed: int, now: int) -> "array[int]":
    """Ids of articles older than so many days, or behind the newest so many of their feeds; 0 is no limit."""
    limits = [_OLD] * bool(days) + [_BEHIND] * bool(per_feed)
    if not limits:
        return array("q")
    sql = f"SELECT s.article_id FROM statuses s WHERE s.article_id IN ({' UNION '.join(limits)}) AND {_LOOSE} ORDER BY s.sort"
    return rows.as_ids(db.execute(sql, {"before": now - days * 86_400, "per_feed": per_feed}))
