"""Speech that is marked by a dash alone: "– Vi selger ikke, sier Kari." and "—No —dijo—. Es tarde."

A dash also opens the items of lists and asides, so it counts only in languages that mark speech so, and where a verb of saying
tells where the words end: behind a second dash, or behind a comma. Where a page does that, and its language has no words of its
own, so that nobody is named, the paragraphs that open with a dash and name nobody are speech too.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tuireader.extract.speech.lexicon import Lexicon, Words
from tuireader.extract.speech.marks import Quoted
from tuireader.extract.words import detect

_OPENING = re.compile(r"(?:[–—―]\s?|-\s)(?=[¿¡«„“\"'(\[…]{0,2}[^\W_a-zà-öø-ÿа-я])")
_TAGGED = re.compile(r"(?:[,.!?…»”\s]\s?[–—―]\s?|[,!?…»”]\s(?![–—―]))(?=((?:[^\W\d_]+[\s-]){0,2}?[^\W\d_]+))")
_GOES_ON = re.compile(r"[\s,.]?[–—―][.,;:]?\s?(?=\w|[¿¡«„“\"…])")
_BLANKS = " \u00a0"
_SHORT = 8  # characters of words that are worth a mark
_REACH = 4_000  # characters of a paragraph in which its speech is looked for
_SAME = {"nb": "no", "nn": "no"}
_HABIT = frozenset(("es", "fr", "it", "pt"))  # languages with words of their own that know the habit


def has_dash(texts: Sequence[str]) -> bool:
    """Whether a paragraph opens as speech may."""
    return any(text[:1] in "–—―-" and _OPENING.match(text) is not None for text in texts)


def dashed(texts: Sequence[str], words: Lexicon, language: str) -> list[list[Quoted]]:
    """What is said in each paragraph that opens with a dash; nothing for the others."""
    opened = [_OPENING.match(text) if text[:1] in "–—―-" else None for text in texts]
    verbs = words.speaking if words.language in _HABIT else _verbs(language or detect(" ".join(texts)))
    found = [_said(text, mark.end(), verbs) if mark else [] for text, mark in zip(texts, opened, strict=True)]
    signs = {text[0] for text, said in zip(texts, found, strict=True) if said}
    if words.language:
        return found
    return [
        said or ([_quoted(0, mark.end(), text, len(text))] if mark and text[0] in signs else [])
        for text, mark, said in zip(texts, opened, found, strict=True)
    ]


def _said(text: str, start: int, verbs: Words) -> list[Quoted]:
    """The words from `start` to their speaker, and those behind him; [] where nobody is said to speak."""
    said: list[Quoted] = []
    opened = 0
    while (tag := _tag(text, start, verbs)) is not None and tag.start() - start >= _SHORT:
        said.append(_quoted(opened, start, text, tag.start()))
        behind = _GOES_ON.search(text, tag.end(), _REACH)
        if behind is None or text[tag.start() : tag.end()].strip(_BLANKS)[-1:] not in "–—―":
            return said
        opened, start = behind.start(), behind.end()
    if said and len(text) - start >= _SHORT:
        said.append(_quoted(opened, start, text, len(text)))
    return said


def _tag(text: str, start: int, verbs: Words) -> re.Match[str] | None:
    """Where the words end and a verb of saying follows: as the first word behind a comma, as one of three behind a dash."""
    for tag in _TAGGED.finditer(text, start, _REACH):
        following = text[tag.end() : tag.end() + 60]
        near = re.findall(r"[^\W\d_]+", following)[: 3 if tag[0].strip(_BLANKS)[-1:] in "–—―" else 1]
        if near and near[0][:1].islower() and any(word.lower() in verbs for word in near):
            return tag
    return None


def _quoted(opened: int, start: int, text: str, end: int) -> Quoted:
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return Quoted(opened, end, start, end, dashed=True)


@cache
def _verbs(language: str) -> Words:
    table = tomllib.loads(files(__package__).joinpath("words", "dashes.toml").read_text("utf-8"))
    code = language.lower().partition("-")[0]
    return frozenset(table.get(_SAME.get(code, code), "").split())
