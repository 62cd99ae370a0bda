"""`tuireader enclosures`: the files that come with articles, saved."""

import sys
from argparse import Namespace
from contextlib import AbstractContextManager
from pathlib import Path

from tuireader.cli.naming import sought
from tuireader.cli.opening import opened
from tuireader.cli.saying import say
from tuireader.library import enclosing
from tuireader.model.events import Tell
from tuireader.model.query import Query


async def run(asked: Namespace, path: Path, telling: AbstractContextManager[Tell]) -> int:
    """1 where one of them could not be had."""
    folder = asked.output or _downloads()
    async with opened(path) as library:
        found = await sought(library, asked.query)
        ids = await library.ids(found) if isinstance(found, Query) else found
        with telling as tell:
            done = await enclosing.save(library, ids, folder, tell, number=asked.only or 0)
    if not done.new and not done.failed and not asked.events and sys.stderr.isatty():
        say("No file comes with what was named.")
    return 1 if done.failed else 0


def _downloads() -> Path:
    from platformdirs import user_downloads_path

    return user_downloads_path()
