"""The cast of an article: which names it holds, in full, and who of them can be "he" or "she"."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tuireader.extract.speech.lexicon import Lexicon, given_names, is_given
from tuireader.extract.speech.tokens import PARTICLES, Token, split_title

_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_CAPITAL = rf"[{_UPPER}](?:[\w’'‑-]*\w|\.)?"
_LINK = "(?:(?:" + "|".join(sorted(map(re.escape, PARTICLES), reverse=True)) + ") ){0,3}"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?: {_LINK}{_CAPITAL}){{1,5}}")
_WITHIN = re.compile(rf"(?<=[a-zà-ÿß,;] )[{_UPPER}][\w’'‑-]*\w")
_ALONE = re.compile(rf"(?:(?<=[a-zà-ÿß,;] )|(?<=[.!?”\"] )|^)[{_UPPER}][\w’'‑-]*\w(?=,? [a-zà-ÿ])", re.MULTILINE)
_POSSESSIVE = re.compile("[’'‘]s$")


class Cast:
    """Names by their last word and by their given name."""

    def __init__(self, texts: Sequence[str], words: Lexicon) -> None:
        self.words = words
        self.seen: set[str] = set()  # words that stood with a capital inside a sentence
        self.titled: set[str] = set()
        self.alone: set[str] = set()  # that stood without a given name
        self.holders: dict[str, set[str]] = {}
        self.text = "\n".join(texts)
        self.common: set[str] = set()  # where nouns have capitals: those with an article, and who speaks without one
        self.tellers: set[str] = set()
        self.by_last: dict[str, Counter[str]] = {}
        self.by_given: dict[str, set[str]] = {}
        self._read(self.text)
        if words.capital_nouns:
            nouns, tellers = _articles_and_verbs(words)
            self.common.update(nouns.findall(self.text))
            self.tellers.update(tellers.findall(self.text))

    def _read(self, text: str) -> None:
        self.seen.update(_POSSESSIVE.sub("", name) for name in _WITHIN.findall(text))
        self.alone.update(_POSSESSIVE.sub("", name) for name in _ALONE.findall(text))
        for match in _RUN.finditer(text):
            run = _POSSESSIVE.sub("", match.group()).split(" ")
            while run and (run[0].lower() in self.words.small or run[0].lower() in self.words.calendar):
                run.pop(0)
            head, name = split_title(self._linked(run), self.words)
            while name and name[0] in PARTICLES:
                name.pop(0)
            if name and (head or len(name) > 1):
                self.seen.add(name[-1])
            if name and head:
                self.titled.add(name[-1])
            if 1 < len(name) <= 5:
                full = " ".join(name)
                self.by_last.setdefault(name[-1], Counter())[full] += 1
                if head or is_given(name[0]):
                    self.by_given.setdefault(name[0], set()).add(full)

    def knows(self, name: str) -> bool:
        """Whether the article shows elsewhere that this is a name."""
        last = name.rsplit(" ", 1)[-1]
        if self.words.capital_nouns:
            if is_given(self.full(name).split(" ")[0]):
                return True
            return last not in self.common and (last in self.by_last or last in self.tellers)
        return last in self.seen or last in self.by_last

    def full(self, name: str) -> str:
        """The fullest form of a name that the article has."""
        parts = name.split(" ")
        known = [
            full for full in self.by_last.get(parts[-1], ()) if is_given(full.split(" ")[0]) or self._introduces(full)
        ]
        if known and (len(parts) == 1 or parts[0].lower() in PARTICLES):
            return max(
                known, key=lambda full: (is_given(full.split(" ")[0]), self.by_last[parts[-1]][full], -len(full))
            )
        if len(parts) == 1 and len(found := self.by_given.get(name, set())) == 1:
            return next(iter(found))
        return name

    def _introduces(self, full: str) -> bool:
        """Whether the last name stands in this fuller form when it comes first, as the news introduces people."""
        last = full.rsplit(" ", 1)[-1]
        place = self.text.find(last)
        return self.text.startswith(full, place - len(full) + len(last))

    def person(self, token: Token) -> bool:
        """Whether a name is a person's: by a given name, a title, or the fuller name that it belongs to."""
        full = self.full(token.text).split(" ")
        if any(part.lower() in self.words.bodies for part in full):
            return False
        if token.titled or full[-1] in self.titled or is_given(full[0]):
            return True
        surname = full[-1] in self.alone and full[0] not in self.alone and not full[-1].isupper()
        return len(full) in (2, 3) and surname

    def _linked(self, run: list[str]) -> list[str]:
        """A run up to a preposition that follows no given name: "Jane Doe von der Universität Ulm" is Jane Doe."""
        for number, part in enumerate(run):
            linked = not number or is_given(run[number - 1]) or run[number - 1] in PARTICLES
            if part in PARTICLES and part in self.words.small and not linked:
                return run[:number]
        return run

    def holder(self, office: str) -> str:
        """The one person whom the article gives an office, "" where there is none or several."""
        found = self.holders.get(office)
        if found is None:
            forms = "|".join(
                re.escape(form) for form in [office, *(s for s, long in self.words.short if long == office)]
            )
            run = _RUN.pattern
            before = re.compile(rf"\b(?i:{forms}) (?P<name>{run})")
            after = re.compile(rf"(?P<name>{run}), (?:[a-zà-ÿ’'-]+ ){{0,3}}(?i:{forms})\b")
            names = [match["name"] for pattern in (before, after) for match in pattern.finditer(self.text)]
            found = {self.full(" ".join(split_title(self._linked(name.split(" ")), self.words)[1])) for name in names}
            self.holders[office] = found
        return next(iter(found)) if len(found) == 1 else ""

    def gender(self, name: str) -> str:
        men, women = given_names()
        first = self.full(name).split(" ")[0].lower().partition("-")[0]
        if (first in men) == (first in women):
            return ""  # unknown, or given to both
        return "m" if first in men else "f"


@cache
def _articles_and_verbs(words: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a noun after its article, and for the name after a verb in the singular."""
    articles = "|".join(sorted(words.determiners))
    verbs = "|".join(sorted(verb for verb in words.verbs if not verb.endswith("en")))
    name = rf"([{_UPPER}][\w’-]*\w)"
    return re.compile(rf"\b(?:{articles}) {name}"), re.compile(rf"\b(?:{verbs}) {name}(?=[,.:;]| [a-zäöü])")
