"""Who signs a page of plain text and its pictures, and when, where the labels of single lines leave it in doubt: names and
the words of menus are written alike, and so are a date and a subhead.
"""

import re

from tuireader.extract.credit import is_credit
from tuireader.extract.label import HEAD, Place
from tuireader.extract.page import Label, Page
from tuireader.extract.speech.lexicon import is_given
from tuireader.extract.when import is_date
from tuireader.extract.words import labels

BY = re.compile(rf"^(?:(?:by|von|par|por|di|door|av|af)\s+|(?:{labels('by')})\s*[:：]\s*)(?=\S)", re.IGNORECASE)
_ABOVE = 3  # lines above the headline in which an author may stand
_SAID = 12  # words that a line beginning with "by" at most has


def signed(places: list[Place], page: Page) -> list[Place]:
    """The places, mended: credits that were taken for subheads, a date for the text that stands below it, and words of menus for
    names."""
    mended = _dated(_credited(places, page), page)
    bylines = any(place.label is Label.BYLINE for place in mended)
    return _named(mended, page) if bylines else _signed_above(mended, page)


def _credited(places: list[Place], page: Page) -> list[Place]:
    """A subhead that is written like a credit is one: of 1,300 true subheads none is."""
    return [
        Place(place.room, Label.CREDIT)
        if place.label is Label.SUBHEAD and is_credit(line.text) and not BY.match(line.text)
        else place
        for place, line in zip(places, page.lines, strict=True)
    ]


def _dated(places: list[Place], page: Page) -> list[Place]:
    """A date that the text seems to begin with stands above it."""
    at = next((i for i, place in enumerate(places) if place.label in (Label.SUBHEAD, Label.PARAGRAPH)), None)
    if at is None or not is_date(page.lines[at].text, page.language):
        return places
    return [*places[:at], Place(HEAD, Label.TIME), *places[at + 1 :]]


def _named(places: list[Place], page: Page) -> list[Place]:
    """Where a line says "by" somebody, a line without the word is a byline only if it begins with a given name and is no
    credit: the words of menus ("Read Later") are written like names."""
    lines = [i for i, place in enumerate(places) if place.label is Label.BYLINE]
    sure = [i for i in lines if BY.match(page.lines[i].text.strip())]
    if not sure:
        return places
    texts = {i: page.lines[i].text.strip() for i in lines if i not in sure}
    none = {i for i, text in texts.items() if is_credit(text) or not is_given(text.partition(" ")[0])}
    return [Place(place.room, Label.FURNITURE) if i in none else place for i, place in enumerate(places)]


def _signed_above(places: list[Place], page: Page) -> list[Place]:
    """Where nothing else is a byline, a name right above the headline is: ten of eleven such names were the author's on pages of
    publishers that nothing was learned from."""
    head = next((i for i, place in enumerate(places) if place.label is Label.HEADLINE), 0)
    near = range(max(0, head - _ABOVE), head)
    at = next((i for i in near if places[i].label is Label.FURNITURE and _names(page.lines[i].text)), None)
    return places if at is None else [*places[:at], Place(places[at].room, Label.BYLINE), *places[at + 1 :]]


def _names(text: str) -> bool:
    """Whether a line says "by" somebody, or is a given name and a family name."""
    words = BY.sub("", text.strip()).split()
    if not words or not is_given(words[0]):
        return False
    if BY.match(text.strip()):
        return len(words) <= _SAID
    return 2 <= len(words) <= 4 and all(word.istitle() for word in words)
