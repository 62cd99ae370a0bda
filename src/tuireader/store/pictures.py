"""Pictures by their addresses."""

import sqlite3
import zlib
from collections.abc import Iterable

from tuireader.model.raster import Kept, Raster

_KEEP = """INSERT INTO pictures (url, article_id, fetched, error, width, cells, kept) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET fetched = excluded.fetched, error = excluded.error,
  width = excluded.width, cells = excluded.cells, kept = excluded.kept"""
_MOST = 4_000_000  # bytes of a raster: more was not written here


def known(db: sqlite3.Connection, urls: Iterable[str]) -> dict[str, str]:
    """Of these addresses those that were asked: each with the sentence of what went wrong, "" where the picture is here."""
    sql = "SELECT error FROM pictures WHERE url = ?"
    found = ((url, db.execute(sql, (url,)).fetchone()) for url in urls)
    return {url: str(row[0]) for url, row in found if row}


def keep(db: sqlite3.Connection, url: str, article_id: int, now: int, kept: Kept) -> None:
    cells = zlib.compress(kept.cells.rgb, 6)
    db.execute(_KEEP, (url, article_id, now, "", kept.cells.width, cells, kept.jpeg))


def keep_error(db: sqlite3.Connection, url: str, article_id: int, now: int, error: str) -> None:
    """That there is none, so that it is not asked again and again. A picture that was here stays."""
    if known(db, [url]).get(url) != "":
        db.execute(_KEEP, (url, article_id, now, error, 0, b"", b""))


def cells(db: sqlite3.Connection, urls: Iterable[str]) -> dict[str, Raster]:
    """The small pictures of these addresses; one that is not here, or damaged, is left out."""
    rasters = ((url, _raster(db, url)) for url in urls)
    return {url: raster for url, raster in rasters if raster}


def _raster(db: sqlite3.Connection, url: str) -> Raster | None:
    row = db.execute("SELECT width, cells FROM pictures WHERE url = ? AND width > 0", (url,)).fetchone()
    if row is None:
        return None
    try:
        rgb = zlib.decompressobj().decompress(row[1], _MOST)
    except zlib.error:
        return None
    return Raster(row[0], rgb) if rgb and len(rgb) % (3 * row[0]) == 0 else None


def jpeg(db: sqlite3.Connection, url: str) -> bytes:
    """The large picture, b"" where there is none."""
    row = db.execute("SELECT kept FROM pictures WHERE url = ?", (url,)).fetchone()
    return bytes(row[0]) if row else b""
