"""How fast articles are filed and how much room they take: `python bench/store.py [N]`.

N articles (10,000) of 3 to 6 KB of HTML in feeds of 200: made ready (as at a bench), written (by the one writer), put in
order. CPU time, because other programs run beside; bytes on the disk against the bytes of the HTML that was filed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from search import words_of

from tuireader.library.filing import feed_filing
from tuireader.model.article import Article, Block, Figure, Listing, Mark, Paragraph, Quote, Span, Subhead
from tuireader.model.feed import Entry, FeedReading, FeedUpdate, Subscription
from tuireader.store import articles, database, dictionaries, entries, feeds, upkeep

NOW = 1_800_000_000
A_FEED = 200
Take = Callable[[int], list[str]]


def sentence(chance: random.Random, take: Take) -> str:
    return " ".join(take(chance.randint(7, 24))).capitalize() + "."


def block(chance: random.Random, take: Take) -> tuple[Block, str]:
    """A block and the HTML that it was made of."""
    said = sentence(chance, take)
    match chance.choices(("p", "h2", "ul", "quote", "figure"), (75, 8, 6, 5, 6))[0]:
        case "h2":
            return Subhead(said[:40]), f"<h2>{said[:40]}</h2>"
        case "ul":
            rows = tuple(sentence(chance, take) for _ in range(4))
            return Listing(rows), f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
        case "quote":
            return Quote(said), f"<blockquote><p>{said}</p></blockquote>"
        case "figure":
            image = f"https://img.example/{chance.randrange(10**8)}.jpg"
            return Figure(
                said, image=image
            ), f'<figure><img src="{image}" width="800"/><figcaption>{said}</figcaption></figure>'
        case _:
            text = " ".join((said, sentence(chance, take), sentence(chance, take)))
            end, link = len(said), f"https://a.example/{take(1)[0]}"
            html = f'<p><a href="{link}">{text[:end]}</a>{text[end:]}</p>'
            return Paragraph(text, spans=(Span(0, end, Mark.LINK, link),)), html


def reading(chance: random.Random, take: Take, feed: int) -> FeedReading:
    entries, stories = [], []
    for number in range(A_FEED):
        blocks, body, size = [], [], chance.randint(3_000, 6_000)
        while sum(map(len, body)) < size:
            made, html = block(chance, take)
            blocks.append(made)
            body.append(html)
        url, headline = f"https://{feed}.example/{number}", " ".join(take(8))
        entries.append(Entry(url, url, headline, body="\n".join(body), has_content=True))
        stories.append(Article(headline, tuple(blocks), url=url, site=f"Feed {feed}", minutes=3))
    return FeedReading(FeedUpdate(f"Feed {feed}", entries=tuple(entries)), tuple(stories))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = random.Random(11)
    take = words_of(chance)
    ready = written = html = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        db = database.connect(path)
        for feed in range(1, count // A_FEED + 1):
            found = reading(chance, take, feed)
            begun = time.process_time()
            filing = feed_filing(found, NOW, dictionaries.fitting(db))
            between = time.process_time()
            with database.transaction(db):
                feeds.subscribe(db, [Subscription(f"https://{feed}.example/feed")], NOW)
                ids = articles.insert(db, filing.filings, NOW)
                entries.belong(db, feed, [(i, f.keys) for i, f in zip(ids, filing.filings, strict=True)])
            ready, written = ready + between - begun, written + time.process_time() - between
            html += sum(len(entry.body.encode()) for entry in found.update.entries)
        print(f"made ready    {1e6 * ready / count:8.0f} µs an article")
        print(f"written       {1e6 * written / count:8.0f} µs an article")
        begun = time.process_time()
        upkeep.tidy(db)
        print(f"put in order  {1e6 * (time.process_time() - begun) / count:8.0f} µs an article")
        size = path.stat().st_size
        print(f"on disk       {size / count:8.0f} bytes an article, {size / html:.2f} of its HTML")
        for name, used in db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 6"):
            print(f"  {name:<20} {used / count:8.0f}")
        db.close()


if __name__ == "__main__":
    main()
