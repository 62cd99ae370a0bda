"""How the page sets its text: whether blank lines stand around a line as they do around most of the running text. Paragraphs of
one story are set alike; what comes from elsewhere on the page is often set closer, or wider."""

from collections import Counter

from tuireader.extract.form import Form, Rule, Seen, Sheet, measure_of, size_of

_ALIKE = 0.6  # the share of paragraphs that makes a habit
_FEW = 4


def _look(sheet: Sheet) -> Seen:
    usual = _usual(sheet)
    if usual is None:
        return
    first, end = sheet.core
    for i, form in enumerate(sheet.forms):
        if first - 30 <= i < end + 30:
            how = _how(_setting(form), usual)
            where = "in the text" if first <= i < end else "outside it"
            yield i, f"set {how} the text, {where}: {measure_of(form)}"
            yield i, f"set {how} the text: {size_of(form)}"


def _setting(form: Form) -> tuple[bool, bool]:
    """Whether a blank line stands above, and below."""
    return form.gap > 0, form.after > 0


def _usual(sheet: Sheet) -> tuple[bool, bool] | None:
    """How most of the thick's running text is set; None where there is too little of it, or no habit."""
    seen = Counter(_setting(sheet.forms[i]) for i in sheet.running if sheet.core[0] <= i < sheet.core[1])
    if seen.total() < _FEW:
        return None
    setting, count = seen.most_common(1)[0]
    return setting if count >= _ALIKE * seen.total() else None


def _how(setting: tuple[bool, bool], usual: tuple[bool, bool]) -> str:
    if setting == usual:
        return "like"
    if setting[0] == usual[0]:
        return "above like, below unlike"
    return "below like, above unlike" if setting[1] == usual[1] else "unlike"


RULE: Rule = _look
