"""Keeps a library as this version writes it, for the tests of every later one: run once, when a version is released.

    python tools/keep_release.py            writes tests/faults/releases/VERSION.db.gz

The library is small and has one of each thing that must survive: read, starred, tagged and noted stories, a place, a feed with
a folder, a rule, a search, a step to undo.
"""

import asyncio
import gzip
import tempfile
from pathlib import Path

from tuireader import release
from tuireader.library import Library, rules, searches
from tuireader.model.article import Article, Figure, Paragraph, Quote
from tuireader.model.feed import Subscription
from tuireader.store import database, upkeep

RELEASES = Path(__file__).parent.parent / "tests/faults/releases"
STORIES = (
    Article(
        "Ferry runs again", (Figure("The quay", "Ada Holm"), Paragraph("The ferry sails at six.")), byline="Tor Lind"
    ),
    Article("Old mill to close", (Paragraph("Flour since 1802."), Quote("Nobody waits.", "Jon Wik")), language="en"),
    Article("Łódź i Østergård", (Paragraph("東京の経済新聞が発表"),), url="https://post.example/lodz"),
)


async def fill(path: Path) -> None:
    async with await Library.open(path) as library:
        await library.subscribe([Subscription("https://post.example/feed", "Harbour Post", folder="News")])
        ferry, mill, lodz = await library.file_articles("Clippings", STORIES)
        await library.mark([ferry], read=True)
        await library.mark([mill], starred=True)
        await library.tag([mill], "flour")
        await library.write_note(lodz, "ask")
        await library.keep_place(ferry, 1, 4)
        await rules.add(library, "keep", "ferry")
        await searches.keep(library, "sea", "ferry or quay")
        await library.mark([lodz], starred=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        asyncio.run(fill(path))
        db = database.connect(path)
        upkeep.tidy(db)
        db.close()
        RELEASES.mkdir(exist_ok=True)
        kept = RELEASES / f"{release()}.db.gz"
        kept.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        print(f"{kept}: {kept.stat().st_size} bytes")


if __name__ == "__main__":
    main()
