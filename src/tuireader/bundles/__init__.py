"""Exports of other programs that keep stories become bundles: one program a file, each with a `BUNDLE`, told by its bytes.

Never network, store or recognition: the pages in an export are handed on as they are. A leading underscore keeps a file out
of the list of programs.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from tuireader import registry
from tuireader.errors import ParseError
from tuireader.model.saved import Bundle, Saved
from tuireader.model.source import Source

if TYPE_CHECKING:
    from tuireader.bundles._format import Format


def recognise(source: Source) -> str:
    """The name of the program that wrote the bytes, "" where it is none that is known."""
    found = _told(source)
    return found.name if found else ""


def is_unpacked(names: Iterable[str]) -> bool:
    """Whether the files of these names lie where an export was unpacked."""
    signs = [form.sign for _, form in registry.every(__name__, "BUNDLE") if form.sign]
    return any(sign.match(name) for name in names for sign in signs)


def gathered(names: Iterable[str]) -> list[str]:
    """The names of files, those in the folder of an unpacked export as that folder's one name."""
    names = list(names)
    told = {name.rpartition("/")[0] for name in names if "/" in name and is_unpacked([name])}
    return list(dict.fromkeys(_folder_of(name, told) or name for name in names))


def _folder_of(name: str, told: set[str]) -> str:
    """The folder among those told of that the file lies in, at any depth."""
    return next((str(folder) for folder in PurePath(name).parents if str(folder) in told), "") if told else ""


_STORIES, _TEXT = 2_000, 4_000_000
"""As much as a piece holds: stories, and characters of their texts."""


def read(source: Source) -> Iterator[Bundle]:
    """All that the export holds, piece by piece, so that a large one takes no more memory than a small one; ParseError with
    one sentence where it cannot be read."""
    form = _told(source)
    if form is None:
        raise ParseError("This is no export of a program that is known here.")
    saved: list[Saved] = []
    refused: list[tuple[str, str]] = []
    size = 0
    for one in form.stories(source.body):
        if isinstance(one, Saved):
            saved.append(one)
            size += len(one.entry.body)
        else:
            refused.append(one)
        if len(saved) + len(refused) >= _STORIES or size >= _TEXT:
            yield Bundle(form.name, tuple(saved), tuple(refused))
            saved, refused, size = [], [], 0
    yield Bundle(form.name, tuple(saved), tuple(refused))


def _told(source: Source) -> "Format | None":
    return next((form for _, form in registry.every(__name__, "BUNDLE") if form.recognises(source.body)), None)
