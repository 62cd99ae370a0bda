"""Whether a line speaks of what the text speaks of: the words of the story come back, those of a teaser do not."""

from tuireader.extract.form import Rule, Seen, Sheet, measure_of, size_of


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size < 2:
            continue
        share = form.themed
        told = (
            "none"
            if share == 0
            else "few"
            if share < 0.25
            else "some"
            if share < 0.5
            else "most"
            if share < 0.8
            else "nearly all"
        )
        yield i, f"{told} of its words are the story's: {size_of(form)}"
        where = "inside" if sheet.core[0] <= i < sheet.core[1] else "above" if i < sheet.core[0] else "below"
        yield i, f"{told} of its words are the story's, {where}: {measure_of(form)}"


RULE: Rule = _look
