"""The words of a language, as files: `xx.toml` for a language, `any.toml` for what is written alike in all.

A file holds the function words that tell the language, the names of months and weekdays, and *cues*: phrases by topic
("share", "related", "photo") that say what a line is for. A language without a file loses nothing but its own cues:
form and place do not need them.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WORD = re.compile(r"\w+")
_ENOUGH = 3  # function words a text must show before they say anything of its language
_SAMPLE = 40_000  # characters that are looked at
# Scripts that are one language's own, or that of its greatest press.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_OWN_SCRIPT = 0.08


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. `cues` maps a phrase's first word to all phrases that begin so, each with its topic, the
    longest first: a line is read with one look-up a word."""

    function: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    cues: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml") and n != "any.toml"))


@cache
def words(language: str) -> Words:
    """The words that may stand on a page of this language: its own, English, which stands on all, and what is written
    alike everywhere. Where the language is unknown, every file's."""
    code = language.partition("-")[0].lower()
    names = [n for n in (code, "en") if n in languages()] if code else languages()
    found = [_read(name) for name in dict.fromkeys(names)]
    return Words(
        function=frozenset(word for file in found for word in file["function"].split()),
        months=frozenset(word for file in found for names in file["months"] for word in names),
        weekdays=frozenset(word for file in found for word in file["weekdays"].split()),
        cues=_index([file["cues"] for file in found] + [_read("any")["cues"]]),
    )


def detect(text: str) -> str:
    """The language by its function words, else by its script; "" where neither says."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > _OWN_SCRIPT * letters:
            return language
    seen = Counter(WORD.findall(sample.lower()))
    scores = {name: sum(seen[word] for word in _functions(name) & seen.keys()) for name in languages()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= max(_ENOUGH, 0.15 * seen.total()) else ""


@cache
def _functions(name: str) -> frozenset[str]:
    return frozenset(_read(name)["function"].split())


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))


def _index(topics: Iterable[dict[str, list[str]]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names of agencies are met as they are written, everything else in small letters."""
    index: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for cues in topics:
        for topic, phrases in cues.items():
            for phrase in phrases:
                if spelled := tuple(WORD.findall(phrase if topic == "agency" else phrase.lower())):
                    index.setdefault(spelled[0], set()).add((spelled, topic))
    return {first: tuple(sorted(found, key=lambda cue: (-len(cue[0]), cue))) for first, found in index.items()}


@cache
def notes() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each role of a note beside the story, the names that it gives itself and the words that it begins with, in all languages:
    a note is too short to tell its own."""
    found = [_read(name)["notes"] for name in languages()]
    return {
        role: (
            tuple(dict.fromkeys(name for file in found for name in file[role]["named"])),
            tuple(dict.fromkeys(words for file in found for words in file[role]["words"])),
        )
        for role in ("correction", "update", "aside")
    }


def month_number(name: str, language: str = "") -> int:
    """1 to 12, or 0 where no language of the page has such a month. Files name the months in order, the long names first."""
    code = language.partition("-")[0].lower()
    own = [n for n in (code, "en") if n in languages()] if code else languages()
    for each in dict.fromkeys(own):
        for number, names in enumerate(_read(each)["months"], 1):
            if name.lower() in names:
                return number
    return 0
