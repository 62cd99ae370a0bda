"""What the eye sees of a page before it reads: how long each line is, how it begins and ends, what stands around it.

All rules look at the same measurements, made once here: a *Form* for a line, a *Sheet* for the page. Lengths are in
words; scripts that set no spaces count two characters as one.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tuireader.extract.page import Page
from tuireader.extract.words import WORD, Words, glued, small, words

LOOK = 400  # characters of a line that are read for words and marks; its length counts whole
LONG = 20  # words that only running text has in one line
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")
_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+[\"“‘«„(¿¡]*[^\W\d_a-z]|[。！？।॥؟۔]")
_BULLET = re.compile(r"\s*(?:[•·▪●○◦■□►▶➤✓✔★*–—-]|\(?\d{1,3}[.)])\s+\S")
_NUMERIC_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\b|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{4}년"
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|h|Uhr)\b|\d{1,2}時|\d{1,2}시", re.IGNORECASE
)
_OPENING = "\"“„«‘‚»'「『"
_CLOSING = "\"”“»«’'」』"


@dataclass(slots=True)
class Form:
    """One line, measured. `cues` maps a topic to where it is said: "whole", "start", "end" or "in"."""

    text: str
    size: float
    tokens: list[str]
    gap: int
    after: int
    indent: int
    ends: str
    starts: str
    sentences: int
    capitals: float
    titled: float
    digits: float
    cues: dict[str, str] = field(default_factory=dict)
    date: bool = False
    clock: bool = False
    bullet: bool = False
    copies: int = 1
    copy_above: bool = False
    topical: float = 0.0
    themed: float = 0.0

    @property
    def long(self) -> bool:
        return self.size >= LONG

    @property
    def quoted(self) -> bool:
        return self.text[0] in _OPENING and self.text.rstrip(".,")[-1:] in _CLOSING


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together: the first one's number, how many, and what they are like on the whole (shares of lines,
    0 to 1)."""

    first: int
    count: int
    size: float
    running: float
    stopped: float
    wordy: float
    topical: float


