"""A live blog: times of day that stand alone, each above what happened then."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, is_running
from tuireader.extract.notes import is_stamp

STAMP, TOLD = "a time of day above a paragraph, as others are", "below a time of day, as others are"
_LEAST = 3


def _look(sheet: Sheet) -> Seen:
    stamps = [i for i, form in enumerate(sheet.forms) if form.size <= 3 and is_stamp(form.text) and _tells(i, sheet)]
    if len(stamps) >= _LEAST:
        for i in stamps:
            yield i, STAMP
            yield i + 1, TOLD


def _tells(line: int, sheet: Sheet) -> bool:
    """Whether running text stands below, under a heading at most."""
    below = sheet.near(line + 1), sheet.near(line + 2)
    return _runs(below[0]) or (_runs(below[1]) and below[0] is not None and not is_stamp(below[0].text))


def _runs(form: Form | None) -> bool:
    return form is not None and is_running(form)


RULE: Rule = _look
