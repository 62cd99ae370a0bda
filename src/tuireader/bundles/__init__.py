"""Exports of other programs that keep stories become bundles: one program a file, each with a `BUNDLE`, told by its bytes.

Never network, store or recognition: the pages in an export are handed on as they are. A leading underscore keeps a file out
of the list of programs.
"""

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


def read(source: Source) -> Bundle:
    """All that the export holds; ParseError with one sentence where it cannot be read."""
    form = _told(source)
    if form is None:
        raise ParseError("This is no export of a program that is known here.")
    saved: list[Saved] = []
    refused: list[tuple[str, str]] = []
    for one in form.stories(source.body):
        if isinstance(one, Saved):
            saved.append(one)
        else:
            refused.append(one)
    return Bundle(form.name, tuple(saved), tuple(refused))


def _told(source: Source) -> "Format | None":
    return next((form for _, form in registry.every(__name__, "BUNDLE") if form.recognises(source.body)), None)
