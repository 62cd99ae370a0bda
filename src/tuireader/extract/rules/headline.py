"""The headline: the line above the text whose words the text uses most."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of

_REACH = 6  # lines past the first of the thick that are still looked at


def _look(sheet: Sheet) -> Seen:
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
