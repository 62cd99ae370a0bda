"""Tables: columns as wide as their words where the measure allows, narrower where it does not, and one record after the
other where columns would be too narrow to read."""

import re
from dataclasses import dataclass

from tuireader.model.article import Table
from tuireader.typeset.cells import width
from tuireader.typeset.forme import Forme
from tuireader.typeset.lines import Line, Role, Run
from tuireader.typeset.runs import filled, shifted, styled

_LEAST = 6
"""A column that must be narrower than this, or than its only word, makes the table a list of records."""

_NUMBER = re.compile(r"[\s\d.,:%‰°+\-−–—/()$€£¥]*\d[\s\d.,:%‰°+\-−–—/()$€£¥]*[A-Za-z]{0,3}|[-–—]?")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    offset: int


def table(block: Table, index: int, forme: Forme) -> list[Line]:
    """The lines of a table."""
    rows = _cells(block)
    if not rows or not rows[0]:
        return []
    columns = _columns(rows, forme.measure)
    header, body = (rows[0], rows[1:]) if block.header else (None, rows)
    if not columns:
        return _records(header, body, index, forme)
    return _grid(header, body, columns, index, forme)


def _cells(block: Table) -> list[list[_Cell]]:
    """All rows, the header first, each as long as the longest, with the offsets of `block_text`."""
    rows: list[list[_Cell]] = []
    offset = 0
    for row in (block.header, *block.rows) if block.header else block.rows:
        cells = []
        for text in row:
            cells.append(_Cell(text, offset))
            offset += len(text) + 1
        rows.append(cells)
        offset += 0 if row else 1
    longest = max((len(row) for row in rows), default=0)
    return [row + [_Cell("", -1)] * (longest - len(row)) for row in rows]


def _columns(rows: list[list[_Cell]], measure: int) -> list[int]:
    """Widths of the columns, none where they cannot all be wide enough."""
    wished = [min(measure, max(1, *(width(row[n].text) for row in rows))) for n in range(len(rows[0]))]
    least = [min(wish, max(_LEAST, *(_longest_word(row[n].text) for row in rows))) for n, wish in enumerate(wished)]
    room = measure - 3 * (len(wished) - 1)
    if sum(least) > room:
        least = [min(wish, _LEAST) for wish in wished] if len(wished) <= 3 else least
        if sum(least) > room or room < 2 * len(wished):
            return []
    while sum(wished) > room:
        widest = max((n for n in range(len(wished)) if wished[n] > least[n]), key=lambda n: wished[n])
        wished[widest] -= 1
    return wished


def _longest_word(text: str) -> int:
    return min(16, max((width(word) for word in text.split()), default=0))


def _grid(
    header: list[_Cell] | None, body: list[list[_Cell]], columns: list[int], index: int, forme: Forme
) -> list[Line]:
    right = [all(_NUMBER.fullmatch(row[n].text) for row in body) and bool(body) for n in range(len(columns))]
    rule = Run("─┼─".join("─" * cells for cells in columns), Role.TABLE_LINE)
    lines: list[Line] = []
    if header:
        lines += _row(header, columns, right, Role.TABLE_HEAD, index, forme)
        lines.append(forme.line(index, (rule,), offset=lines[-1].offset))
    set_rows = [_row(row, columns, right, Role.TABLE, index, forme) for row in body]
    loose = any(len(row) > 1 for row in set_rows)
    for n, row in enumerate(set_rows):
        if loose and n:
            lines.append(forme.line(index, (rule,), offset=row[0].offset))
        lines += row
    return lines


def _row(cells: list[_Cell], columns: list[int], right: list[bool], role: Role, index: int, forme: Forme) -> list[Line]:
    """One row of the table in as many lines as its longest cell."""
    stacks = [filled(_runs(cell, role), room) for cell, room in zip(cells, columns, strict=True)]
    lines = []
    for level in range(max(1, *(len(stack) for stack in stacks))):
        runs: list[Run] = []
        for n, (stack, room) in enumerate(zip(stacks, columns, strict=True)):
            piece = stack[level] if level < len(stack) else ()
            space = Run(" " * (room - sum(width(run.text) for run in piece)), role)
            runs += [Run(" │ ", Role.TABLE_LINE)] if n else []
            runs += (space, *piece) if right[n] else (*piece, space)
        lines.append(forme.line(index, (run for run in runs if run.text), offset=cells[0].offset))
    return lines


def _records(header: list[_Cell] | None, body: list[list[_Cell]], index: int, forme: Forme) -> list[Line]:
    """Every row as a record: what the column is called, then what stands in it."""
    lines: list[Line] = []
    if header and not body:
        body, header = [header], None
    for n, row in enumerate(body):
        if n:
            rule = Run("─" * min(forme.measure, 12), Role.TABLE_LINE)
            lines.append(forme.line(index, (rule,), offset=row[0].offset))
        for column, cell in enumerate(row):
            name = header[column] if header else _Cell("", -1)
            if not cell.text and (n or not name.text):
                continue
            # the names are the table's own words once, and labels from then on
            named = [Run(name.text, Role.TABLE_HEAD, -1 if n else name.offset), Run(": ", Role.TABLE_HEAD)]
            runs = [*(named if name.text else ()), *_runs(cell, Role.TABLE)]
            rows = filled(runs, forme.measure - 2)
            lines += [forme.line(index, line, 2 if k else 0, cell.offset) for k, line in enumerate(rows)]
    return lines


def _runs(cell: _Cell, role: Role) -> list[Run]:
    return shifted(styled(cell.text, role), cell.offset)
