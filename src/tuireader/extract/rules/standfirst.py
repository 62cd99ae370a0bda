"""The standfirst: the first longer line between headline and text, often before the byline or the date."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, measure_of


def _look(sheet: Sheet) -> Seen:
    longer = [i for i in range(min(len(sheet.forms), sheet.core[0] + 3)) if _may_be(sheet.forms[i])]
    top = sheet.core[0]
    for i in longer:
        form = sheet.forms[i]
        if top - 12 <= i < top and not any(sheet.forms[j].long for j in range(max(0, i - 6), i)):
            yield i, f"the first longer line above the text: {measure_of(form)}"
        below = next((j for j in range(i + 1, min(len(sheet.forms), i + 5)) if _frames(sheet.forms[j])), None)
        if below is not None:
            yield i, f"a byline or date {'follows' if below == i + 1 else 'comes soon'}: {measure_of(form)}"
        above = next((j for j in range(max(0, i - 3), i) if _frames(sheet.forms[j])), None)
        if above is not None:
            yield i, f"a byline or date shortly above: {measure_of(form)}"
        if i == top and top + 1 < len(sheet.forms) and form.gap != sheet.forms[top + 1].gap:
            yield i, "first of the text, its gap unlike the next"
    if top + 2 < len(sheet.forms) and sheet.core[1] > top + 2:
        first, second = sheet.forms[top], sheet.forms[top + 1]
        if second.size < 10 or second.date or ("by" in second.cues and second.cues["by"] == "start"):
            yield top, "first of the text, then a short line"
        if first.sentences == 0:
            yield top, "first of the text, a single sentence"


def _may_be(form: Form) -> bool:
    return form.size >= 7 and not form.bullet


def _frames(form: Form) -> bool:
    return form.size <= 14 and (form.date or form.cues.get("by") in ("start", "whole") or "reading" in form.cues)


RULE: Rule = _look
