"""A paragraph as sentences of tokens: words, names, quotations (opaque, whatever they say inside) and punctuation.

A run of capitalised words is one name token; titles and offices before it are cut off into a word of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from tuireader.extract.speech.lexicon import Lexicon, is_given
from tuireader.extract.speech.marks import Quoted

# Small words within names. Those that the language uses as prepositions or articles link names only after a given name.
_LINKS = "bin ibn al el ben abu von van ter ten der den de la le del della di da dos das do du zu zur y"
PARTICLES = frozenset(_LINKS.split())
_OF_PLACES = frozenset(
    ("san", "santa", "são", "saint", "st", "sankt", "los", "fort", "port", "new", "north", "south", "east", "west")
)
_STOP = ".!?…"
LONGEST = 400  # tokens; what is longer is no sentence, and is cut so that work stays linear
_WORD = r"(?:[^\W\d_]\.){1,6}(?=\W)|\w+(?:[-‑&’'‘](?!s\b)\w+)*|[’'‘]s\b|[.!?…]+|[,;:()\[\]—–-]"
_PLAIN = re.compile(_WORD)
_ELIDED = re.compile(
    r"\b(?:[ldcjmntsLDCJMNTS]|[Qq]u|[Jj]usqu|[Dd]ell|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all)[’'](?=\w)|" + _WORD
)
_INVERTED = re.compile(r"(\w+?)-(?:t-)?(il|elle|ils|elles|on|je)")


class Kind(Enum):
    WORD = "word"
    NAME = "name"
    QUOTE = "quote"
    STOP = "stop"  # a full stop, question mark, exclamation mark
    PUNCT = "punct"


WORD, NAME, QUOTE, STOP, PUNCT = Kind  # asked for by the hundred thousand, and `Kind.WORD` takes a dozen times as long


@dataclass(slots=True)
class Token:
    """`quote` is the number of the quotation in its paragraph, -1 for other tokens; `gender` is "m" or "f" where a
    title before the name tells it; `titled`: a title or office stood before it."""

    kind: Kind
    text: str
    low: str = ""
    quote: int = -1
    gender: str = ""
    titled: bool = False


Sentence = list[Token]


def sentences(text: str, quoted: Sequence[Quoted], words: Lexicon) -> list[Sentence]:
    """The paragraph's sentences. A quotation that ends in a full stop ends its sentence when a new one begins after it."""
    flat = _unbracketed(_tokens(text, quoted, words))
    found: list[Sentence] = [[]]
    for number, token in enumerate(flat):
        found[-1].append(token)
        following = flat[number + 1] if number + 1 < len(flat) else None
        if following is not None and (len(found[-1]) >= LONGEST or _ends(token, following, text, quoted)):
            found.append([])
    return [_with_names(sentence, words) for sentence in found if sentence]


def _ends(token: Token, following: Token, text: str, quoted: Sequence[Quoted]) -> bool:
    if token.kind is STOP:
        return _starts_anew(following)
    if token.kind is QUOTE:
        span = quoted[token.quote]
        return _starts_anew(following) and text[span.end - 1] in ".…" and following.kind is not PUNCT
    return token.low == ";"


def _starts_anew(token: Token) -> bool:
    return token.kind is QUOTE or token.text[:1].isupper()


def _tokens(text: str, quoted: Sequence[Quoted], words: Lexicon) -> list[Token]:
    found: list[Token] = []
    at = 0
    for number, span in enumerate(quoted):
        found.extend(_plain(text, at, span.opened, words))
        found.append(Token(QUOTE, "", quote=number))
        at = span.closed
    found.extend(_plain(text, at, len(text), words))
    return found


def _plain(text: str, start: int, end: int, words: Lexicon) -> Iterator[Token]:
    pattern = _ELIDED if "elision" in words.habits else _PLAIN
    hyphened = "hyphened-pronouns" in words.habits
    held: Token | None = None
    reach = start
    for match in pattern.finditer(text, start, end):
        piece = match[0]
        if held:
            if piece == "." and match.start() == reach and _abbreviates(held, words):
                held.text, held.low = held.text + ".", held.low + "."
                reach = match.end()
                continue
            yield held
            held = None
        if piece[0] in _STOP:
            yield Token(STOP, piece, piece)
        elif not (piece[0].isalnum() or piece[0] == "_" or len(piece) > 1):
            yield Token(PUNCT, piece, piece)
        elif hyphened and (inverted := _INVERTED.fullmatch(piece)):
            yield from (Token(WORD, part, part.lower()) for part in inverted.groups())
        else:
            held = Token(WORD, piece, piece.lower().replace("’", "'") if piece[1:] == "s" else piece.lower())
            reach = match.end()
    if held:
        yield held


