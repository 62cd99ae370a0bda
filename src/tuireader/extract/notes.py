"""What a paragraph of plain text is beside the story: its own first words say so, or its mark.

A correction, an update and an editor's word name themselves; a footnote begins with the mark that stands behind a word of the text
above it; the stamps of a live blog are times of day, each above what happened then.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby

from tuireader.extract.words import notes
from tuireader.model.article import Block, Paragraph, PartRole, Quote, Subhead

# Behind the name a date at most: "Update, 14:30:", "Correction (June 4, 2024):", "Aggiornamento delle 14:".
_TAIL = r"(?:[^\n]{0,40}?\d[^\n.—–]{0,24}?)?\.?\s?(?:[：】＞〉]|(?:[:—–]|\.(?=\s))\s)"
_STAMP = re.compile(
    r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?|\d{1,2}(?= ?[aApP]\.?[mM]))(?:\s?(?:[aApP]\.?\s?[mM]\.?|Uhr|uur|h))?"
    r"(?:\s?\(?(?:[A-Z]{2,4}|UTC[+−-]\d{1,2})\)?)?|\d{1,2}\s?(?:h|Uhr|uur)|\d{1,2}[時시点]\d{1,2}[分분]?"
)
_SIGN = r"(?P<mark>\[\w{1,3}\]|[¹²³⁰⁴-⁹]+|[†‡§]|\*{1,3}|\(\d{1,2}\))"
_MARK = re.compile(rf"\s*{_SIGN}\s?(?=\S)")
_CALL = re.compile(rf"(?<=[^\s\[(*]){_SIGN}(?![\w*])")  # the same behind a word of the text
_BACK = re.compile(r"(?:^\s*\^\s+\S)|↩\ufe0e?\s*$")
_LEAD = " ([{*_•–—-【＜〈◇■※"
_BEGINNING = 120  # characters
_FIRST = 3  # letters
_BODY = PartRole.BODY
_STAMPS = 3  # times of day that make a live blog


def by_words(text: str) -> PartRole:
    """As far as the first words tell. Every paragraph of every feed is asked, and nearly none is a note: its first letters say so,
    before a pattern is made for them."""
    start = text.lstrip(_LEAD)
    if not (letters := known(start[: _FIRST + 1])):
        return _BODY
    if not start[:_BEGINNING].lower().replace("’", "'").startswith(_beginnings()[letters]):
        return _BODY
    return next((role for role, form in _forms(letters) if form.match(text, 0, _BEGINNING)), _BODY)


@lru_cache(8_192)
def known(letters: str) -> str:
    """The beginning of notes that a text with these letters has, "" for none. One letter more than is looked for, because
    Greek's small sigma asks for what is behind it; some names have two ideographs."""
    small = letters.lower().replace("’", "'")
    return next((begun for begun in (small[:_FIRST], small[: _FIRST - 1]) if begun in _beginnings()), "")


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """From the first letters of notes to all that begins with them, in small letters; those of capitals may differ ("ı", "I")."""
    words = {word for named, begun in notes().values() for word in (*named, *begun)}
    told = sorted({small for word in words for small in (word.lower(), word.upper().lower())})
    return {letters: tuple(group) for letters, group in groupby(told, lambda word: word[:_FIRST])}


@cache
def _forms(letters: str) -> tuple[tuple[PartRole, re.Pattern[str]], ...]:
    """For each role the form of a paragraph that begins with these letters and says it is one. A name in capitals is the same
    name."""
    forms = []
    for role, told in notes().items():
        named, begun = ([words for words in each if words[:_FIRST].lower() in (letters, letters[:2])] for each in told)
        names = "|".join(re.escape(spelled) for name in named for spelled in (name, name.upper())) or "(?!)"
        words = "|".join(map(re.escape, begun)) or "(?!)"
        form = rf"[{re.escape(_LEAD)}]*(?:(?:{names})\b{_TAIL}|(?:{words})\b)".replace("'", "[’']")
        if named or begun:
            forms.append((PartRole(role), re.compile(form)))
    return tuple(forms)


def is_stamp(text: str) -> bool:
    """A time of day and nothing else."""
    return _STAMP.fullmatch(text.strip(" \t·|•-–—")) is not None


def stamps(lines: Sequence[str], telling: Sequence[bool]) -> set[int]:
    """The numbers of the lines that are stamps of a live blog: times of day right above what is `telling`, three or more."""
    found = {i for i, text in enumerate(lines[:-1]) if telling[i + 1] and is_stamp(text)}
    return found if len(found) >= _STAMPS else set()


def with_roles(blocks: Sequence[Block]) -> list[Block]:
    """Every paragraph with its role; one that has a role already keeps it."""
    told, called = list[Block](), set[str]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is PartRole.BODY:
            role = PartRole.FOOTNOTE if _is_footnote(block.text, called) else by_words(block.text)
            told.append(replace(block, role=role))
        else:
            told.append(block)
        if isinstance(block, Paragraph | Quote | Subhead):
            called.update(found["mark"] for found in _CALL.finditer(block.text))
    return told


def _is_footnote(text: str, called: set[str]) -> bool:
    """Whether a word above carries the mark that the paragraph begins with, or an arrow leads back to one."""
    found = _MARK.match(text)
    return (found is not None and found["mark"] in called) or _BACK.search(text) is not None
