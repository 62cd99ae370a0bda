"""Who signs a page of plain text, where the labels of single lines leave it in doubt: names and the words of menus are
written alike.
"""

import re

from tuireader.extract.credit import is_credit
from tuireader.extract.label import Place
from tuireader.extract.page import Label, Page
from tuireader.extract.speech.lexicon import is_given

BY = re.compile(r"^(?:by|von|par|por|di|door|av|af)\s+(?=\S)", re.IGNORECASE)
_ABOVE = 3  # lines above the headline in which an author may stand
_SAID = 12  # words that a line beginning with "by" at most has


def signed(places: list[Place], page: Page) -> list[Place]:
    """Where a line says "by" somebody, a line without the word is a byline only if it begins with a given name and is no
    credit: the words of menus ("Read Later") are written like names."""
    lines = [i for i, place in enumerate(places) if place.label is Label.BYLINE]
    if not lines:
        return _signed_above(places, page)
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
