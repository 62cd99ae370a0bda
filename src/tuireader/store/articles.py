"""Articles: filed, changed, read back, and made searchable.

The search index is contentless and SQLite 3.40 deletes from such a table only when told the very words that were put
in, so they are made again from the stored article (words.py): change how words are drawn from an article only together
with a migration that rebuilds the index.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace as _with
from datetime import UTC, datetime
from typing import NamedTuple

from tuireader.model.article import Article, Code, Figure, Paragraph, Quote, Table
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store import dictionaries, packing, words
from tuireader.store.rows import HOLDS, REACHES, lists

_MINUTES = 100_000  # no story is longer; a number from a file may be


class Filing(NamedTuple):
    """An article ready to be written: made at a bench (`filing`), so that the one writer only writes.

    `sort` is its place in the list (seconds), `digest` tells an edit, `keys` are those by which its feed's entry is
    known again, `story` that by which any feed's is, 0 for none. Thousands are made, and come over from the benches: for that a
    named tuple takes a third of the time of a frozen dataclass."""

    headline: str
    site: str
    url: str
    byline: str
    language: str
    published: int | None
    minutes: int
    holds: int
    packed: bytes
    words: words.Columns
    sort: int
    digest: int
    reach: Reach = Reach.FULL
    keys: tuple[int, ...] = ()
    story: int = 0


def filing(
    article: Article,
    packed: bytes,
    *,
    sort: int,
    digest: int,
    reach: Reach = Reach.FULL,
    keys: tuple[int, ...] = (),
    story: int = 0,
) -> Filing:
    """The article, packed already (packing.pack), taken apart into what its table and the index hold."""
    return Filing(
        words.storable(article.headline),
        words.storable(article.site),
        words.storable(article.url or ""),
        words.storable(article.byline),
        words.storable(article.language),
        int(article.published.timestamp()) if article.published else None,
        min(article.minutes, _MINUTES),
        _holds(article),
        packed,
        words.columns(article),
        sort,
        digest,
        reach,
        keys,
        story,
    )


_INSERT = (
    "INSERT INTO articles (id, headline, site, url, byline, language, published, added, minutes, reach, holds, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_NAMES = ", ".join(words.NAMES)
INDEX = f"INSERT INTO words (rowid, {_NAMES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
UNINDEX = f"INSERT INTO words (words, rowid, {_NAMES}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)"


def insert(db: sqlite3.Connection, filings: Sequence[Filing], now: int) -> list[int]:
    """New articles, unread; their ids, rising. Inside the caller's transaction, as every function here that writes."""
    found = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    first = 1 + (found[0] if found else 0)
    new = list(enumerate(filings, first))
    db.executemany(
        _INSERT,
        (
            (i, f.headline, f.site, f.url, f.byline, f.language, f.published, now, f.minutes,
             REACHES.index(f.reach), f.holds, f.digest)
            for i, f in new
        ),
    )  # fmt: skip
    db.executemany("INSERT INTO bodies VALUES (?, ?)", ((i, f.packed) for i, f in new))
    db.executemany("INSERT INTO statuses (article_id, sort) VALUES (?, ?)", ((i, f.sort) for i, f in new))
    db.executemany(INDEX, ((i, *f.words) for i, f in new))
    db.executemany("INSERT OR IGNORE INTO stories VALUES (?, ?)", ((f.story, i) for i, f in new if f.story))
    db.execute("UPDATE totals SET total = total + ?1, unread = unread + ?1 WHERE one = 1", (len(new),))
    return [i for i, _ in new]


def replace(db: sqlite3.Connection, article_id: int, new: Filing) -> None:
    """The article as its source has it now. Marks, place in the list and id stay."""
    _unindex(db, article_id)
    db.execute(INDEX, (article_id, *new.words))
    db.execute(
        "UPDATE articles SET headline = ?, site = ?, url = ?, byline = ?, language = ?, minutes = ?,"
        " reach = ?, holds = ?, digest = ? WHERE id = ?",
        (new.headline, new.site, new.url, new.byline, new.language, new.minutes, REACHES.index(new.reach), new.holds,
         new.digest, article_id),
    )  # fmt: skip
    db.execute("UPDATE bodies SET packed = ? WHERE article_id = ?", (new.packed, article_id))


def _unindex(db: sqlite3.Connection, article_id: int) -> None:
    if (old := read(db, article_id)) is not None:
        db.execute(UNINDEX, (article_id, *words.columns(old)))


def read(db: sqlite3.Connection, article_id: int) -> Article | None:
    """The article, None where it is not there; ValueError where its blob is damaged."""
    found = db.execute(
        "SELECT b.packed, a.headline, a.site, a.url, a.byline, a.language, a.minutes, a.published FROM articles a"
        " JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        return None
    packed, headline, site, url, byline, language, minutes, published = found
    bare = packing.article_of(packed, dictionaries.reader(db))
    return _with(
        bare,
        id=str(article_id),
        headline=headline,
        site=site,
        url=url or None,
        byline=byline,
        language=language,
        minutes=minutes,
        published=bare.published or (datetime.fromtimestamp(published, UTC) if published is not None else None),
    )


def source(db: sqlite3.Connection, article_id: int) -> Source | None:
    """The bytes that the article was made of, where they were kept."""
    found = db.execute(
        "SELECT b.packed, a.url FROM bodies b JOIN articles a ON a.id = b.article_id WHERE a.id = ?", (article_id,)
    ).fetchone()
    return packing.source_of(found[0], found[1], dictionaries.reader(db)) if found else None


def known(db: sqlite3.Connection, stories: Sequence[int]) -> dict[int, tuple[int, int]]:
    """story key -> (article id, digest), of those that are in the library."""
    sql = "SELECT s.key, a.id, a.digest FROM stories s JOIN articles a ON a.id = s.article_id WHERE s.key IN "
    found = (row for marks, page in lists(stories) for row in db.execute(sql + marks, page))
    return {key: (article_id, digest) for key, article_id, digest in found}


def remove(db: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Takes articles out of the library; their marks and keys stay, so that they do not come back unread."""
    for article_id in ids:
        marks = db.execute(
            "SELECT read, starred FROM statuses WHERE article_id = ? AND sort IS NOT NULL", (article_id,)
        ).fetchone()
        if marks is None:
            continue
        _unindex(db, article_id)
        db.execute(
            "UPDATE totals SET total = total - 1, unread = unread - ?, starred = starred - ?", (1 - marks[0], marks[1])
        )
        db.execute("UPDATE feeds SET total = total - 1, unread = unread - ? WHERE id IN"
                   " (SELECT feed_id FROM feed_articles WHERE article_id = ?)", (1 - marks[0], article_id))  # fmt: skip
        db.execute("UPDATE statuses SET sort = NULL WHERE article_id = ?", (article_id,))
        for table, column in (
            ("articles", "id"),
            ("bodies", "article_id"),
            ("feed_articles", "article_id"),
            ("pictures", "article_id"),
        ):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (article_id,))


def _holds(article: Article) -> int:
    """A bit for each of HOLDS, in their order."""
    kinds = set(map(type, article.blocks))
    held = {
        "image": Figure in kinds,
        "quote": Quote in kinds or any(block.speech for block in article.blocks if isinstance(block, Paragraph)),
        "table": Table in kinds,
        "code": Code in kinds,
        "audio": any(e.type.startswith("audio/") for e in article.enclosures),
    }
    return sum(held[name] << bit for bit, name in enumerate(HOLDS))
