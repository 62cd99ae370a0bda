"""How fast feeds are read: the fast road, the patient road (feedparser as tuireader uses it), and feedparser as it comes.

python bench/feeds.py [FILE...]     real feeds, or two made ones of about 250 KB; best of five, CPU milliseconds
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import feedparser

from tuireader.feeds import _patient, _swift, rss
from tuireader.feeds._decode import text_of, utf8_of
from tuireader.model.source import Source

PARAGRAPH = (
    "<p>The ferry <b>Solveig</b> left at six, as she has done since <a href='/1802'>1802</a>, with nobody aboard.</p>"
)
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def made(entries: int, paragraphs: int) -> bytes:
    item = (
        "<item><title>Ferry {n} runs again</title><link>https://post.example/{n}</link><guid>f-{n}</guid>"
        "<pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate><description>It sails.</description>"
        "<content:encoded>" + escape(PARAGRAPH * paragraphs) + "</content:encoded></item>"
    )
    items = "".join(item.replace("{n}", str(n)) for n in range(entries))
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>Harbour Post</title>{items}</channel></rss>'.encode()


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def patiently(source: Source) -> object:
    return rss._update(_patient.read(text_of(source), source.url), source, NOW, "")


def main() -> None:
    given = [(path, Path(path).read_bytes()) for path in sys.argv[1:]]
    print(f"{'feed':40} {'KB':>6} {'entries':>8} {'fast':>8} {'patient':>8} {'feedparser':>10}")
    for name, body in given or [("40 long entries", made(40, 45)), ("1,000 short ones", made(1_000, 1))]:
        source = Source(body, url="https://post.example/feed")
        if _swift.read(utf8_of(source), "") is None:
            print(f"{name[-40:]:40} is not for the fast road")
            continue
        fast = best(lambda source=source: rss.parse(source, NOW))
        patient = best(lambda source=source: patiently(source))
        plain = best(lambda body=body: feedparser.parse(body))
        entries = len(rss.parse(source, NOW).entries)
        print(f"{name[-40:]:40} {len(body) // 1024:6} {entries:8} {fast:8.1f} {patient:8.1f} {plain:10.1f}")


if __name__ == "__main__":
    main()
