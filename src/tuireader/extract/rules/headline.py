"""The headline: the line above the text whose words the text uses most."""

from collections import defaultdict

from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of

KNOWN, KNOWN_HINT = "the source says that it is the headline", "headline"
_BEGINNING = 4  # words
_REACH = 6  # lines past the first of the thick that are still looked at


def _look(sheet: Sheet) -> Seen:
    yield from ((i, KNOWN) for i, line in enumerate(sheet.page.lines) if KNOWN_HINT in line.hints)
    ranked = _ranked(sheet)
    for place, i in enumerate(ranked[:3]):
        ordinal = ("most", "second most", "third most")[place]
        yield i, f"of all lines above the text its words return {ordinal}"
        yield i, f"its words return {ordinal} in the text, {size_of(sheet.forms[i])}"
    if ranked:
        for i in range(max(0, ranked[0] - 3), min(len(sheet.forms), ranked[0] + 9)):
            if i != ranked[0]:
                yield i, f"{_steps(i - ranked[0])} the likeliest headline: {size_of(sheet.forms[i])}"
        first_copy = [i for i in ranked if sheet.forms[i].copies > 1][:1]
        yield from ((i, "likeliest headline of those that stand twice") for i in first_copy)
    for i in range(sheet.core[0]):
        around = [f for j in range(i - 4, i + 5) if j != i and (f := sheet.near(j)) and not f.long]
        form = sheet.forms[i]
        if not form.long and form.size >= 4 and all(form.size > f.size for f in around):
            yield i, "the longest short line around"
    for i, form in enumerate(sheet.forms):
        if form.size <= 20:
            yield i, f"its words {_share(form)} in the text, {size_of(form)}"
    yield from _echoes(sheet)


def _echoes(sheet: Sheet) -> Seen:
    """Lines that begin with the same words as another one, but are not the same: a headline with the site's name behind
    it, or cut off in the path above it."""
    begin = [tuple(form.tokens[:_BEGINNING]) if len(form.tokens) >= _BEGINNING else () for form in sheet.forms]
    lines = defaultdict(list)
    for i, words in enumerate(begin):
        if words:
            lines[words].append(i)
    for alike in lines.values():
        lengths = {len(sheet.forms[i].tokens) for i in alike}
        if len(lengths) > 1:
            for i in alike:
                form = sheet.forms[i]
                yield (
                    i,
                    f"another line begins like it and is {'longer' if len(form.tokens) < max(lengths) else 'shorter'}",
                )


def _ranked(sheet: Sheet) -> list[int]:
    """Lines that may be the headline, the likeliest first; among equals the later, which stands nearer to the text."""
    end = min(len(sheet.forms), sheet.core[0] + _REACH) if sheet.core[1] else min(len(sheet.forms), 40)
    worth = {i: _worth(sheet.forms[i], i < sheet.core[0]) for i in range(end)}
    found = [i for i, value in worth.items() if value > 0]
    return sorted(found, key=lambda i: (-worth[i], -i))[:6]


def _worth(form: Form, above: bool) -> float:
    if not 2 <= form.size <= 30 or (form.long and form.sentences > 1):
        return 0.0
    return form.topical * min(form.size, 9.0) * (1.0 if above else 0.6) * (0.7 if form.ends == "." else 1.0)


def _steps(distance: int) -> str:
    if distance < 0:
        return f"{-distance} above"
    return f"{distance} below" if distance <= 3 else "4 to 8 below"


def _share(form: Form) -> str:
    share = form.topical
    return (
        "do not return"
        if share == 0
        else "return in part"
        if share < 0.5
        else "return mostly"
        if share < 1
        else "all return"
    )


RULE: Rule = _look
