"""From what was read to what is filed: the place in the list, the keys, the reach."""

from datetime import datetime

from tuireader.library import keys
from tuireader.model.article import Article, block_text
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store.articles import Filing


def filing_of(article: Article, now: int, source: Source | None = None) -> Filing:
    """An article that was imported whole."""
    digest = keys.digest(article.headline, *(block_text(block) for block in article.blocks))
    return Filing(
        article, source, sort_of(article.published, now), digest, reach_of(article), (), keys.story_key(article)
    )


def sort_of(published: datetime | None, now: int) -> int:
    """The place in the list, in seconds: the date of the story; a story from the future, or without a date, stands at
    the time it came in."""
    return min(int(published.timestamp()), now) if published else now


def reach_of(article: Article) -> Reach:
    return Reach.FULL if article.blocks else Reach.HEADLINE
