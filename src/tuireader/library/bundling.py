"""Many stories out of one file: a mailbox, or what another program has kept. Made ready at the benches, a few at a time;
`importing` files them in one transaction, so that a file is taken as a whole or not at all.

What the library has already is not read again, so that an import that was stopped, or a mailbox that has grown, costs only
what is new.
"""

import pickle
import tempfile
import time
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, cast

from tuireader.errors import ReaderError, StoreError, system_says
from tuireader.fetch import mailbox
from tuireader.library import Library, keys, opening
from tuireader.library.exchange import Returned
from tuireader.library.workshop import Workshop
from tuireader.model.article import Article
from tuireader.model.clipping import Clipping
from tuireader.model.saved import Bundle, Saved
from tuireader.model.source import Source
from tuireader.store import articles, behind, imports
from tuireader.store.articles import Filing
from tuireader.store.database import Connection

_TOGETHER = 200  # stories without a text that a bench takes at once: each is next to no work
_LETTER = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Met:
    """A story that is in the library already, with what was put on it elsewhere."""

    id: int
    clipping: Clipping


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a mailbox: ready to be filed, or what it became before, or why it cannot be read. `cut` where it is no more
    than the beginning of one."""

    key: int
    cut: bool
    found: Filing | list[tuple[int, str]] | ReaderError


@dataclass(frozen=True, slots=True)
class Letters:
    """All of a mailbox."""

    each: list[Letter]


@dataclass(frozen=True, slots=True)
class Known:
    """What bytes that were imported before became: (id, headline) of each."""

    each: list[tuple[int, str]]


async def letters(library: Library, each: Iterable[mailbox.Letter]) -> AsyncIterator[Letter]:
    """The letters in order; one that is known is not read again."""
    async with Workshop() as workshop:
        async for letter in opening.ordered(_letter(library, workshop, one) for one in each):
            yield letter


async def _letter(library: Library, workshop: Workshop, one: mailbox.Letter) -> Letter:
    key = keys.bytes_digest(one.body)
    if known := await library.run(imports.known, key):
        return Letter(key, one.cut, known)
    try:
        source = Source(one.body, media_type=_LETTER)
        found = await workshop.do("file", source, int(time.time()), await library.dictionary())
    except ReaderError as error:
        found = error
    return Letter(key, one.cut, found)


T = TypeVar("T")


class Spool(Generic[T]):
    """What is ready to be filed, one by one on the disk: a file may be larger than memory should be."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  ends with the block, by __exit__
        self._places: list[int] = []

    def put(self, one: T) -> None:
        self._places.append(self._file.tell())
        pickle.dump(one, self._file, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[T]:
        return map(self._at, self._places)

    def __reversed__(self) -> Iterator[T]:
        return map(self._at, reversed(self._places))

    def _at(self, place: int) -> T:
        self._file.seek(place)
        return cast("T", pickle.load(self._file))  # noqa: S301  a file that has no name, and that we have written

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class Stories(Spool[list["Returned | Met"]]):
    """The stories of an export, piece by piece; `refused` is what is not among them, each with its reason."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.refused: list[tuple[str, str]] = []


@asynccontextmanager
async def mailbox_of(library: Library, each: Iterable[mailbox.Letter]) -> AsyncIterator[Spool[Letter]]:
    """The letters of a mailbox in its order, ready to be filed, while the block lasts."""
    with _written(), Spool[Letter](library.path.parent) as ready:
        async for letter in letters(library, each):
            ready.put(letter)
        yield ready


@asynccontextmanager
async def bundle(library: Library, source: Source) -> AsyncIterator[Stories]:
    """The stories of another program's export in its order, ready to be filed, while the block lasts."""
    with _written(), Stories(library.path.parent) as stories:
        async with Workshop(benches=1) as opened, Workshop() as workshop:
            async for piece in opened.each("stories_of", source):
                stories.put(await _made_ready(library, workshop, piece))
                stories.refused += piece.refused
        yield stories


@asynccontextmanager
async def lines(library: Library, pieces: Iterable[tuple[int, bytes]]) -> AsyncIterator[Stories]:
    """What was exported here, of the pieces of its file, in the same way."""
    with _written(), Stories(library.path.parent) as stories:
        async with Workshop() as workshop:
            async for piece in opening.ordered(_of_lines(library, workshop, *piece) for piece in pieces):
                stories.put(list(piece))
        yield stories


async def _of_lines(library: Library, workshop: Workshop, first: int, body: bytes) -> tuple[Returned, ...]:
    done = await workshop.do("file_lines", Source(body), first, int(time.time()), await library.dictionary())
    return cast("tuple[Returned, ...]", done)


@contextmanager
def _written() -> Iterator[None]:
    """What cannot be written beside the library as a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"The library cannot be written: {system_says(error)}.") from error


async def _made_ready(library: Library, workshop: Workshop, piece: Bundle) -> list[Returned | Met]:
    """A piece's stories; those that are here as a whole, or are no more than an address there, are only met."""
    known = await library.run(_known, [_key(one) for one in piece.saved])
    ready: dict[int, Returned | Met] = {}
    wanted: list[tuple[int, Saved]] = []
    for at, one in enumerate(piece.saved):
        article_id, whole = known.get(_key(one), (0, False))
        if article_id and (whole or not one.entry.body):
            clipping = Clipping(Article(one.entry.headline), piece.name, one.read, one.starred, one.tags, one.note)
            ready[at] = Met(article_id, clipping)
        else:
            wanted.append((at, one))
    async for batch in opening.ordered(_batches(library, workshop, piece.name, wanted)):
        ready |= batch
    return [ready[at] for at in sorted(ready)]


def _key(one: Saved) -> int:
    return keys.story_key(Article(one.entry.headline, url=one.entry.url))


def _known(db: Connection, stories: Sequence[int]) -> dict[int, tuple[int, bool]]:
    """story key -> (article id, whether it is here as a whole)."""
    found = articles.known(db, stories)
    whole = behind.whole_ones(db, [article_id for article_id, _ in found.values()])
    return {key: (article_id, article_id in whole) for key, (article_id, _) in found.items()}


Batch = Coroutine[Any, Any, dict[int, Returned | Met]]


def _batches(library: Library, workshop: Workshop, name: str, wanted: Sequence[tuple[int, Saved]]) -> Iterator[Batch]:
    """One with a text for itself, for it may be hostile; those without many at a time."""
    bare = [pair for pair in wanted if not pair[1].entry.body]
    for pair in wanted:
        if pair[1].entry.body:
            yield _ready(library, workshop, name, [pair])
    for at in range(0, len(bare), _TOGETHER):
        yield _ready(library, workshop, name, bare[at : at + _TOGETHER])


async def _ready(
    library: Library, workshop: Workshop, name: str, batch: Sequence[tuple[int, Saved]]
) -> dict[int, Returned | Met]:
    """Of a text that no bench can read the address is kept: the page behind it can be fetched."""
    stories = tuple(one for _, one in batch)
    now, dictionary = int(time.time()), await library.dictionary()
    try:
        done = await workshop.do("file_saved", Source(b""), stories, name, now, dictionary)
    except ReaderError:
        bare = tuple(replace(one, entry=replace(one.entry, body="", summary="", has_content=False)) for one in stories)
        done = await workshop.do("file_saved", Source(b""), bare, name, now, dictionary)
    return {at: returned for (at, _), returned in zip(batch, done, strict=True)}
