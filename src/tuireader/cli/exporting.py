"""`tuireader export`: articles or subscriptions to stdout, a file or a folder."""

import sys
from argparse import Namespace
from pathlib import Path

from tuireader.cli.naming import sought
from tuireader.cli.opening import opened
from tuireader.cli.saying import counted, say
from tuireader.errors import ReaderError
from tuireader.library import Library, exporting, formats
from tuireader.safe import without_secrets


async def run(asked: Namespace, path: Path) -> int:
    """The format is `--to`'s, else that of the file's name, else markdown. A file that is asked for and not made, because
    nothing matches, is a failure; an empty stream is none."""
    target = Path(asked.output) if asked.output else None
    form = asked.to or (formats.format_of(target) if target else "")
    if not form and target and target.suffix and not target.is_dir():
        raise ReaderError(f"{target.suffix} says no format that is known; --to says which one is wanted.")
    form = form or "markdown"
    async with opened(path) as library:
        query = await sought(library, asked.query)
        if target is None:
            if formats.is_binary(form) and sys.stdout.isatty():
                raise ReaderError(f"{form} is nothing for a terminal; name a file with --output.")
            if not await exporting.to_stream(library, form, query, sys.stdout.buffer):
                say(_nothing(form))
            await _tell_of_secrets(library, form)
            return 0
        into_folder = target.is_dir() or asked.output.endswith("/")
        write = exporting.to_folder if into_folder else exporting.to_file
        if not (count := await write(library, form, query, target)):
            raise ReaderError(f"{_nothing(form)[:-1]}: {target} is not written.")
        await _tell_of_secrets(library, form)
    what = counted(count, "subscription" if formats.is_of_feeds(form) else "article")
    print(f"{what} written to {target}.", file=sys.stderr)
    return 0


def _nothing(form: str) -> str:
    return "There are no subscriptions." if formats.is_of_feeds(form) else "Nothing matches."


async def _tell_of_secrets(library: Library, form: str) -> None:
    """A list of feeds goes to others: what is left out of it is said."""
    feeds = await library.feeds() if formats.is_of_feeds(form) else []
    if count := sum(without_secrets(feed.url) != feed.url for feed in feeds):
        theirs = "its login or token" if count == 1 else "their logins or tokens"
        say(f"{counted(count, 'address', 'addresses')} went out without {theirs}.")
