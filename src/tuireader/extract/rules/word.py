"""Words by themselves: what the shorter lines say, and what the longer ones begin and end with. Many sites say the same in their
menus and notices; a word counts only if many publishers use it so."""

from tuireader.extract.form import Rule, Seen, Sheet

_SHORT = 6  # words
_LONG = 45


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        tokens = form.tokens
        if not tokens or form.size > _LONG:
            continue
        if form.size <= _SHORT:
            yield from ((i, f"says “{token}”") for token in dict.fromkeys(tokens) if _tells(token))
        elif _tells(tokens[0]):
            yield i, f"begins with “{tokens[0]}”"
        if len(tokens) > 2:
            yield i, f"begins with “{tokens[0]} {tokens[1]}”"


def _tells(token: str) -> bool:
    return len(token) > 1 and not token.isdigit()


RULE: Rule = _look
