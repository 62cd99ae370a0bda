"""An article cut out of the library, with what the reader has put on it: what is exported, and comes back by import."""

from dataclasses import dataclass
from datetime import datetime

from tuireader.model.article import Article
from tuireader.model.row import Reach


@dataclass(frozen=True, slots=True)
class Clipping:
    """`feed` is the name of the first feed that the article belongs to, "" for none. `listed` is its place in the list, None
    where nobody says; `block` and `offset` are where the reader stopped, as in a Status."""

    article: Article
    feed: str = ""
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    listed: datetime | None = None
    reach: Reach = Reach.FULL
    block: int = -1
    offset: int = 0
