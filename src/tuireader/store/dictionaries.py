"""The dictionary that blobs are primed with: the words that the library's own stories use most.

Deflate finds nothing to repeat in a story of 4 KB; with 32 KB of frequent words before it, it finds a word at a time.
Measured on two corpora, a list of words does better than whole stories, and as well as a search for the best stretches.
A library learns one when it has enough stories and again when it has grown fivefold; old ones stay for the blobs that
name them.
"""

import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable

from tuireader.store import packing

FIRST = 300  # articles from which on a dictionary is worth its 32 KB
GROWTH = 5
_SAMPLE = 400
_WORDS = 30_000  # bytes of words; the rest is a story as it is written, for the JSON and HTML around the words
_SIZE = 32_500  # zlib uses 32,768 less its look-ahead
_WORD = re.compile(rb" ?[\w\x80-\xff]+")


def newest(db: sqlite3.Connection) -> bytes:
    """The dictionary to pack with, b"" where there is none yet."""
    found = db.execute("SELECT words FROM dictionaries ORDER BY articles DESC LIMIT 1").fetchone()
    return bytes(found[0]) if found else b""


def reader(db: sqlite3.Connection) -> packing.Dictionaries:
    """From a dictionary's checksum to the dictionary."""

    def find(checksum: int) -> bytes:
        found = db.execute("SELECT words FROM dictionaries WHERE checksum = ?", (checksum,)).fetchone()
        return bytes(found[0]) if found else b""

    return find


def learn_when_due(db: sqlite3.Connection) -> None:
    """Makes the first dictionary, or a newer one, in the caller's transaction; mostly it looks and goes."""
    total = db.execute("SELECT total FROM totals").fetchone()[0]
    made = db.execute("SELECT max(articles) FROM dictionaries").fetchone()[0]
    if total >= (FIRST if made is None else GROWTH * made):
        learn(db, total)


def learn(db: sqlite3.Connection, total: int) -> None:
    """A dictionary of today's library of `total` articles."""
    find = reader(db)
    # Ids spread over the whole library: the newest alone may all be of one feed, in one language.
    step = max(1, total // _SAMPLE)
    blobs = db.execute("SELECT packed FROM bodies WHERE article_id % ? = 0 LIMIT ?", (step, _SAMPLE))
    stories = list(_readable((row[0] for row in blobs), find))
    if not stories:
        return
    words = dictionary_of(stories)
    db.execute("INSERT OR REPLACE INTO dictionaries VALUES (?, ?, ?)", (zlib.adler32(words), total, words))


def _readable(blobs: Iterable[bytes], find: packing.Dictionaries) -> Iterable[bytes]:
    for blob in blobs:
        try:
            yield packing.inflate(blob, find)[:100_000]
        except ValueError:
            continue


def dictionary_of(stories: list[bytes]) -> bytes:
    """At most 32 KB: frequent words, the most frequent last, because what is near is cheapest to point at."""
    counted = Counter(word for story in stories for word in _WORD.findall(story))
    worth = sorted(((n * (len(w) - 2), w) for w, n in counted.items() if n > 2 and len(w) > 3), reverse=True)
    taken: list[bytes] = []
    size = 0
    for _, word in worth:
        if (size := size + len(word)) > _WORDS:
            break
        taken.append(word)
    taken.sort(key=counted.__getitem__)
    middling = sorted(stories, key=len)[len(stories) // 2]
    return (b"".join(taken) + middling[: _SIZE - _WORDS])[-_SIZE:]
