"""What stands behind a link of an article: fetched and recognised to be read at once, and not filed.

The link is a stranger's word: it leads into no private network, unless it stays on the server of the feed that the reader
named.
"""

from dataclasses import replace

from tuireader.errors import ExtractError, StoreError
from tuireader.fetch import http
from tuireader.library import Library
from tuireader.library.access import Doors
from tuireader.library.fulltext import Wholes
from tuireader.library.workshop import Workshop
from tuireader.model.article import Article
from tuireader.store import behind


async def page(library: Library, article_id: int, url: str) -> Article:
    """The page at `url`, to which that article, or what was followed from it, links; FetchError, ExtractError or ParseError
    with one sentence where there is none to read."""
    standing = await library.run(behind.standing, [article_id])
    if not standing:
        raise StoreError(f"There is no article {article_id} in the library.")
    async with http.Client() as client, Workshop(benches=1) as workshop:
        answer = await Wholes(library, client, workshop, Doors()).answer(replace(standing[0], url=url))
        found = await workshop.do("read", answer.source())
    if not isinstance(found, Article):
        raise ExtractError("There is a feed behind it, and no article.")
    return found
