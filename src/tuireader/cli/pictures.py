"""`tuireader pictures`: the pictures of articles, fetched into the library, and drawn on a terminal that can."""

import sys
from argparse import Namespace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tuireader.cli import telling
from tuireader.cli.naming import sought
from tuireader.cli.opening import opened
from tuireader.cli.saying import say
from tuireader.errors import ReaderError
from tuireader.library import Library, picturing
from tuireader.model.article import Article, Figure
from tuireader.model.events import Event
from tuireader.model.query import Query
from tuireader.safe import safe_url
from tuireader.ui.graphics import cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from tuireader.model.events import Tell


async def run(asked: Namespace, path: Path, telling_: "AbstractContextManager[Tell]") -> int:
    """1 where there was something to fetch and none of it could be had, or there is nothing to draw."""
    async with opened(path) as library:
        found = await sought(library, asked.query)
        ids = await library.ids(found) if isinstance(found, Query) else found
        if asked.to:
            return await _draw(library, ids, asked)
        with telling_ as tell:
            done = await picturing.fetch(library, ids, tell, number=asked.only or 0)
    if not done.new and not done.failed and not asked.events and sys.stderr.isatty():
        say("There are no pictures to fetch.")
    return 1 if done.failed and not done.new else 0


async def _draw(library: Library, ids: "Sequence[int]", asked: Namespace) -> int:
    room, cell = asked.room or _room(), asked.cell or cell_size(sys.stdout.fileno())
    await picturing.fetch(library, ids, _failures, number=asked.only or 0)
    drawn = 0
    for article_id in ids:
        article = await library.article(article_id)
        for url in picturing.numbered(article, asked.only or 0):
            try:
                picture = await picturing.drawn(library, url, asked.to, room, cell)
            except ReaderError as error:
                say(str(error))
                continue
            sys.stdout.write(picture if asked.only else f"{picture}\n{_caption(article, url)}\n\n")
            drawn += 1
    return int(not drawn)


def _failures(event: Event) -> None:
    telling.failures(event)


def _caption(article: Article, url: str) -> str:
    figures = (one for one in article.blocks if isinstance(one, Figure) and safe_url(one.image or "") == url)
    return next((" · ".join(filter(None, (one.caption or one.alt, one.credit))) for one in figures), "")


def _room() -> tuple[int, int]:
    """The terminal's cells, without a line for the caption and one for the next prompt."""
    size = get_terminal_size()
    return size.columns, max(1, size.lines - 3)
