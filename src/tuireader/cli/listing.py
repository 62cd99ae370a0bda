"""`tuireader list`: headlines as text, JSON, JSON lines or CSV, in pages, so that a million rows are never held at once."""

import csv
import json
import sys
from collections.abc import AsyncIterator, Sequence
from shutil import get_terminal_size
from typing import Any

from tuireader.library import Library
from tuireader.model.row import Row
from tuireader.typeset.cells import fitting, width

_PAGE = 1_000
_SOURCE = 20  # cells
_FIELDS = ("id", "headline", "source", "date", "minutes", "reach", "read", "starred")


async def write(library: Library, ids: Sequence[int], form: str) -> None:
    """The rows of these ids on stdout."""
    rows = _rows(library, ids)
    match form:
        case "json":
            sys.stdout.write("[")
            mark = "\n"
            async for row in rows:
                sys.stdout.write(mark + json.dumps(_object(row), ensure_ascii=False))
                mark = ",\n"
            sys.stdout.write("\n]\n")
        case "jsonl":
            async for row in rows:
                sys.stdout.write(json.dumps(_object(row), ensure_ascii=False) + "\n")
        case "csv":
            table = csv.writer(sys.stdout)
            table.writerow(_FIELDS)
            async for row in rows:
                table.writerow(_object(row).values())
        case _:
            line = _aligned if sys.stdout.isatty() else _tabbed
            async for row in rows:
                sys.stdout.write(line(row) + "\n")


async def _rows(library: Library, ids: Sequence[int]) -> AsyncIterator[Row]:
    for at in range(0, len(ids), _PAGE):
        for row in await library.rows(ids[at : at + _PAGE]):
            yield row


def _object(row: Row) -> dict[str, Any]:
    values = (
        row.id,
        row.headline,
        row.source,
        row.when.isoformat(),
        row.minutes,
        str(row.reach),
        row.read,
        row.starred,
    )
    return dict(zip(_FIELDS, values, strict=True))


def _marks(row: Row) -> str:
    return ("★" if row.starred else " ") + (" " if row.read else "●")


def _tabbed(row: Row) -> str:
    return f"{row.id}\t{_marks(row)}\t{row.when:%Y-%m-%d %H:%M}\t{row.source}\t{row.headline}"


def _aligned(row: Row) -> str:
    """In columns, and no longer than the terminal is wide."""
    source = _cut(row.source, _SOURCE)
    source += " " * (_SOURCE - width(source))
    lead = f"{row.id:>7} {_marks(row)} {row.when.astimezone():%d %b %H:%M}  {source}  "
    return lead + _cut(row.headline, get_terminal_size().columns - width(lead))


def _cut(text: str, cells: int) -> str:
    """What fits, with an ellipsis where something does not."""
    return text if width(text) <= cells else text[: fitting(text, max(1, cells - 1))] + "…"
