"""Code: indentation, the marks that programs are full of."""

import re

from tuireader.extract.form import Rule, Seen, Sheet, measure_of

_MARKS = re.compile(r"[{}()\[\]<>=;$&|\\_*#/+^~`@%]")
_CALL = re.compile(
    r"\w\(.*\)|[\w.\])]\s*(?::=|[!=<>]?=)\s*\S|^\s*[\w-]+:\s?[^;]*;\s*$|</?\w+[^>]*>|^\s*(?://|#|/\*|\*|--|\$ |>>> )|\w+\.\w+\("
)
_KEYWORD = re.compile(
    r"^\s*(?:def|class|import|from|return|if|else|elif|for|while|var|let|const|function|public|private|static|void|int|use|fn|end|begin|sudo|npm|pip|git|print|echo|#include|package|try|catch|throw|new|await|async)\b"
)


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.indent:
            yield i, "indented" if form.indent < 8 else "far indented"
        share = len(_MARKS.findall(form.text)) / len(form.text)
        if share > 0.06:
            yield i, f"{'some' if share < 0.15 else 'many'} marks of code: {measure_of(form)}"
        if form.ends == "-" and form.text[-1] in ";{}>(=[":
            yield i, "ends like code"
        if form.size <= 25 and _CALL.search(form.text):
            yield i, "a call, a tag or an assignment"
        if form.size <= 25 and _KEYWORD.match(form.text):
            yield i, "begins with a word of programs"
        if form.starts == "-" and form.text[0] in "<{[/|":
            yield i, "begins like code"


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