class Sheet:
    """The page as a sheet of forms. `core` is the thick of the text: first and last line, last exclusive; (0, 0) where
    there is no running text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = words(page.language)
        lines = page.lines
        gaps = [line.gap for line in lines] + [1]
        self.forms = [_form(line.text, line.gap, gaps[i + 1], self.words) for i, line in enumerate(lines)]
        self.core = _thick(self.forms)
        self._count_copies()
        self._measure_topics()

    def near(self, line: int) -> Form | None:
        return self.forms[line] if 0 <= line < len(self.forms) else None

    @cached_property
    def running(self) -> list[int]:
        """The numbers of all lines of running text."""
        return [i for i, form in enumerate(self.forms) if is_running(form)]

    def running_around(self, line: int, reach: int) -> tuple[int, int]:
        """How many lines of running text stand within `reach` lines above and below."""
        at = bisect_left(self.running, line)
        beyond = at + (at < len(self.running) and self.running[at] == line)
        above = at - bisect_left(self.running, line - reach)
        return above, bisect_left(self.running, line + reach + 1) - beyond

    @cached_property
    def shares(self) -> list[float]:
        """For each line, how much of all running text stands above it, 0 to 1."""
        total = sum(self.forms[i].size for i in self.running) or 1.0
        out, above = [], 0.0
        for form in self.forms:
            out.append(above / total)
            above += form.size if is_running(form) else 0.0
        return out

    @cached_property
    def groups(self) -> list[Group]:
        """For each line, the group of lines without a blank line between that it belongs to."""
        bounds, start = [], 0
        for i, form in enumerate(self.forms):
            if i and form.gap:
                bounds.append((start, i))
                start = i
        bounds.append((start, len(self.forms)))
        return [group for a, b in bounds if b > a for group in [_group(self.forms[a:b], a, self.words)] * (b - a)]

    @cached_property
    def joined(self) -> str:
        """The beginnings of all longer lines in small letters, to look names up in."""
        return "\n".join(form.text.lower() for form in self.forms if form.size > 12)[:20_000]

    @cached_property
    def short_runs(self) -> list[int]:
        """For each line, how many lines of at most five words stand together there, itself one of them."""
        return _runs([form.size <= 5 for form in self.forms])

    @cached_property
    def tight_runs(self) -> list[int]:
        """For each line, how many lines stand together without a blank line."""
        lengths: list[int] = []
        for i, form in enumerate(self.forms):
            if i and form.gap == 0:
                lengths[-1] += 1
            else:
                lengths.append(1)
        return [length for length in lengths for _ in range(length)]

    def _count_copies(self) -> None:
        keys = [" ".join(form.tokens) for form in self.forms]
        counts, seen = Counter(keys), set[str]()
        for key, form in zip(keys, self.forms, strict=True):
            form.copies, form.copy_above = counts[key], key in seen
            seen.add(key)

    def _measure_topics(self) -> None:
        """`topical`: the share of a line's own words (five letters and more) that any running text uses; `themed`: that
        the thick of the text uses in another line."""
        said = {token for i in self.running for token in self.forms[i].tokens if _bears(token)}
        core = range(*self.core)
        story = Counter(token for i in core for token in set(self.forms[i].tokens) if _bears(token))
        for i, form in enumerate(self.forms):
            own = [token for token in form.tokens[:30] if _bears(token)]
            if own:
                form.topical = sum(token in said for token in own) / len(own)
                form.themed = sum(story[token] > (i in core) for token in own) / len(own)


def is_running(form: Form) -> bool:
    """Running text: long, and ended like a sentence."""
    return form.size >= 12 and (form.ends in ".!?”…:" or form.size >= 40)


def _bears(token: str) -> bool:
    return len(token) > 4 or (not token.isascii() and len(token) > 1)


def _form(raw: str, gap: int, after: int, known: Words) -> Form:
    text = " ".join(raw[: 4 * LOOK].split())[:LOOK] or " "
    bare = raw.strip()
    spaceless = len(_SPACELESS.findall(text))
    size = len(bare) / 2 if spaceless * 3 > len(text) else float(bare.count(" ") + bare.count("\t") + 1)
    written = WORD.findall(text)
    tokens = [small(word) for word in written]
    letters = [c for c in text if c.isalpha()]
    longer = [w for w in written if len(w) > 3]
    form = Form(
        text=text,
        size=size,
        tokens=tokens,
        gap=gap,
        after=after,
        indent=len(raw) - len(raw.lstrip()),
        ends=_ending(bare),
        starts=_beginning(text),
        sentences=len(_SENTENCE.findall(text)),
        capitals=sum(c.isupper() for c in letters) / len(letters) if letters else 0.0,
        titled=sum(w[0].isupper() for w in longer) / len(longer) if longer else 0.0,
        digits=sum(c.isdigit() for c in text) / len(text),
        clock=bool(_CLOCK.search(text)),
        bullet=bool(_BULLET.match(text)),
    )
    form.date = bool(_NUMERIC_DATE.search(text)) or (
        any(c.isdigit() for c in text) and any(token in known.months for token in tokens[:40])
    )
    form.cues = _cues(written, tokens, known)
    return form


def _ending(text: str) -> str:
    """The last mark that counts: ".", "!", "?", "…", ":", ",", ")", "”" for any closing quotation mark after a stop,
    "'" for one without, "a" for a letter, "0" for a digit, "-" for anything else."""
    last = text[-1:]
    if last in _CLOSING:
        return "”" if text[-2:-1] in ".!?…,。" else "'"
    if last in ".!?…:,)":
        return last
    if last in "。！？।॥؟۔":
        return "."
    return "a" if last.isalpha() else "0" if last.isdigit() else "-"


def _beginning(text: str) -> str:
    first = text[0]
    if first in _OPENING:
        return "“"
    if first in "©(@#-–—|/[{<>":
        return first if first in "©(@#" else "-"
    return (
        "A"
        if first.isupper()
        else "a"
        if first.islower()
        else "0"
        if first.isdigit()
        else "文"
        if first.isalpha()
        else "*"
    )


def _cues(written: list[str], tokens: list[str], known: Words) -> dict[str, str]:
    found: dict[str, str] = {}
    count = len(tokens)
    index = known.cues
    for at, token in enumerate(tokens[:60]):
        for spelled, topic in index.get(token, ()):
            if topic != "agency" and tuple(tokens[at : at + len(spelled)]) == spelled:
                _note(found, topic, at, len(spelled), count)
        for spelled, topic in index.get(written[at], ()):
            if topic == "agency" and tuple(written[at : at + len(spelled)]) == spelled:
                _note(found, topic, at, len(spelled), count)
    return dict(glued(tokens, index)) | found


_PLACES = ("in", "end", "start", "whole")


def _note(found: dict[str, str], topic: str, at: int, length: int, count: int) -> None:
    place = "whole" if length * 5 >= count * 4 else "start" if at == 0 else "end" if at + length == count else "in"
    if _PLACES.index(place) > _PLACES.index(found.get(topic, "in")) or topic not in found:
        found[topic] = place


def _group(forms: list[Form], first: int, known: Words) -> Group:
    count = len(forms)
    return Group(
        first=first,
        count=count,
        size=sum(form.size for form in forms) / count,
        running=sum(is_running(form) for form in forms) / count,
        stopped=sum(form.ends in ".!?”…" for form in forms) / count,
        wordy=sum(any(token in known.function for token in form.tokens) for form in forms) / count,
        topical=sum(form.topical for form in forms) / count,
    )


def _thick(forms: list[Form]) -> tuple[int, int]:
    """Where running text stands thickest: the stretch with the greatest sum, a line of running text adding its length and
    every other line taking some away (Kadane)."""
    best, best_at, total, start = 0.0, (0, 0), 0.0, 0
    for i, form in enumerate(forms):
        worth = min(form.size, 80.0) if is_running(form) else -6.0
        if total <= 0:
            total, start = 0.0, i
        total += worth
        if total > best:
            best, best_at = total, (start, i + 1)
    return best_at


def _runs(flags: list[bool]) -> list[int]:
    out, run = [0] * len(flags), 0
    for i, flag in enumerate([*flags, False]):
        if flag:
            run += 1
            continue
        for j in range(i - run, i):
            out[j] = run
        run = 0
    return out


Seen = Iterator[tuple[int, str]]
"""What a rule notices: line by line, in words. The words are the reason that `explain` shows, and the name by which the
weights know it."""
Rule = Callable[[Sheet], Seen]

_SIZES = (
    (1, "one word"),
    (2, "two words"),
    (4, "3 to 4 words"),
    (7, "5 to 7 words"),
    (12, "8 to 12 words"),
    (20, "13 to 20 words"),
    (35, "21 to 35 words"),
    (60, "36 to 60 words"),
)


def size_of(form: Form) -> str:
    return next((name for limit, name in _SIZES if form.size <= limit), "over 60 words")


def measure_of(form: Form) -> str:
    """The same, coarser."""
    return "a short line" if form.size <= 5 else "a line" if form.size <= LONG else "a long line"
