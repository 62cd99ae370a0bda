"""The company a line keeps: what the lines are like that stand with it, no blank line between."""

from tuireader.extract.form import Group, Rule, Seen, Sheet, measure_of, size_of


def _look(sheet: Sheet) -> Seen:
    for i, (form, group) in enumerate(zip(sheet.forms, sheet.groups, strict=True)):
        if group.count == 1:
            yield i, f"stands alone: {size_of(form)}"
            continue
        where = "in the text" if sheet.core[0] <= i < sheet.core[1] else "outside the text"
        yield i, f"among {_lines(group)} lines of {_kind(group)} {where}"
        yield i, f"among lines of {_kind(group)}: {measure_of(form)}"
        yield i, f"among lines {_topic(group)}, {where}: {measure_of(form)}"
        if i == group.first:
            yield i, f"first of {_lines(group)} lines of {_kind(group)}"
        elif i == group.first + group.count - 1:
            yield i, f"last of {_lines(group)} lines of {_kind(group)}"


def _lines(group: Group) -> str:
    return str(group.count) if group.count <= 3 else "4 to 8" if group.count <= 8 else "many"


def _kind(group: Group) -> str:
    if group.running > 0.5:
        return "running text"
    if group.stopped > 0.6:
        return "sentences"
    size = (
        "one or two words"
        if group.size <= 2.5
        else "few words"
        if group.size <= 6
        else "some words"
        if group.size <= 14
        else "many words"
    )
    return f"{size}{', like speech' if group.wordy > 0.6 else ''}"


def _topic(group: Group) -> str:
    return (
        "foreign to the text"
        if group.topical < 0.2
        else "near the text"
        if group.topical < 0.6
        else "of the text's words"
    )


RULE: Rule = _look
