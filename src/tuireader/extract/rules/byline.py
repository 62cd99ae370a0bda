"""The byline: "By" and a name, a bare name by the headline, the words that describe an author."""

import re

from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of

_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w’'.-]*|de|van|von|der|den|la|le|di|da|dos|del|bin|al|el|af|zu)"
    r"(?:\s+(?:[^\W\d_a-z][\w’'.-]*|de|van|von|der|den|la|le|di|da|dos|del|bin|al|el|af|zu)){1,3}"
)
_AND = "and|und|et|y|e|en|og|och|ja|és|și|şi|ir|un|и|та|ve|dan"
_JOIN = re.compile(rf"\s*(?:[,;|/·&]|\b(?:{_AND})\b)\s*")


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        cue = form.cues.get("by")
        named = _names(_after_by(form)) if cue == "start" else 0
        if cue in ("start", "whole") and form.size <= 16:
            yield i, f"begins with “by”{' and a name' if named else ''}"
            yield i, f"begins with “by”, {size_of(form)}"
        names = _names(form.text)
        if names:
            yield i, "a name and nothing else" if names == 1 else "names and nothing else"
            yield i, f"{'a name' if names == 1 else 'names'}, {_where(i, sheet)}"
            if form.copies > 1:
                yield i, "a name that stands more than once"
        if "author" in form.cues and form.size <= 30:
            yield i, f"words of an author, {form.cues['author']}"
            yield i, f"words of an author, {size_of(form)}"
        if form.size <= 12 and form.copies == 1 and _named_elsewhere(form, sheet):
            yield i, "a name that other lines speak of"


def _after_by(form: Form) -> str:
    return form.text.partition(" ")[2]


def _names(text: str) -> int:
    """How many names the text is made of; 0 where it holds anything else."""
    if len(text) > 120:
        return 0
    parts = [part for part in _JOIN.split(text.strip(" .")) if part]
    return len(parts) if parts and all(_NAME.fullmatch(part) for part in parts) else 0


def _where(line: int, sheet: Sheet) -> str:
    first, end = sheet.core
    if line < first - 12 or line > end + 4:
        return "far from the text"
    return "above the text" if line < first else "below the text" if line >= end - 1 else "in the text"


def _named_elsewhere(form: Form, sheet: Sheet) -> bool:
    return _names(form.text) == 1 and form.text.lower() in sheet.joined


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
