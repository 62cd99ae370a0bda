"""What a headline list is made of: ids, and the lines for those in sight.

Apart from `articles`, because the first screen needs no more than this: nothing is unpacked here.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from tuireader.model.row import Counts, Reach, Row, Status
from tuireader.safe import redact

REACHES = (Reach.HEADLINE, Reach.SUMMARY, Reach.FULL)
HOLDS = ("image", "quote", "table", "code", "audio")  # the bits of articles.holds: another one goes to the end
_PAGE = 500  # parameters a statement; SQLite allows 32,766, but a page of rows is 128
_STEP = 20  # parameters by which statements differ: each form of one is prepared, and a connection keeps 128

FEED_NAME = "coalesce(nullif(own_title, ''), title)"
"""What the reader calls a feed, else what it calls itself; '' for neither."""
FEED_SHOWN = f"coalesce(nullif({FEED_NAME}, ''), url)"
"""The same, and its address where it has no name: that may hold a login (`redact`)."""

_ROWS = f"""
SELECT a.id, a.headline, coalesce((
         SELECT {FEED_SHOWN} FROM feed_articles m
         JOIN feeds f ON f.id = m.feed_id WHERE m.article_id = a.id ORDER BY f.id LIMIT 1), nullif(a.site, ''), ''),
       s.sort, a.minutes, a.reach, s.read, s.starred,
       (SELECT group_concat(tag, char(10)) FROM tags WHERE article_id = a.id),
       EXISTS (SELECT 1 FROM notes WHERE article_id = a.id)
FROM articles a JOIN statuses s ON s.article_id = a.id WHERE s.sort IS NOT NULL AND a.id IN """


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """The lines of the list for these ids, in the order asked; one that is gone is left out."""
    found = {row[0]: row for marks, page in lists(ids) for row in db.execute(_ROWS + marks, page)}
    return [row for i in ids if i in found and (row := _row(found[i]))]


def counts(db: sqlite3.Connection) -> Counts:
    return Counts(*db.execute("SELECT total, unread, starred FROM totals").fetchone())


def status(db: sqlite3.Connection, article_id: int) -> Status:
    """The marks on an article; those of an unread one where it is unknown."""
    found = db.execute(
        "SELECT read, starred, block, offset FROM statuses WHERE article_id = ?", (article_id,)
    ).fetchone()
    return Status(bool(found[0]), bool(found[1]), found[2], found[3]) if found else Status()


def keep_place(db: sqlite3.Connection, article_id: int, block: int, offset: int) -> None:
    db.execute("UPDATE statuses SET block = ?, offset = ? WHERE article_id = ?", (block, offset, article_id))


def pages(ids: Sequence[int]) -> Iterator[list[int]]:
    """Ids, or keys, in as many as one statement takes."""
    return (list(ids[i : i + _PAGE]) for i in range(0, len(ids), _PAGE))


def lists(ids: Sequence[int]) -> Iterator[tuple[str, list[int]]]:
    """What stands behind IN, and its values, a page of them at a time: the last once more where it is not full."""
    for page in pages(ids):
        filled = page + page[-1:] * (-len(page) % _STEP)
        yield f"({','.join('?' * len(filled))})", filled


def as_ids(found: Iterable[tuple[int]]) -> "array[int]":
    """Ids as 4 bytes each: a million of them are 4 MB, a list would be 40. They rise by one from 1, and never come so far."""
    return array("I", (row[0] for row in found))


def _row(found: tuple[int, str, str, int, int, int, int, int, str | None, int]) -> Row | None:
    """None for a damaged one: the others are still a list."""
    article_id, headline, source_name, sort, minutes, reach, is_read, starred, tags, noted = found
    try:
        when = datetime.fromtimestamp(sort, UTC)
        return Row(
            article_id,
            str(headline),
            redact(str(source_name)) if "://" in str(source_name) else str(source_name),
            when,
            int(minutes),
            REACHES[reach],
            bool(is_read),
            bool(starred),
            tuple(sorted(tags.split("\n"))) if tags else (),
            bool(noted),
        )
    except (TypeError, ValueError, OverflowError, OSError, IndexError):
        return None
