"""Speech or not: scare quotes, titles of works, nicknames and words used as words stand in the same marks."""

import re
from collections.abc import Sequence

from tuireader.extract.speech.lexicon import Lexicon
from tuireader.extract.speech.marks import Quoted
from tuireader.extract.speech.tokens import LONGEST, NAME, QUOTE, STOP, Sentence, Token

NEAR = 40  # tokens on either side
LONG = 4  # words from which on a quotation needs no other sign of being someone's
_KANA, _KANA_SPOKEN = re.compile("[ぁ-ん]"), 3  # the endings that titles lack
_HAN = re.compile("[一-鿿]")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PIECE = re.compile(r"\w+|[^\w\s]")  # of which every token has one at least
_BORDER = re.compile(r"[.!?…] (?<=[^\W\d_]{5}..)(?=[A-Z])")  # of sentences, for sure: no title is cut to five letters


def may_be_speech(text: str, spans: Sequence[Quoted], words: Lexicon) -> bool:
    """Whether a paragraph may hold speech; told before it is taken apart, for most that hold none quote a word or two in
    mid-sentence and have no sign of anybody who speaks."""
    if not (words.language and all(_mentions(text, span) for span in spans)):
        return True
    if len(spans) == 1 and "(" not in text and "[" not in text:  # in brackets stand sentences that are none
        text = _BORDER.split(text[: spans[0].opened])[-1] + _BORDER.split(text[spans[0].closed :], 1)[0]
    pieces = _PIECE.findall(text.lower())
    return len(pieces) >= LONGEST or not words.hints.isdisjoint(pieces)


def _mentions(text: str, span: Quoted) -> bool:
    """Whether a quotation is of few words, and right behind another word of its sentence."""
    few = len(_WORD.findall(text, span.start, span.end)) < LONG
    behind = span.opened > 1 and text[span.opened - 1] == " " and text[span.opened - 2].isalpha()
    return few and behind and not (span.carried or span.runs_on or span.dashed)


def is_speech(text: str, span: Quoted, sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether the quotation, token `at` of its sentence, is someone's words."""
    said = _WORD.findall(text[span.start : span.end])
    if not said:
        return False
    if span.carried or span.runs_on or span.dashed:
        return True
    if _is_label(text, span, sentence, at, len(said)):
        return False
    last = sentence[at - 1] if at else None
    if last is not None and _announces_name(last, said, text[span.end - 1], words):
        return False
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    if following is not None and following.low in words.naming and text[span.end - 1] not in ",.!?":
        return False
    return _sounds_said(text, span, sentence, at, said, words)


def _is_label(text: str, span: Quoted, sentence: Sentence, at: int, size: int) -> bool:
    """A nickname (Joe “The Hammer” Doyle), part of a compound (the “Herald”-poll), stray single marks in mid-sentence."""
    last = sentence[at - 1] if at else None
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    between = last is not None and last.kind is NAME and following is not None and following.kind is NAME
    compound = size < LONG and text[span.closed : span.closed + 1] in ("-", "‑")
    stray = span.stray and last is not None and last.low not in (":", ",")
    return between or compound or stray


def _announces_name(last: Token, said: list[str], end: str, words: Lexicon) -> bool:
    """Whether the word before the mark announces a name: the song “…”, so-called “…”, der Tanker „…“."""
    if words.capital_nouns and len(said) == 1 and said[0][0].isupper() and last.text[:1].isupper():
        return True
    return last.low in words.naming and (len(said) < 2 * LONG or end not in ".!?")


def _sounds_said(text: str, span: Quoted, sentence: Sentence, at: int, said: list[str], words: Lexicon) -> bool:
    """By its form: no title, and either long, or a sentence of its own, or near a sign that somebody speaks."""
    end = text[span.end - 1]
    near = sentence[max(0, at - NEAR) : at + NEAR]
    alone = all(token.kind in (QUOTE, STOP) for token in near)
    introduced = at > 0 and sentence[at - 1].low == ":"
    tagged = at == 0 and any(token.low in words.speaking for token in sentence[1:5])
    if _title_case(said, words) and not (introduced or tagged):
        return alone and end in ".!?"
    inner = text[span.start : span.end]
    if not words.language and (text[span.opened] in "「『" or _HAN.search(inner)):
        return any(mark in inner for mark in "。、，！？") or len(_KANA.findall(inner)) >= _KANA_SPOKEN
    if len(said) >= LONG or alone or (at == 0 and end in ",!?…"):
        return True
    if not words.language and at == 0 and at + 1 < len(sentence) and sentence[at + 1].low == ",":
        return True  # ”…”, sade X: no word is known, but nothing else opens a sentence so
    return any(token.low in words.signs for token in near)


def _title_case(said: list[str], words: Lexicon) -> bool:
    """Every long word with a capital, as in titles of works; German writes all nouns so."""
    if words.capital_nouns:
        return len(said) > 1 and all(word[0].isupper() for word in said)
    long = [word for word in said if word.lower() not in words.small]
    return (
        bool(long)
        and all(word[0].isupper() or word[0].isdigit() for word in long)
        and (len(said) > 1 or said[0][0].isupper())
    )
