"""Subheads: short lines without a full stop between paragraphs."""

import re

from tuireader.extract.form import Rule, Seen, Sheet, is_running, size_of

_NUMBERED = re.compile(
    r"^(?:\d{1,2}[.):]|[IVX]{1,4}\.)\s+\w|^(?:step|part|chapter|day|tip|teil|schritt|partie|parte)\s+\d", re.IGNORECASE
)


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size > 20:
            continue
        above, below = sheet.near(i - 1), sheet.near(i + 1)
        if below and is_running(below):
            start = "after a paragraph" if above and is_running(above) else "after a short line"
            stop = "no stop" if form.ends in "a0'-)" else "a question" if form.ends == "?" else "a stop"
            yield i, f"leads a paragraph {start}, {size_of(form)}, {stop}"
        if _NUMBERED.match(form.text):
            yield i, "a numbered heading"


RULE: Rule = _look
