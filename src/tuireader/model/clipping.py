"""An article cut out of the library, with what the reader has put on it: what is exported, and comes back by import."""

from dataclasses import dataclass

from tuireader.model.article import Article


@dataclass(frozen=True, slots=True)
class Clipping:
    """`feed` is the name of the first feed that the article belongs to, "" for none."""

    article: Article
    feed: str = ""
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
