"""The library that a command works on; what is the matter with its file is said on stderr, once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tuireader.cli.saying import say
from tuireader.library import Library


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Library]:
    """StoreError where it cannot be opened."""
    async with await Library.open(path) as library:
        if library.notice:
            say(library.notice)
        yield library
