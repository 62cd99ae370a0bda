"""The agency line: a short line in parentheses, or of nothing but agencies, that says where a report comes from."""

import re

from tuireader.extract.form import Rule, Seen, Sheet

_ENCLOSED = re.compile(r"[(\[（][^()]{2,60}[)\]）]\.?")
_INITIALS = re.compile(r"[(\[]?[\w.]{2,8}(?:/[\w.-]{2,12})+[)\]]?")
SIGNATURE = "signed by an agency, in parentheses"


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size > 9:
            continue
        agency = "agency" in form.cues
        if agency and _ENCLOSED.fullmatch(form.text):
            yield i, SIGNATURE + _place(i, sheet)
        elif agency and form.cues.get("agency") == "whole":
            yield i, "an agency and nothing else" + _place(i, sheet)
        if _INITIALS.fullmatch(form.text):
            yield i, "initials with strokes between" + _place(i, sheet)


def _place(line: int, sheet: Sheet) -> str:
    first, end = sheet.core
    return ", at the end of the text" if first < end and end - 2 <= line <= end + 2 else ""


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
