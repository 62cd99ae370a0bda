"""When, and how long to read: dates, clock times, "3 hours ago", "4 min read"."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size > 20:
            continue
        if form.date:
            yield i, f"a date, {size_of(form)}"
            if _bare(form, sheet):
                yield i, "a date and nothing else"
        if form.clock:
            yield i, f"a time of day, {size_of(form)}"
        if form.cues.get("published") in ("start", "whole"):
            yield i, f"begins with “published” or the like{', with a date' if form.date or form.clock else ''}"
        if "ago" in form.cues and any(c.isdigit() for c in form.text):
            yield i, "so long ago"
        if "reading" in form.cues and form.size <= 6 and any(c.isdigit() for c in form.text):
            yield i, "minutes of reading"
            if form.size <= 2:
                yield i, "minutes of reading and nothing else"


def _bare(form: Form, sheet: Sheet) -> bool:
    known = sheet.words
    other = [t for t in form.tokens if not t[0].isdigit() and t not in known.months and t not in known.weekdays]
    return len([t for t in other if len(t) > 3]) <= 1


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
