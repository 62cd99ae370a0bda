"""The library that a command works on; that it is damaged is said on stderr, once. That it can only be read says the command
that writes, and whoever reads it need not hear it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tuireader.cli.saying import say
from tuireader.library import Library


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Library]:
    """StoreError where it cannot be opened."""
    async with await Library.open(path) as library:
        if library.is_damaged:
            say(library.notice)
        yield library
