"""What stands on every page of a site: share bars, menus, newsletters, related links, notices; and lines said twice."""

import re
from collections.abc import Iterator

from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of

TOPICS = {
    "skip": "a skip link",
    "menu": "a menu's words",
    "section": "a section's name",
    "share": "words of sharing",
    "newsletter": "words of a newsletter",
    "account": "words of an account",
    "mailing": "words around a letter",
    "paywall": "words of a subscription",
    "related": "words of related links",
    "comments": "words of comments",
    "legal": "legal words",
    "advert": "words of advertising",
    "missing": "words of an error or a browser",
    "media": "words of a player or gallery",
    "network": "a network's name",
    "note": "words of a correction or note",
}
_AGAIN = "the same line stands above"
ADDRESS = "an address and nothing else"
REASONS = frozenset((*TOPICS.values(), _AGAIN, ADDRESS, "an arrow"))
"""What may be told as the reason for leaving a line out."""
_PLACES = {"whole": "and nothing else", "start": "at the start", "end": "at the end", "in": "inside"}
_WHOLE_ADDRESS = re.compile(r"[(<\[]?(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.-]+@[\w-]+\.\w|\.(?:com|org|net|de|co\.uk)\b")
_ARROW = re.compile(r"[»›→▸▶>]\s*$|^\s*[«‹←◂<]")
_MONEY = re.compile(r"[$€£¥]\s?\d|\d\s?[$€£¥]|\d\s?%")


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        yield from ((i, why) for why in _words(form))
        if form.copies > 1:
            yield i, _AGAIN if form.copy_above else "the same line comes again"
            yield i, f"stands more than once, {size_of(form)}"
        if _ADDRESS.search(form.text):
            yield i, "an address on the web"
            if _WHOLE_ADDRESS.fullmatch(form.text):
                yield i, ADDRESS
        if _ARROW.search(form.text):
            yield i, "an arrow"
        if _MONEY.search(form.text) and form.size < 20:
            yield i, "prices or shares"


def _words(form: Form) -> Iterator[str]:
    topics = [topic for topic in form.cues if topic in TOPICS]
    for topic in topics:
        place = form.cues[topic]
        if form.size <= 25 or place == "start":
            yield f"{TOPICS[topic]}, {_PLACES[place]}"
            yield f"{TOPICS[topic]}, {size_of(form)}"
    if len(topics) >= 3 and form.size <= 40:
        yield "the words of three such things at once"


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
