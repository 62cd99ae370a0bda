"""Tables with a head (CSV), row by row, each a mapping from the head's names in small letters."""

import csv
import io
from collections.abc import Iterator

from tuireader.errors import ParseError

_FIELD = 4_000_000  # characters a field may have; the csv module's own limit is 131,072


def head(body: bytes) -> tuple[str, ...]:
    """The names of the first line, in small letters."""
    line = body[:1_000].decode("utf-8-sig", "replace").partition("\n")[0]
    return tuple(name.strip().strip('"').lower() for name in line.split(","))


def rows(body: bytes) -> Iterator[dict[str, str]]:
    """Every row; ParseError with the line where the table is broken."""
    csv.field_size_limit(_FIELD)
    table = csv.reader(io.TextIOWrapper(io.BytesIO(body), "utf-8-sig", "replace", newline=""))
    try:
        names = [name.strip().lower() for name in next(table, [])]
        for row in table:
            if any(row):
                yield dict(zip(names, (*row, *("",) * len(names)), strict=False))
    except csv.Error as error:
        raise ParseError(f"The table is broken in line {table.line_num}.") from error