def _abbreviates(token: Token, words: Lexicon) -> bool:
    low = token.low
    if low + "." in words.callings:
        return True
    if low.isdigit():
        return "day-dots" in words.habits and len(low) < 3
    return len(low) == 1 and low.isalpha() and token.text.isupper() and words.language != ""


def _unbracketed(tokens: list[Token]) -> list[Token]:
    """Without what stands in brackets, unless a quotation does."""
    kept: list[Token] = []
    opened = -1
    for token in tokens:
        kept.append(token)
        if token.low in ("(", "["):
            opened = len(kept) - 1
        elif token.low in (")", "]") and opened >= 0:
            if all(inner.kind is not QUOTE for inner in kept[opened:]):
                del kept[opened:]
            opened = -1
    return kept


def _with_names(sentence: Sentence, words: Lexicon) -> Sentence:
    found: Sentence = []
    at = 0
    while at < len(sentence):
        if size := _run(sentence, at, words):
            found.extend(_named([token.text for token in sentence[at : at + size]], words))
            at += size
        else:
            found.append(sentence[at])
            at += 1
    return found


def _run(sentence: Sentence, at: int, words: Lexicon) -> int:
    """How many tokens from `at` on are one run of capitalised words; 0 where none begins."""
    if not _begins_name(sentence, at, words):
        return 0
    known = is_given(sentence[at].text)
    if at == 0 and sentence[at].low in words.signs and not known:
        return 0
    end = at + 1
    while end < len(sentence) and sentence[end].kind is WORD:
        token = sentence[end]
        if token.text[0].isupper():
            if not known and (token.low in words.small or token.low in words.calendar):
                break
            end += 1
        elif past := _past_particles(sentence, end, words):
            end = past
        else:
            break
    return end - at


def _begins_name(sentence: Sentence, at: int, words: Lexicon) -> bool:
    token = sentence[at]
    if token.kind is not WORD or not token.text[0].isupper() or token.low in words.calendar:
        return False
    return token.low not in words.small or (at > 0 and token.low in PARTICLES)  # "says Von Berg"


def _past_particles(sentence: Sentence, start: int, words: Lexicon) -> int:
    """Behind "von der Leyen", where `start` is at "von"; 0 where the particles do not link two parts of a name."""
    link = start
    while link < min(len(sentence), start + 3) and sentence[link].low in PARTICLES:
        link += 1
    if link in (start, len(sentence)):
        return 0
    before, after = sentence[start - 1], sentence[link]
    linked = is_given(before.text) or before.low in PARTICLES or sentence[start].low not in words.small
    return link + 1 if linked and after.kind is WORD and after.text[0].isupper() else 0


def _named(run: list[str], words: Lexicon) -> list[Token]:
    """A run of capitalised words as tokens: its titles as one word, then the name."""
    head, name = split_title(run, words)
    found = []
    if head:
        joined = " ".join(head)
        found.append(Token(WORD, joined, head[-1].lower()))
    if name:
        lows = {part.lower() for part in head}
        gender = "m" if lows & words.men_titles else "f" if lows & words.women_titles else ""
        joined = " ".join(name)
        found.append(Token(NAME, joined, joined.lower(), gender=gender, titled=bool(head)))
    return found


def split_title(run: Sequence[str], words: Lexicon) -> tuple[list[str], list[str]]:
    """(titles and offices, name) of a run of capitalised words; the name is empty where the run is only an office. What
    stands before a given name is an office too, or a place: "London Mayor Jane Doe", "Village Jean Dupont"."""
    cut = 0
    for number, part in enumerate(run):
        if is_given(part) and number < max(1, len(run) - 1):
            if run[number - 1].lower() not in _OF_PLACES:
                cut = number
            break
        if words.calling(part):
            cut = number + 1
    return list(run[:cut]), list(run[cut:])
