"""`tuireader export`: articles or subscriptions to stdout, a file or a folder."""

import sys
from argparse import Namespace
from pathlib import Path

from tuireader.cli.naming import named
from tuireader.errors import ReaderError
from tuireader.library import Library, exporting


async def run(asked: Namespace, path: Path) -> int:
    """The format is `--to`'s, else that of the file's name, else markdown."""
    target = Path(asked.output) if asked.output else None
    form = asked.to or (exporting.format_of(target) if target else "")
    if not form and target and target.suffix and not target.is_dir():
        raise ReaderError(f"{target.suffix} says no format that is known; --to says which one is wanted.")
    form = form or "markdown"
    query = named(asked.query)
    async with await Library.open(path) as library:
        if target is None:
            if exporting.is_binary(form) and sys.stdout.isatty():
                raise ReaderError(f"{form} is nothing for a terminal; name a file with --output.")
            await exporting.to_stream(library, form, query, sys.stdout.buffer)
            return 0
        into_folder = target.is_dir() or asked.output.endswith("/")
        write = exporting.to_folder if into_folder else exporting.to_file
        count = await write(library, form, query, target)
    what = "subscription" if form == "opml" else "article"
    print(f"{count} {what}{'s' * (count != 1)} written to {target}.", file=sys.stderr)
    return 0
