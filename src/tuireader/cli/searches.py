"""`tuireader search`: queries with names, taken wherever a query is as `search:NAME`."""

from pathlib import Path

from tuireader.cli.opening import opened
from tuireader.cli.saying import counted
from tuireader.library import searches
from tuireader.model.query import Query
from tuireader.safe import redact


async def keep(path: Path, name: str, query: str) -> int:
    async with opened(path) as library:
        await searches.keep(library, name, query)
        found = len(await library.ids(Query.parse(query)))
    print(f"{counted(found, 'story is', 'stories are')} in it now. `tuireader undo` takes it back.")
    return 0


async def write(path: Path) -> int:
    """A line each: name, query."""
    async with opened(path) as library:
        for search in await searches.every(library):
            print(f"{search.name}\t{redact(search.query)}")
    return 0


async def remove(path: Path, name: str) -> int:
    async with opened(path) as library:
        await searches.remove(library, name)
    print("The search is gone, no story with it. `tuireader undo` takes it back.")
    return 0
