"""The cast of an article: which names it holds, in full, and who of them can be "he" or "she"."""

import re
from collections import Counter
from collections.abc import Iterable

from tuireader.extract.speech.lexicon import Lexicon, given_names, is_given
from tuireader.extract.speech.tokens import PARTICLES, Token, split_title

_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_CAPITAL = rf"[{_UPPER}](?:[\w’'‑-]*\w|\.)?"
_LINK = "(?:(?:" + "|".join(sorted(map(re.escape, PARTICLES), reverse=True)) + ") ){0,3}"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?: {_LINK}{_CAPITAL}){{1,5}}")
_WITHIN = re.compile(rf"(?<=[a-zà-ÿß,;] )[{_UPPER}][\w’'‑-]*\w")
_POSSESSIVE = re.compile("[’'‘]s$")


class Cast:
    """Names by their last word and by their given name."""

    def __init__(self, texts: Iterable[str], words: Lexicon) -> None:
        self.words = words
        self.seen: set[str] = set()  # words that stood with a capital inside a sentence
        self.titled: set[str] = set()
        self.by_last: dict[str, Counter[str]] = {}
        self.by_given: dict[str, set[str]] = {}
        for text in texts:
            self._read(text)

    def _read(self, text: str) -> None:
        self.seen.update(_POSSESSIVE.sub("", name) for name in _WITHIN.findall(text))
        for match in _RUN.finditer(text):
            run = _POSSESSIVE.sub("", match.group()).split(" ")
            while run and (run[0].lower() in self.words.small or run[0].lower() in self.words.calendar):
                run.pop(0)
            head, name = split_title(run, self.words)
            while name and name[0] in PARTICLES:
                name.pop(0)
            if name and (head or len(name) > 1):
                self.seen.add(name[-1])
            if name and head:
                self.titled.add(name[-1])
            if 1 < len(name) <= 5:
                full = " ".join(name)
                self.by_last.setdefault(name[-1], Counter())[full] += 1
                if is_given(name[0]):
                    self.by_given.setdefault(name[0], set()).add(full)

    def knows(self, name: str) -> bool:
        """Whether the article shows elsewhere that this is a name."""
        last = name.rsplit(" ", 1)[-1]
        if self.words.capital_nouns:
            return last in self.by_last or name in self.by_given
        return last in self.seen or last in self.by_last

    def full(self, name: str) -> str:
        """The fullest form of a name that the article has."""
        parts = name.split(" ")
        known = self.by_last.get(parts[-1])
        if known and (len(parts) == 1 or parts[0].lower() in PARTICLES):
            return max(known, key=lambda full: (is_given(full.split(" ")[0]), known[full], -len(full)))
        if len(parts) == 1 and len(found := self.by_given.get(name, set())) == 1:
            return next(iter(found))
        return name

    def person(self, token: Token) -> bool:
        """Whether a name is a person's: by a given name, a title, or the fuller name that it belongs to."""
        full = self.full(token.text).split(" ")
        if any(part.lower() in self.words.bodies for part in full):
            return False
        return token.titled or full[-1] in self.titled or is_given(full[0])

    def gender(self, name: str) -> str:
        men, women = given_names()
        first = self.full(name).split(" ")[0].lower().partition("-")[0]
        if (first in men) == (first in women):
            return ""  # unknown, or given to both
        return "m" if first in men else "f"
