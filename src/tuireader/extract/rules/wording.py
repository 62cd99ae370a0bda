"""Single words of short lines, as evidence of their own: what the cues of the languages do not name, the weights may know."""

from tuireader.extract.form import Rule, Seen, Sheet

_SHORT = 6
_EDGE = 12


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size <= _SHORT:
            yield from ((i, f"the word “{token}”") for token in form.tokens if not token[0].isdigit())
        elif form.size <= _EDGE and form.tokens:
            yield i, f"the first word “{form.tokens[0]}”"


RULE: Rule = _look
