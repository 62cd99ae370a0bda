"""Articles: filed, changed, read back, and made searchable.

The search index is contentless and SQLite 3.40 deletes from such a table only when told the very words that were put
in, so they are made again from the stored article (`_index`): change how words are drawn from an article only together
with a migration that rebuilds the index.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tuireader.model.article import Article, Code, Figure, Paragraph, Quote, Table, block_text
from tuireader.model.row import Reach, Row, Status
from tuireader.model.source import Source
from tuireader.store import packing

REACHES = (Reach.HEADLINE, Reach.SUMMARY, Reach.FULL)
HOLDS = ("image", "quote", "table", "code", "audio")
_PAGE = 500  # parameters a statement; SQLite allows 32,766, but a page of rows is 128


@dataclass(frozen=True, slots=True)
class Filing:
    """An article on its way in. `sort` is its place in the list (seconds), `digest` tells an edit, `keys` are those by
    which its feed's entry is known again, `story` that by which any feed's is."""

    article: Article
    source: Source | None
    sort: int
    digest: int
    reach: Reach = Reach.FULL
    keys: tuple[int, ...] = ()
    story: int = 0


def insert(db: sqlite3.Connection, filing: Filing, now: int) -> int:
    """A new article, unread; its id. Inside the caller's transaction, as every function here that writes."""
    article = filing.article
    cursor = db.execute(
        "INSERT INTO articles (headline, site, url, byline, language, published, added, minutes, reach, holds, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(article), _seconds(article.published), now, article.minutes, *_facts(filing)),
    )
    article_id = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO bodies VALUES (?, ?)", (article_id, packing.pack(article, filing.source)))
    db.execute("INSERT INTO statuses (article_id, sort) VALUES (?, ?)", (article_id, filing.sort))
    db.execute("INSERT INTO words (rowid, headline, body, caption, credit, quote, speaker, byline) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               (article_id, *_index(article)))  # fmt: skip
    if filing.story:
        db.execute("INSERT OR IGNORE INTO stories VALUES (?, ?)", (filing.story, article_id))
    db.execute("UPDATE totals SET total = total + 1, unread = unread + 1")
    return article_id


def replace(db: sqlite3.Connection, article_id: int, filing: Filing) -> None:
    """The article as its source has it now. Marks, place in the list and id stay."""
    article, old = filing.article, read(db, article_id)
    if old is not None:
        db.execute("INSERT INTO words (words, rowid, headline, body, caption, credit, quote, speaker, byline)"
                   " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)", (article_id, *_index(old)))  # fmt: skip
    db.execute("INSERT INTO words (rowid, headline, body, caption, credit, quote, speaker, byline) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               (article_id, *_index(article)))  # fmt: skip
    db.execute(
        "UPDATE articles SET headline = ?, site = ?, url = ?, byline = ?, language = ?, minutes = ?,"
        " reach = ?, holds = ?, digest = ? WHERE id = ?",
        (*_columns(article), article.minutes, *_facts(filing), article_id),
    )
    db.execute("UPDATE bodies SET packed = ? WHERE article_id = ?", (packing.pack(article, filing.source), article_id))


def read(db: sqlite3.Connection, article_id: int) -> Article | None:
    """The article, None where it is not there; ValueError where its blob is damaged."""
    found = db.execute("SELECT packed FROM bodies WHERE article_id = ?", (article_id,)).fetchone()
    return packing.article_of(found[0], article_id) if found else None


def source(db: sqlite3.Connection, article_id: int) -> Source | None:
    """The bytes that the article was made of, where they were kept."""
    found = db.execute("SELECT packed FROM bodies WHERE article_id = ?", (article_id,)).fetchone()
    return packing.source_of(found[0]) if found else None


_ROWS = """
SELECT a.id, a.headline, coalesce((
         SELECT coalesce(nullif(f.own_title, ''), nullif(f.title, ''), f.url) FROM feed_articles m
         JOIN feeds f ON f.id = m.feed_id WHERE m.article_id = a.id ORDER BY f.id LIMIT 1), nullif(a.site, ''), ''),
       s.sort, a.minutes, a.reach, s.read, s.starred
FROM articles a JOIN statuses s ON s.article_id = a.id WHERE s.sort IS NOT NULL AND a.id IN """


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """The lines of the list for these ids, in the order asked; one that is gone is left out."""
    found = {row[0]: row for page in _pages(ids) for row in db.execute(_ROWS + f"({','.join('?' * len(page))})", page)}
    return [_row(found[i]) for i in ids if i in found]


def status(db: sqlite3.Connection, article_id: int) -> Status:
    """The marks on an article; those of an unread one where it is unknown."""
    found = db.execute(
        "SELECT read, starred, block, offset FROM statuses WHERE article_id = ?", (article_id,)
    ).fetchone()
    return Status(bool(found[0]), bool(found[1]), found[2], found[3]) if found else Status()


def keep_place(db: sqlite3.Connection, article_id: int, block: int, offset: int) -> None:
    db.execute("UPDATE statuses SET block = ?, offset = ? WHERE article_id = ?", (block, offset, article_id))


def known(db: sqlite3.Connection, stories: Sequence[int]) -> dict[int, tuple[int, int]]:
    """story key -> (article id, digest), of those that are in the library."""
    sql = "SELECT s.key, a.id, a.digest FROM stories s JOIN articles a ON a.id = s.article_id WHERE s.key IN "
    found = (row for page in _pages(stories) for row in db.execute(sql + f"({','.join('?' * len(page))})", page))
    return {key: (article_id, digest) for key, article_id, digest in found}


def remove(db: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Takes articles out of the library; their marks and keys stay, so that they do not come back unread."""
    for article_id in ids:
        if (old := read(db, article_id)) is not None:
            db.execute("INSERT INTO words (words, rowid, headline, body, caption, credit, quote, speaker, byline)"
                       " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)", (article_id, *_index(old)))  # fmt: skip
        marks = db.execute(
            "SELECT read, starred FROM statuses WHERE article_id = ? AND sort IS NOT NULL", (article_id,)
        ).fetchone()
        if marks is None:
            continue
        db.execute(
            "UPDATE totals SET total = total - 1, unread = unread - ?, starred = starred - ?", (1 - marks[0], marks[1])
        )
        db.execute("UPDATE feeds SET total = total - 1, unread = unread - ? WHERE id IN"
                   " (SELECT feed_id FROM feed_articles WHERE article_id = ?)", (1 - marks[0], article_id))  # fmt: skip
        db.execute("UPDATE statuses SET sort = NULL WHERE article_id = ?", (article_id,))
        for table, column in (("articles", "id"), ("bodies", "article_id"), ("feed_articles", "article_id")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (article_id,))


def _pages(ids: Sequence[int]) -> Iterator[list[int]]:
    return (list(ids[i : i + _PAGE]) for i in range(0, len(ids), _PAGE))


def _columns(article: Article) -> tuple[str, str, str, str, str]:
    return article.headline, article.site, article.url or "", article.byline, article.language


def _facts(filing: Filing) -> tuple[int, int, int]:
    return REACHES.index(filing.reach), holds(filing.article), filing.digest


def _seconds(when: datetime | None) -> int | None:
    return int(when.timestamp()) if when else None


def _row(found: tuple[int, str, str, int, int, int, int, int]) -> Row:
    article_id, headline, source_name, sort, minutes, reach, is_read, starred = found
    when = datetime.fromtimestamp(sort, UTC)
    return Row(article_id, headline, source_name, when, minutes, REACHES[reach], bool(is_read), bool(starred))


def holds(article: Article) -> int:
    """Bits by the order of HOLDS."""
    bits = 0
    for block in article.blocks:
        match block:
            case Figure():
                bits |= 1
            case Quote():
                bits |= 2
            case Paragraph(speech=speech) if speech:
                bits |= 2
            case Table():
                bits |= 4
            case Code():
                bits |= 8
            case _:
                pass
    if any(e.type.startswith("audio/") for e in article.enclosures):
        bits |= 16
    return bits


def _index(article: Article) -> tuple[str, str, str, str, str, str, str]:
    """headline, body, caption, credit, quote, speaker, byline: the words of each part."""
    body, captions, credits_, quotes, speakers = [article.standfirst] if article.standfirst else [], [], [], [], []
    for block in article.blocks:
        match block:
            case Figure(caption, credit):
                captions.append(caption)
                credits_.append(credit)
            case Quote(text, attribution):
                quotes.append(text)
                speakers.append(attribution)
            case Paragraph(text, speech=speech):
                body.append(text)
                quotes += [text[s.start : s.end] for s in speech]
                speakers += [s.speaker for s in speech]
            case _:
                body.append(block_text(block))
    said = "\n".join(dict.fromkeys(s for s in speakers if s))
    return (
        article.headline,
        "\n".join(body),
        "\n".join(captions),
        "\n".join(credits_),
        "\n".join(quotes),
        said,
        article.byline,
    )


def as_ids(found: Iterable[tuple[int]]) -> "array[int]":
    """Ids as 8 bytes each: a million of them are 8 MB, a list would be 40."""
    return array("q", (row[0] for row in found))
