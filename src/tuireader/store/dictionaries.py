"""The dictionary that blobs are packed with, learned from the library's own stories.

A compressor finds little to repeat in one story of 4 KB; with 110 KB of what such stories have in common before it, it
finds a word at a time. A library learns one when it has enough stories and again, in a run that has little to do, when it has
grown tenfold: one of the first 300 packs other feeds' stories only one or two per cent worse. Old ones stay for the blobs
that name them.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

from tuireader.errors import StoreError
from tuireader.store import database, packing

FIRST = 300  # articles from which on a dictionary is worth its room
GROWTH = 10
_SAMPLE = 300  # stories; 400 take a third longer and save a tenth of a per cent of real feeds' blobs
_LONGEST = 8_000  # bytes of a story that are looked at; more of them save nothing
# Libraries of before the frames hold others too, words alone, for their deflate streams. Nothing to learn from makes an empty one.
_NEWEST = "FROM dictionaries WHERE words = x'' OR substr(words, 1, 4) = x'37A430EC' ORDER BY articles DESC LIMIT 1"
_SIZE = 112_640  # bytes, as the zstd command makes them; twice as many save one per cent of a blob


def newest(db: sqlite3.Connection) -> bytes:
    """The dictionary to pack with, b"" where there is none yet."""
    found = db.execute(f"SELECT words {_NEWEST}").fetchone()
    return bytes(found[0]) if found else b""


def reader(db: sqlite3.Connection) -> packing.Dictionaries:
    """From a dictionary's id to the dictionary."""

    @cache  # 110 KB, which are read and hashed for every blob otherwise
    def find(named: int) -> bytes:
        found = db.execute("SELECT words FROM dictionaries WHERE checksum = ?", (named,)).fetchone()
        return bytes(found[0]) if found else b""

    return find


def fitting(db: sqlite3.Connection) -> bytes:
    """The dictionary to pack with, as `newest`; the first one is learned here, as soon as there are stories enough. Outside of any
    transaction: who marks a story meanwhile waits for none."""
    found = db.execute(f"SELECT words {_NEWEST}").fetchone()
    if found is None and (total := _total(db)) >= FIRST:
        with suppress(StoreError):  # where nothing can be written, whoever packs will hear of it when that is written
            learn(db, total)
        return newest(db)
    return bytes(found[0]) if found else b""


def renew(db: sqlite3.Connection) -> None:
    """Learns a newer one where the library has outgrown its own."""
    made = db.execute(f"SELECT articles {_NEWEST}").fetchone()
    if made and (total := _total(db)) >= GROWTH * made[0]:
        learn(db, total)


def _total(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT total FROM totals").fetchone()[0])


def learn(db: sqlite3.Connection, total: int) -> None:
    """A dictionary of today's library of `total` articles. An empty one says that there was nothing to learn from."""
    find = reader(db)
    # Ids spread over the whole library: the newest alone may all be of one feed, in one language.
    step = max(1, total // _SAMPLE)
    blobs = db.execute("SELECT packed FROM bodies WHERE article_id % ? = 0 LIMIT ?", (step, _SAMPLE)).fetchall()
    named, words = packing.learned(list(_readable((row[0] for row in blobs), find)), _SIZE)
    with database.transaction(db):
        db.execute("INSERT OR REPLACE INTO dictionaries VALUES (?, ?, ?)", (named, total, words))


def _readable(blobs: Iterable[bytes], find: packing.Dictionaries) -> Iterable[bytes]:
    for blob in blobs:
        try:
            yield packing.unpack(blob, find)[:_LONGEST]
        except ValueError:
            continue


def repack(db: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """Packs these bodies with the newest dictionary, where that makes them smaller; the ids of the dictionaries that they
    name now."""
    dictionary, find, named = newest(db), reader(db), set[int]()
    for article_id in ids:
        blob = db.execute("SELECT packed FROM bodies WHERE article_id = ?", (article_id,)).fetchone()[0]
        with suppress(ValueError):  # a damaged one stays as it is
            smaller = packing.compress(packing.unpack(blob, find), dictionary)
            if len(smaller) < len(blob) or packing.is_old(blob):
                db.execute("UPDATE bodies SET packed = ? WHERE article_id = ?", (smaller, article_id))
                blob = smaller
        named.add(packing.dictionary_of(blob))
    return named


def forget(db: sqlite3.Connection, named: Iterable[int]) -> None:
    """Throws those dictionaries away that are neither named nor the newest."""
    kept = {*named, *(row[0] for row in db.execute(f"SELECT checksum {_NEWEST}"))}
    db.execute(f"DELETE FROM dictionaries WHERE checksum NOT IN ({', '.join('?' * len(kept))})", tuple(kept))
