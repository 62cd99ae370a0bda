"""The sample edition goes into a library as any publication does."""

from pathlib import Path

from tuireader.library import Library
from tuireader.model.article import Article


async def file_sample(path: Path) -> int:
    """Files the sample edition in the library at `path`; how many articles."""
    from tuireader.sample import edition

    publications: dict[str, list[Article]] = {}
    for publication, article in edition():
        publications.setdefault(publication, []).append(article)
    async with await Library.open(path) as library:
        filed = [await library.file_articles(name, articles) for name, articles in publications.items()]
    return sum(map(len, filed))
