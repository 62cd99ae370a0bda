"""List items: a bullet or number, like lines without gaps between, a colon above the first."""

import re

from tuireader.extract.form import Form, Rule, Seen, Sheet, measure_of

_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s")
_MARKED = re.compile(r"^\[\d{1,3}\]|\bRetrieved\b|\bISBN\b|\bdoi:|\bpp?\. \d")
_CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\w")


def _look(sheet: Sheet) -> Seen:
    head = ""
    for i, form in enumerate(sheet.forms):
        if form.text[0] == "^" or _MARKED.search(form.text):
            yield i, "a note's mark"
        if _CHAPTER.match(form.text):
            yield i, "a chapter's number"
        if form.bullet:
            yield i, "a number before it" if _NUMBER.match(form.text) else "a bullet before it"
        if form.gap:
            above = sheet.near(i - 1)
            head = "after a colon" if above and above.ends == ":" else ""
        if head and sheet.tight_runs[i] > 1:
            yield i, f"in a run of lines {head}: {measure_of(form)}"
        if form.gap == 0 and i and _alike(form, sheet.forms[i - 1]):
            yield i, f"built like the line above: {measure_of(form)}"
        below = sheet.near(i + 1)
        if below and below.gap == 0 and _alike(form, below):
            yield i, f"built like the line below: {measure_of(form)}"


def _alike(one: Form, other: Form) -> bool:
    return one.ends == other.ends and one.starts == other.starts and 0.5 <= one.size / other.size <= 2


RULE: Rule = _look
