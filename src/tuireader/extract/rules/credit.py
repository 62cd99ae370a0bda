"""Credits on a line of their own: "Photo: Name", "Name/Agency", "© Name", a name in parentheses."""

import re

from tuireader.extract.credit import is_credit
from tuireader.extract.form import Rule, Seen, Sheet, size_of

BRACKETED = "a credit in brackets"
_FEW = 6  # words
_STROKE = re.compile(r"\w\s?/\s?\w")


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size > 16:
            continue
        if is_credit(form.text):
            yield i, "has the form of a credit"
            yield i, f"has the form of a credit, {size_of(form)}"
            if form.text[0] in "([" and form.size <= _FEW:
                yield i, BRACKETED
        if "©" in form.text or "(c)" in form.text.lower():
            yield i, f"a copyright sign, {size_of(form)}"
        if _STROKE.search(form.text):
            yield i, f"a stroke between names, {size_of(form)}"
        if form.text[0] in "([" and form.text.rstrip(".")[-1] in ")]":
            yield i, f"all in parentheses, {size_of(form)}"


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
