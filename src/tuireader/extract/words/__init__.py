"""The words of a language, as files: `xx.toml` for a language, `any.toml` for what is written alike in all.

A file holds the function words that tell the language, the names of months and weekdays, and *cues*: phrases by topic
("share", "related", "photo") that say what a line is for. A language without a file loses nothing but its own cues:
form and place do not need them.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# With what `\w` leaves out of words: vowel signs of India's scripts and of Thai, Arabic marks, joiners.
WORD = re.compile(
    r"\w[\w\u0900-\u0903\u093a-\u0963\u0980-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u064b-\u065f\u0670\u200c\u200d]*"
)
_ENOUGH = 3  # function words a text must show before they say anything of its language
# Codes that are written with the words of another: two forms of one language, or near enough on a page's frame.
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "sh": "hr", "mo": "ro", "in": "id", "ms": "id", "iw": "he"}
_SHARE = 0.15  # of all words: what function words make at least
_SMALL_SHARE = 0.05  # the same where no other language has half as many
_CLEAR = 2
_SAMPLE = 40_000  # characters that are looked at
# Scripts, and the languages that are written in them; the first has the greatest press.
_SCRIPTS = (
    (("ja",), re.compile("[\u3040-\u30ff]")),
    (("ko",), re.compile("[\uac00-\ud7af]")),
    (("zh",), re.compile("[\u4e00-\u9fff]")),
    (("ru", "uk", "bg"), re.compile("[\u0400-\u04ff]")),
    (("ar", "fa"), re.compile("[\u0600-\u06ff]")),
    (("he",), re.compile("[\u0590-\u05ff]")),
    (("el",), re.compile("[\u0370-\u03ff]")),
    (("hi",), re.compile("[\u0900-\u097f]")),
    (("bn",), re.compile("[\u0980-\u09ff]")),
    (("th",), re.compile("[\u0e00-\u0e7f]")),
)
_SCRIPTED = re.compile("|".join(script.pattern for _, script in _SCRIPTS))
_OWN_SCRIPT = 0.08
# Where ideographs or kana stand in one run with a name, these labels may begin it, and end it: 写真は山田, 山田太郎記者.
_GLUED = {"start": ("photo", "by"), "end": ("photo", "by", "author")}
_RUN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々]{3,}")

Cues = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. `cues` maps a phrase's first word to all phrases that begin so, each with its topic, the
    longest first: a line is read with one look-up a word."""

    function: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    cues: Cues


def small(text: str) -> str:
    """In small letters; the dotted capital of Turkish loses no dot to a mark of its own, which would cut its word in two."""
    return text.lower().replace("i\u0307", "i")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml") and n != "any.toml"))


@cache
def words(language: str) -> Words:
    """The words that may stand on a page of this language: its own, English, which stands on all, and what is written
    alike everywhere. Where the language is unknown, every file's."""
    names = _read_for(language)
    found = [_read(name) for name in names]
    return Words(
        function=frozenset().union(*map(_functions, names)),
        months=frozenset(word for file in found for names in file["months"] for word in names),
        weekdays=frozenset(word for file in found for word in file["weekdays"].split()),
        cues=_index(names),
    )


def _read_for(language: str) -> tuple[str, ...]:
    """The names of the files, the page's own first."""
    code = language.partition("-")[0].lower()
    if not code:
        return languages()
    return tuple(dict.fromkeys(name for name in (_SAME.get(code, code), "en") if name in languages()))


def detect(text: str) -> str:
    """The language by its script where that is one language's own, else by its function words; "" where neither says."""
    sample = text[:_SAMPLE]
    seen = Counter(WORD.findall(small(sample)))
    letters = (sum(map(str.isalpha, sample)) or 1) if _SCRIPTED.search(sample) else 0
    for written, script in _SCRIPTS if letters else ():
        if len(script.findall(sample)) > _OWN_SCRIPT * letters:
            return max(written, key=lambda name: _said(seen, name))
    return _fullest(seen)


def _fullest(seen: Counter[str]) -> str:
    """The language whose function words a text is full of; "" where they are few, or nearly as few as another's."""
    scores = dict.fromkeys(languages(), 0)
    for word in _spoken().keys() & seen.keys():
        for name in _spoken()[word]:
            scores[name] += seen[word]
    first, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    least = _SHARE if scores[first] < _CLEAR * scores[second] else _SMALL_SHARE
    return first if scores[first] >= max(_ENOUGH, least * seen.total()) else ""


def _said(seen: Counter[str], name: str) -> int:
    """How many of the words seen are function words of a language."""
    return sum(seen[word] for word in _functions(name) & seen.keys()) if name in languages() else 0


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """For each function word the languages that have it: a text is asked for its own words, not for those of forty languages."""
    found: dict[str, list[str]] = {}
    for name in languages():
        for word in _functions(name):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def _functions(name: str) -> frozenset[str]:
    return frozenset(_read(name).get("function", "").split())


@cache
def _read(name: str) -> dict[str, Any]:
    """A file's tables. Up to the notes its lines are JSON as well as TOML, and read so in a sixth of the time: before anything
    is known of a text all files are asked."""
    head, _, roles = (files(__name__) / f"{name}.toml").read_text("utf-8").partition("\n[notes]\n")
    told: dict[str, Any] = {"notes": tomllib.loads(roles)}
    table = told
    for line in head.split("\n"):
        if line.startswith("["):
            table = told[line[1:-1]] = {}
        elif line and not line.startswith("#"):
            key, _, value = line.partition(" = ")
            table[key] = json.loads(value)
    return told


def _index(names: Iterable[str]) -> Cues:
    """Names of agencies are met as they are written, everything else in small letters. What is running text in another of
    these languages is no cue when it stands alone: "del" shares a page in Danish, and is in every line of Spanish."""
    found: dict[tuple[tuple[str, ...], str], None] = {}
    running = frozenset().union(*map(_functions, names))
    for name in (*names, "any"):
        foreign = running - _functions(name)
        for topic, phrases in _read(name)["cues"].items():
            for phrase in phrases if topic == "agency" else map(str.lower, phrases):
                plain = phrase.replace(" ", "").isalpha()
                spelled = tuple(phrase.split() if plain else WORD.findall(phrase))
                if len(spelled) > 1 or (spelled and spelled[0] not in foreign):
                    found[spelled, topic] = None
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for cue in sorted(found, key=lambda cue: -len(cue[0])):
        index.setdefault(cue[0][0], []).append(cue)
    return {first: tuple(cues) for first, cues in index.items()}


def glued(tokens: Sequence[str], cues: Cues) -> Iterator[tuple[str, str]]:
    """The topic and place of each label that the first word of a line begins with, or the last one ends with, in a script that sets
    no spaces; what begins the line is told last, for it tells most."""
    for place, token in (("end", tokens[-1]), ("start", tokens[0])) if tokens else ():
        if _RUN.fullmatch(token):
            for length in range(2, min(len(token), 5)):
                label = token[:length] if place == "start" else token[-length:]
                for spelled, topic in cues.get(label, ()):
                    if spelled == (label,) and topic in _GLUED[place]:
                        yield topic, place


@cache
def labels(topic: str) -> str:
    """The topic's phrases in all languages, the longest first, as a pattern of what may stand before a colon."""
    phrases = {phrase for name in languages() for phrase in _read(name)["cues"][topic]}
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


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
    for each in _read_for(language):
        for number, names in enumerate(_read(each)["months"], 1):
            if name.lower() in names:
                return number
    return 0
