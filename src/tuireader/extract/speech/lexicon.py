"""The words of a language that speech is tagged with, read from `words/xx.toml`; `en.toml` explains the keys.

A language without a file has no words: its quotations are found by their marks, and nobody is named.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

Words = frozenset[str]
NONE: Words = frozenset()
_FITS = 0.12  # the least share of small words in a text of the language


@dataclass(frozen=True, slots=True)
class Lexicon:
    language: str = ""
    habits: Words = NONE
    verbs: Words = NONE
    tells: Words = NONE
    gerunds: Words = NONE
    tags: Words = NONE
    cues: Words = NONE
    naming: Words = NONE
    skip: Words = NONE
    passive: Words = NONE
    he: Words = NONE
    she: Words = NONE
    they: Words = NONE
    first: Words = NONE
    determiners: Words = NONE
    prepositions: Words = NONE
    connectors: Words = NONE
    authors: Words = NONE
    joining: Words = NONE
    opposing: Words = NONE
    openers: Words = NONE
    men_titles: Words = NONE
    women_titles: Words = NONE
    titles: Words = NONE
    roles: Words = NONE
    role_endings: Words = NONE
    calendar: Words = NONE
    bodies: Words = NONE
    reported: Words = NONE
    adverb_ending: str = ""
    short: tuple[tuple[str, str], ...] = ()
    according: tuple[tuple[str, ...], ...] = ()
    # What follows from the words above.
    speaking: Words = NONE
    pronouns: Words = NONE
    small: Words = NONE
    callings: Words = NONE
    signs: Words = NONE
    hints: Words = NONE  # the longest piece of each sign
    person: Words = NONE  # he, she, I: pronouns that one person speaks under
    adverbial: Words = NONE  # what a phrase begins with that cannot hold the subject
    endings: tuple[str, ...] = field(default=())

    @property
    def capital_nouns(self) -> bool:
        """Whether a capital letter says nothing about a word being a name."""
        return "capital-nouns" in self.habits

    def fits(self, text: str) -> bool:
        """Whether a text can be of this language: pages often claim the one that their template came with."""
        seen = re.findall(r"\w+", text.lower())
        return sum(word in self.small for word in seen) >= _FITS * len(seen)

    def calling(self, word: str) -> bool:
        """Whether a capitalised word is a title or an office rather than part of a name."""
        low = word.lower()
        return low in self.callings or bool(self.endings and low.endswith(self.endings))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language tag ("de-AT" is German); an empty lexicon where there is no file."""
    source = files(__package__).joinpath("words", f"{language.lower().partition('-')[0]}.toml")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-.*)?", language) or not source.is_file():
        return Lexicon()
    return _lexicon(language.lower()[:2], tomllib.loads(source.read_text("utf-8")))


def _lexicon(language: str, table: Mapping[str, Any]) -> Lexicon:
    words = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
    for key in ("adverb_ending", "short"):
        words.pop(key, None)
    speaking = words["verbs"] | words["tells"] | words["gerunds"]
    signs = speaking | words["cues"] | words.get("tags", NONE)
    pronouns = words["he"] | words["she"] | words["they"] | words["first"]
    small = pronouns | words["determiners"] | words["prepositions"] | words["connectors"] | words["openers"]
    according = tuple(tuple(phrase.split()) for phrase in table["according"])
    return Lexicon(
        language=language,
        speaking=speaking,
        pronouns=pronouns,
        small=small | words["skip"],
        callings=words["titles"] | words["men_titles"] | words["women_titles"] | words["roles"],
        person=words["he"] | words["she"] | words["first"],
        adverbial=(words["prepositions"] | words["connectors"] | words["gerunds"]) - words["determiners"],
        signs=signs,
        hints=frozenset(max(re.findall(r"\w+", sign), key=len) for sign in signs),
        according=according,
        adverb_ending=table.get("adverb_ending", ""),
        short=tuple(
            (form, office) for form, _, office in (pair.partition(":") for pair in table.get("short", "").split())
        ),
        endings=tuple(words.get("role_endings", NONE)),
        **words,
    )


@cache
def given_names() -> tuple[Words, Words]:
    """Common given names, lower case: (men's, women's)."""
    table = tomllib.loads(files(__package__).joinpath("words", "given.toml").read_text("utf-8"))
    men, women = table["men"].split(), table["women"].split()
    return frozenset([*men, *map(_plain, men)]), frozenset([*women, *map(_plain, women)])


def _plain(word: str) -> str:
    """Without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def is_given(word: str) -> bool:
    men, women = given_names()
    low = word.lower()
    return low in men or low in women or (first := low.partition("-")[0]) in men or first in women


@cache
def languages() -> tuple[str, ...]:
    folder = files(__package__).joinpath("words")
    names = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir())
    return tuple(name for name in names if re.fullmatch("[a-z]{2,3}", name))
