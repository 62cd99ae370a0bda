"""Table rows: figures in columns, cells parted by tabs."""

import re

from tuireader.extract.form import Rule, Seen, Sheet, measure_of

_FIGURE = re.compile(r"(?<!\w)[+−-]?\d[\d.,]*%?(?!\w)")


def _look(sheet: Sheet) -> Seen:
    figures = [len(_FIGURE.findall(form.text)) for form in sheet.forms]
    for i, form in enumerate(sheet.forms):
        if "\t" in sheet.page.lines[i].text.strip():
            yield i, "cells parted by tabs"
        if figures[i] >= 2 and form.size <= 20:
            yield i, "several figures"
        near = [figures[j] for j in range(max(0, i - 2), min(len(figures), i + 3)) if j != i]
        if form.size <= 8 and sum(n > 0 for n in near) >= 3:
            yield i, f"figures in the lines around: {measure_of(form)}"


RULE: Rule = _look
