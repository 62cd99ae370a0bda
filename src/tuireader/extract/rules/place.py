"""Where a line stands: against the thick of the text, among blank lines, among its like."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, measure_of, size_of

# Of 352 headlines all but one in thirty stand within so many lines of the thick of their text; menus with sentences in them look
# like a story otherwise.
_SIGHT = 60
OUT_OF_SIGHT = f"more than {_SIGHT} lines above the thick of the text"
UNBEGUN = f"the first line, more than {_SIGHT} lines above the thick of the text"


def _look(sheet: Sheet) -> Seen:
    count = len(sheet.forms)
    for i, form in enumerate(sheet.forms):
        measure, where = measure_of(form), _against_core(i, sheet.core)
        yield i, f"{where}: {measure}"
        yield i, f"{where.partition(',')[0]}: {size_of(form)}"
        gaps = _gaps(form)
        yield i, f"{gaps}: {measure}"
        yield i, f"{where.partition(',')[0]}, {gaps}"
        for step, side in ((-2, "two lines above"), (2, "two lines below")):
            if other := sheet.near(i + step):
                yield i, f"{side}: {size_of(other)}"
        above, below = sheet.running_around(i, 3)
        yield i, f"{_few(above)} above, {_few(below)} below: {measure}"
        far_above, far_below = sheet.running_around(i, 12)
        yield i, f"{_some(far_above)} further up, {_some(far_below)} further down"
        yield i, f"{_some(far_above)} further up, {_some(far_below)} further down: {size_of(form)}"
        if form.size <= 5:
            yield i, f"short lines together, {_number(sheet.short_runs[i])}"
        yield i, f"lines without a gap, {_number(sheet.tight_runs[i])}: {measure}"
        share = _share(sheet.shares[i])
        yield i, f"{share} of the page's text above: {size_of(form)}"
        yield i, f"{share} of the page's text above, {where.partition(',')[0]}"
        if i < sheet.core[0] - _SIGHT:
            yield i, OUT_OF_SIGHT if i else UNBEGUN
        if i == 0:
            yield i, "the first line of all"
        if i == count - 1:
            yield i, "the last line of all"
        if form.gap >= 2 and sheet.core[0] < i < sheet.core[1]:
            yield i, "a wider gap above, inside the text"
        if form.after >= 2 and i == sheet.core[0]:
            yield i, "set apart from the text by a wider gap"


def _against_core(line: int, core: tuple[int, int]) -> str:
    first, end = core
    if end == 0:
        return "no running text"
    if line < first:
        return f"above the text, {_distance(first - line)}"
    if line >= end:
        return f"below the text, {_distance(line - end + 1)}"
    if line == first:
        return "first of the text"
    return "second of the text" if line == first + 1 else "last of the text" if line == end - 1 else "in the text"


def _distance(lines: int) -> str:
    return str(lines) if lines <= 3 else "4 to 6" if lines <= 6 else "7 to 15" if lines <= 15 else "far"


def _gaps(form: Form) -> str:
    if form.gap:
        return "blank lines around" if form.after else "a blank line above"
    return "a blank line below" if form.after else "no blank line"


def _share(share: float) -> str:
    if share in (0.0, 1.0):
        return "none" if share == 0 else "all"
    return "a little" if share < 0.15 else "a part" if share < 0.7 else "most" if share < 0.95 else "nearly all"


def _few(running: int) -> str:
    return ("no text", "one paragraph", "two", "three")[min(running, 3)]


def _some(running: int) -> str:
    return "no text" if running == 0 else "a little text" if running <= 3 else "text" if running <= 7 else "much text"


def _number(run: int) -> str:
    return str(run) if run <= 2 else "3 to 5" if run <= 5 else "6 to 12" if run <= 12 else "many"


RULE: Rule = _look
