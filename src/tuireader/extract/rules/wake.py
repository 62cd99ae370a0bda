"""What a line comes in the wake of: a heading such as "Related" or "Comments" colours all that follows it, until the text
goes on."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, is_running, measure_of, size_of

_HEADINGS = {
    "related": "related links",
    "comments": "comments",
    "newsletter": "a newsletter",
    "share": "sharing",
    "network": "sharing",
    "advert": "advertising",
    "paywall": "a subscription",
    "account": "an account",
    "legal": "legal words",
    "author": "words of an author",
    "section": "a section's name",
    "menu": "a menu's words",
}
_FAR = 15


def _look(sheet: Sheet) -> Seen:
    topic, distance, passed = "", 0, 0
    for i, form in enumerate(sheet.forms):
        distance += 1
        if topic and distance <= _FAR:
            since = "no text since" if passed == 0 else "one paragraph since" if passed == 1 else "text since"
            near = "right" if distance == 1 else "shortly" if distance <= 4 else "some lines"
            yield i, f"{near} below {topic}, {since}"
            if passed < 2:
                yield i, f"below {topic}: {size_of(form)}"
        passed += is_running(form)
        if said := _heading(form):
            topic, distance, passed = said, 0, 0
        yield from ((i, why) for why in _around(i, sheet))


def _heading(form: Form) -> str:
    if form.size > 5:
        return ""
    return next((_HEADINGS[t] for t, place in form.cues.items() if t in _HEADINGS and place in ("whole", "start")), "")


def _around(line: int, sheet: Sheet) -> list[str]:
    near = [sheet.forms[j] for j in range(max(0, line - 4), min(len(sheet.forms), line + 5)) if j != line]
    titles = sum(5 <= form.size <= 17 and form.ends in "a0'?)" for form in near)
    dates = sum(form.size <= 8 and (form.date or form.clock or "ago" in form.cues) for form in near)
    measure = measure_of(sheet.forms[line])
    found = [f"{'no' if not titles else 'few' if titles <= 2 else 'many'} headline-like lines around: {measure}"]
    if dates:
        found.append(f"{'a date' if dates == 1 else 'dates'} around: {measure}")
    return found


RULE: Rule = _look
