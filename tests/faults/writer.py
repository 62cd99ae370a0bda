"""A program to be killed: `writer.py LIBRARY NAME [BYTES]` files small feeds until it is ended, and prints the ids that are safe.

With BYTES no file may grow past so many, as on a full disk.
"""

import resource
import sys
from pathlib import Path

from tuireader.errors import StoreError
from tuireader.library.filing import filing_of
from tuireader.model.article import Article, Paragraph
from tuireader.model.feed import Subscription
from tuireader.store import articles, database, entries, feeds, statuses

NOW = 1_800_000_000
ROUNDS = 5_000


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    path, name = Path(sys.argv[1]), sys.argv[2]
    db = database.connect(path)
    with database.transaction(db):
        feeds.subscribe(db, [Subscription(f"file:{name}", name)], NOW, polled=False)
    feed_id = feeds.find(db, f"file:{name}")
    if len(sys.argv) > 3:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
    for round_ in range(ROUNDS):
        stories = [Article(f"{name} {round_} {n}", (Paragraph(f"Text {n} of {name}. " * 30),)) for n in range(5)]
        try:
            with database.transaction(db, lasting=round_ % 3 == 0):
                ids = articles.insert(db, [filing_of(story, NOW) for story in stories], NOW)
                entries.belong(db, feed_id, [(i, (i,)) for i in ids])
                statuses.mark(db, ids[:2], "read", True)
        except StoreError as error:
            _say(f"error: {error}")
            return
        _say(*ids)


if __name__ == "__main__":
    main()
