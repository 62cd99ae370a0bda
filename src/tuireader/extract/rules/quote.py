"""What the source sets apart as quoted: a line that is all quotation, a post with its handle, what follows a colon."""

import re

from tuireader.extract.form import Rule, Seen, Sheet, size_of

ANSWERED = "marked as letters mark what they answer"
SPOKEN = "somebody's words within a sentence"
_ANSWERED = re.compile(r">+ \S")
_MARKED = re.compile(r">|» ")
_WORDS = re.compile('[“„"«»‹][^“”„"«»‹›]*[”“"»«›]')
_BESIDE = 3  # words outside the marks
_HANDLE = re.compile(r"^\s*[—–-]\s?.{2,60}\(?@\w+|pic\.twitter\.com|\bt\.co/")


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.quoted:
            yield i, f"all in quotation marks, {size_of(form)}"
        elif form.starts == "“":
            yield i, f"opens a quotation, {size_of(form)}"
        if _HANDLE.search(form.text):
            yield i, "a post from a network"
        if _MARKED.match(form.text):
            yield i, "marked as quoted"
        if _ANSWERED.match(form.text):
            yield i, ANSWERED
        if _is_spoken(form.text):
            yield i, SPOKEN
        above = sheet.near(i - 1)
        if above and above.ends == ":":
            yield i, f"after a colon, {size_of(form)}"
        if form.starts == "-" and form.size <= 10 and form.titled > 0.6 and form.text[0] in "—–-":
            yield i, "a dash and a name"


def _is_spoken(text: str) -> bool:
    beside, found = _WORDS.subn(" ", text)
    return found > 0 and len(beside.split()) >= _BESIDE


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
