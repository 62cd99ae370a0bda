"""How long lists and searches take in a library of N articles: `python bench/search.py LIBRARY [N]`.

Makes the library where it is not there (a million short articles: about four minutes, 1.3 GB). Medians, in milliseconds,
on the disk's thread: what the screen waits for beside its own painting.
"""

import itertools
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tuireader.model.article import Article, Paragraph
from tuireader.model.feed import Subscription
from tuireader.model.query import Query
from tuireader.store import articles, database, dictionaries, entries, feeds, packing, rows, sql, statuses

NOW = 1_800_000_000
CONSONANTS, VOWELS = "bcdfghklmnprstvwz", ("a", "e", "i", "o", "u", "an", "er", "ing", "on")
SYLLABLES = [a + b for a in CONSONANTS for b in VOWELS]
RARE = (("zanzibar", 100), ("quokka", 2_000))


def words_of(chance: random.Random) -> Callable[[int], list[str]]:
    """Words whose n-th is as frequent as 1/n."""
    known = list({"".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(40_000)})
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(known))))
    return lambda count: chance.choices(known, cum_weights=weights, k=count)


def make(path: Path, size: int) -> None:
    chance = random.Random(7)
    take = words_of(chance)
    db = database.connect(path)
    for feed in range(max(1, size // 200)):
        stories = [story(chance, take, feed, number) for number in range(200)]
        dictionary = dictionaries.fitting(db)
        with database.transaction(db):
            feeds.subscribe(db, [Subscription(f"https://{feed}.example/feed", f"Feed {feed}", folder="News")], NOW)
            filings = [
                articles.filing(one, packing.pack(one, None, dictionary), sort=at, digest=1, keys=(at,), story=0)
                for one, at in stories
            ]
            ids = articles.insert(db, filings, NOW)
            entries.belong(db, feed + 1, [(i, f.keys) for i, f in zip(ids, filings, strict=True)])
    with database.transaction(db):
        statuses.mark(
            db, [i for (i,) in db.execute("SELECT article_id FROM statuses WHERE article_id % 20")], "read", True
        )
    db.close()


def story(chance: random.Random, take: Callable[[int], list[str]], feed: int, number: int) -> tuple[Article, int]:
    text = take(chance.randint(30, 60)) + [word for word, one_in in RARE if not chance.randrange(one_in)]
    headline = " ".join(take(7)).capitalize()
    article = Article(headline, (Paragraph(" ".join(text)),), url=f"https://{feed}.example/{number}", minutes=1)
    return article, NOW - chance.randrange(100_000_000)


def measured(work: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def main() -> None:
    path, size = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    if not path.exists():
        make(path, size)
    opening = measured(lambda: database.connect(path).close())
    db = database.connect(path)
    common = db.execute("SELECT headline FROM articles LIMIT 1").fetchone()[0].split()[-1]
    print(f"open                                   {opening:9.1f}")
    for text in ("", "is:unread", 'feed:"Feed 77"', "folder:News", "zanzibar", "quokka", "zan*", common, f'"{common} {common}"',
                 "zanzibar is:unread", "zanzibar -quokka", "since:30d", "is:starred", "is:offline", "len:>10m",
                 "sort:headline zanzibar"):  # fmt: skip
        query = Query.parse(text)
        first = measured(lambda q=query: sql.ids(db, q, NOW, 200))
        found = len(sql.ids(db, query, NOW))
        whole = measured(lambda q=query: sql.ids(db, q, NOW), 3)
        print(f"{text or 'everything':<30} first 200 {first:8.1f}   whole {whole:8.1f}   ({found})")
    some = sql.ids(db, Query(), NOW, 200)
    print(f"rows of 200                            {measured(lambda: rows.rows(db, some)):9.1f}")
    print(f"an article                             {measured(lambda: articles.read(db, some[7])):9.1f}")
    print(f"the feeds                              {measured(lambda: feeds.every(db)):9.1f}")
    everything = sql.ids(db, Query(), NOW)
    for value in (True, False):
        begun = time.perf_counter()
        db.execute("BEGIN IMMEDIATE")
        changed = len(statuses.mark(db, everything, "read", value))
        print(f"mark {changed} read={value}           {1000 * (time.perf_counter() - begun):9.1f}")
        db.execute("ROLLBACK")


if __name__ == "__main__":
    main()
