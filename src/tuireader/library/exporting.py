"""What matches goes out of the library: to a stream, to one file, or to a folder with a file an article.

A file is there whole or not at all; an older one in its place stays until then. Who may read it is the umask's to say: logins go
into none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tuireader import atomic, registry
from tuireader.errors import ReaderError, StoreError, system_says
from tuireader.export import Edition, Exporter
from tuireader.library import Library
from tuireader.library.formats import PACKAGE
from tuireader.model.article import Article
from tuireader.model.clipping import Clipping
from tuireader.model.query import Query
from tuireader.store import clippings, feeds, sql
from tuireader.store.database import Connection

Write = Callable[[Iterator[bytes]], None]
Which = Query | Sequence[int]
"""A search, or the articles' ids."""


def document_of(article: Article, form: str) -> str:
    """One article in a format of text."""
    exporter: Exporter = registry.load(PACKAGE, form).EXPORTER
    edition = Edition(article.headline, datetime.now(UTC))
    return b"".join(exporter.export([Clipping(article)], edition)).decode()


async def to_stream(library: Library, form: str, which: Which, stream: BinaryIO) -> int:
    """Everything as one document; how many articles, or feeds, went out."""

    def write(pieces: Iterator[bytes]) -> None:
        for piece in pieces:
            stream.write(piece)
        stream.flush()

    return await library.run(_document, form, which, write, datetime.now(UTC))


async def to_file(library: Library, form: str, which: Which, target: Path) -> int:
    """As `to_stream`, into a file; where there is nothing to go out none is made, and an older one stays. A pipe or a device
    is written to as it is."""

    def write(pieces: Iterator[bytes]) -> None:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.writelines(pieces)
            return
        with atomic.replacing(target, atomic.SHARED) as draft, draft.open("wb") as file:
            file.writelines(pieces)

    try:
        return await library.run(_document, form, which, write, datetime.now(UTC))
    except OSError as error:
        raise _unwritten(target, error) from error


async def to_folder(library: Library, form: str, which: Which, folder: Path) -> int:
    """A file an article; files of the same name that were there stay."""
    try:
        return await library.run(_files, form, which, folder, datetime.now(UTC))
    except OSError as error:
        raise _unwritten(folder, error) from error


def _unwritten(target: Path, error: OSError) -> ReaderError:
    return StoreError(f"{target} cannot be written: {system_says(error)}.")


class _Counted:
    """Clippings, and how many have been taken."""

    def __init__(self, of: Iterator[Clipping]) -> None:
        self.of = of
        self.count = 0

    def __iter__(self) -> Iterator[Clipping]:
        for clipping in self.of:
            self.count += 1
            yield clipping


def _ids(db: Connection, which: Which, now: datetime) -> Sequence[int]:
    return sql.ids(db, which, int(now.timestamp())) if isinstance(which, Query) else which


def _document(db: Connection, form: str, which: Which, write: Write, now: datetime) -> int:
    module = registry.load(PACKAGE, form)
    if subscriptions := getattr(module, "SUBSCRIPTIONS", None):
        found = [feed for feed in feeds.every(db) if not feed.url.startswith("file:")]
        if found:
            write(subscriptions(found, Edition("Subscriptions", now)))
        return len(found)
    if not (ids := _ids(db, which, now)):
        return 0
    chosen = _Counted(clippings.each(db, ids))
    title = f"tuireader – {which}" if isinstance(which, Query) and str(which) else "tuireader"
    write(module.EXPORTER.export(chosen, Edition(title, now)))
    return chosen.count


def _files(db: Connection, form: str, which: Which, folder: Path, now: datetime) -> int:
    exporter: Exporter | None = getattr(registry.load(PACKAGE, form), "EXPORTER", None)
    if exporter is None:
        raise ReaderError(f"{form} is one document; name a file for it.")
    count = 0
    for clipping in clippings.each(db, _ids(db, which, now)):
        folder.mkdir(parents=True, exist_ok=True)
        story = b"".join(exporter.export([clipping], Edition(clipping.article.headline, now)))
        atomic.write(_free(folder, clipping, exporter.suffix), story, atomic.SHARED)
        count += 1
    return count


def _free(folder: Path, clipping: Clipping, suffix: str) -> Path:
    """A name out of date and headline that any file system takes, and that nothing has yet."""
    when = clipping.article.published
    words = re.sub(r"[^\w]+", "-", clipping.article.headline.lower()).strip("-_")
    stem = (f"{when:%Y-%m-%d}-" if when else "") + words
    stem = stem.encode()[:120].decode("utf-8", "ignore").rstrip("-") or "story"
    names = (folder / f"{stem}{f'-{n}' if n else ''}{suffix}" for n in range(100_000))
    return next(name for name in names if not name.exists())
