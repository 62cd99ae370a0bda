"""The cast of an article: which names it holds, in full, and who of them can be "he" or "she"."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tuireader.extract.speech.lexicon import Lexicon, given_names, is_given
from tuireader.extract.speech.tokens import PARTICLES, Token, split_title

_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_MORE = r"(?:[\w’'‑-]{0,40}\w|\.)?"
_CAPITAL = rf"[{_UPPER}]{_MORE}"
_LINK = "(?:(?:" + "|".join(sorted(map(re.escape, PARTICLES), reverse=True)) + ") ){0,3}"
# The capital comes first in the pattern, and then what is before it: the other way round takes several times as long.
_RUN = re.compile(rf"[{_UPPER}](?<!\w.){_MORE}(?: {_LINK}{_CAPITAL}){{1,5}}")
_WITHIN = re.compile(rf"[{_UPPER}](?<=[a-zà-ÿß,;] .)[\w’'‑-]{{0,40}}\w")
_ALONE = re.compile(rf"[{_UPPER}](?:(?<=[a-zà-ÿß,;.!?”\"] .)|(?<![^\n].))[\w’'‑-]{{0,40}}\w(?=,? [a-zà-ÿ])")
_POSSESSIVE = ("’s", "'s", "‘s")


class Cast:
    """Names by their last word and by their given name."""

    def __init__(self, texts: Sequence[str], words: Lexicon) -> None:
        self.words = words
        self.seen: set[str] = set()  # words that stood with a capital inside a sentence
        self.titled: set[str] = set()
        self.alone: dict[str, int] = {}  # that stood without a given name, and where first
        self.introduced: set[str] = set()  # full names that stood before their last word did alone
        self.offices: dict[str, set[str]] = {}
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
        self.seen.update(map(_owner, _WITHIN.findall(text)))
        for match in _ALONE.finditer(text):
            self.alone.setdefault(_owner(match[0]), match.start())
        for match in _RUN.finditer(text):
            head, name = self._split(match.group())
            if name and (head or len(name) > 1):
                self.seen.add(name[-1])
            if name and head:
                self.titled.add(name[-1])
            if 1 < len(name) <= 5:
                full = " ".join(name)
                if name[-1] not in self.by_last and match.start() < self.alone.get(name[-1], len(text)):
                    self.introduced.add(full)
                self.by_last.setdefault(name[-1], Counter())[full] += 1
                if head or is_given(name[0]):
                    self.by_given.setdefault(name[0], set()).add(full)

    def _split(self, run: str) -> tuple[list[str], list[str]]:
        """(titles and offices, name) of a run of capitalised words, the small words around them left out."""
        parts = _owner(run).split(" ")
        while parts and (parts[0].lower() in self.words.small or parts[0].lower() in self.words.calendar):
            parts.pop(0)
        head, name = split_title(self._linked(parts), self.words)
        while name and name[0] in PARTICLES:
            name.pop(0)
        return head, name

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
        if len(parts) == 1 or parts[0].lower() in PARTICLES:
            known = self.by_last.get(parts[-1], Counter[str]())
            sure = [full for full in known if is_given(full.split(" ")[0]) or full in self.introduced]
            if sure:
                return max(sure, key=lambda full: (is_given(full.split(" ")[0]), known[full], -len(full)))
        if len(parts) == 1 and len(found := self.by_given.get(name, set())) == 1:
            return next(iter(found))
        return name

    def person(self, token: Token) -> bool:
        """Whether a name is a person's: by a given name, a title, or the fuller name that it belongs to."""
        full = self.full(token.text).split(" ")
        if any(part.lower() in self.words.bodies for part in full):
            return False
        if token.titled or full[-1] in self.titled or is_given(full[0]):
            return True
        if self.words.capital_nouns:
            return False
        surname = full[-1] in self.alone and full[0] not in self.alone and not full[-1].isupper()
        return len(full) in (2, 3) and surname

    def _linked(self, run: list[str]) -> list[str]:
        """A run up to a preposition that follows no given name: "Jane Doe von der Universität Ulm" is Jane Doe."""
        for number, part in enumerate(run):
            linked = not number or is_given(run[number - 1]) or run[number - 1] in PARTICLES
            if part in PARTICLES and part in self.words.small and not linked:
                return run[:number]
        return run

    def holders(self, office: str) -> set[str]:
        """To whom the article gives an office."""
        found = self.offices.get(office)
        if found is None:
            forms = "|".join(
                re.escape(form) for form in [office, *(s for s, long in self.words.short if long == office)]
            )
            before = re.compile(rf"\b(?i:{forms}) ({_RUN.pattern}|{_CAPITAL})")
            after = re.compile(rf"({_RUN.pattern}), (?:[a-zà-ÿ’'-]+ ){{0,3}}(?i:{forms})\b")
            runs = [match[1] for pattern in (before, after) for match in pattern.finditer(self.text)]
            names = [self._split(run)[1] for run in runs]
            found = {self.full(" ".join(name)) for name in names if name}
            self.offices[office] = found
        return found

    def gender(self, name: str) -> str:
        men, women = given_names()
        first = self.full(name).split(" ")[0].lower().partition("-")[0]
        if (first in men) == (first in women):
            return ""  # unknown, or given to both
        return "m" if first in men else "f"


def _owner(word: str) -> str:
    return word[:-2] if word.endswith(_POSSESSIVE) else word


@cache
def _articles_and_verbs(words: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a noun after its article, and for the name after a verb in the singular."""
    articles = "|".join(sorted(words.determiners))
    verbs = "|".join(sorted(verb for verb in words.verbs if not verb.endswith("en")))
    name = rf"([{_UPPER}][\w’-]*\w)"
    return re.compile(rf"\b(?:{articles}) {name}"), re.compile(rf"\b(?:{verbs}) {name}(?=[,.:;]| [a-zäöü])")
