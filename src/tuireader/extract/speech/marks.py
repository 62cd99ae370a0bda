"""Quotation marks: which stretches of a text stand between them.

Every language family has its own marks, and typists mix them, so a mark's part is told by its place (a mark after a
blank opens, one after a letter closes) as well as by its form. Only the outermost pair counts: a quotation inside
another is part of it. A speech that runs over paragraphs repeats the opening mark on each and closes on the last.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_DOUBLES = '"“”„‟«»「『＂'
DOUBLE = re.compile(f"[{_DOUBLES}]")
# The mark comes first in the pattern, and then what is before it: the other way round takes twenty times as long.
_OPENING = r"(?<![^\s(\[—–:].)(?=[^\W\d_])"
SINGLE_OPENS = re.compile(rf"[‘‚']{_OPENING}", re.S)
_OPENS = {mark: re.compile(mark + _OPENING, re.S) for mark in "‘‚'"}
_STARTING = (*_DOUBLES, *_OPENS)
_MARKS = re.compile("[\"“”„‟«»‹›「」『』＂‘’‚‛']")
_SINGLES = frozenset("‘’‚‛'")
_CLOSERS = {
    '"': '"“”',
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "＂": "＂",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_ALWAYS_OPEN = frozenset("„‟「『‚«")
_BEFORE_OPENER = frozenset("([{—–-/:¿¡…’'‘«„“\"»,>*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: the marks at `opened` and `closed` (exclusive, both), the words from `start` to `end`. `carried`:
    it goes on from the paragraph before; `runs_on`: it goes on in the next one; `stray`: in single marks, in an article
    that uses double ones; `dashed`: a dash stands before it, and no mark behind it."""

    opened: int
    closed: int
    start: int
    end: int
    carried: bool = False
    runs_on: bool = False
    stray: bool = False
    dashed: bool = False


def has_marks(text: str) -> bool:
    """Whether anything in the text may be quoted; asked of every text there is, so each mark is looked for by itself,
    which is five times as fast as looking for all of them at once."""
    for mark in "\"'" if text.isascii() else _STARTING:
        if mark in text and (mark not in _OPENS or _OPENS[mark].search(text)):
            return True
    return False


def _opens_single(text: str) -> bool:
    return any(mark in text and opens.search(text) for mark, opens in _OPENS.items())


def quotations(texts: Sequence[str]) -> list[list[Quoted]]:
    """The outermost quotations of each paragraph, in order."""
    single = _mostly_single(texts)
    found: list[list[Quoted]] = []
    carry = ""
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        if not (carry or has_marks(text)):
            found.append([])
            continue
        reading = _Reading(text, carry, single)
        quoted, carry = reading.finish(following)
        found.append(quoted)
    return found


def _mostly_single(texts: Sequence[str]) -> bool:
    """Whether single marks are the outer ones: British usage."""
    if not _opens_single("\n".join(texts)):
        return False
    doubles = singles = 0
    for text in texts:
        double, single = DOUBLE.search(text), SINGLE_OPENS.search(text)
        if single and (not double or single.start() < double.start()):
            singles += 1
        elif double:
            doubles += 1
    return singles > 2 * doubles


class _Reading:
    """One paragraph, read from left to right. On the stack lie the marks that wait for their partner, all of one
    form: within a quotation, marks of another form are the speaker's own."""

    def __init__(self, text: str, carry: str, single: bool) -> None:
        self.text = text
        self.carry = carry
        self.single = single
        self.stack: list[tuple[str, int]] = []
        self.pairs: list[tuple[int, int, int]] = []  # depth, opened, closed
        self.carried = False
        marks = [(m.group(), m.start()) for m in _MARKS.finditer(text)]
        self.straight = sum(mark == '"' for mark, _ in marks)
        for number, (mark, at) in enumerate(marks):
            self.straight -= mark == '"'
            if mark in _SINGLES and not single and self.stack and self.stack[0][0] not in _SINGLES:
                continue
            self._take(mark, at, marks, number)

    def _take(self, mark: str, at: int, marks: list[tuple[str, int]], number: int) -> None:
        if not self.stack and self.carry and not self.pairs:
            if mark == self.carry and not self.text[:at].strip():
                self.carried = True  # the opening mark, repeated
            elif mark in _CLOSERS[self.carry] and self._may_close(mark, at, marks, number):
                self.pairs.append((0, -1, at))
                self.carry, self.carried = "", True
                return
        if self.stack and mark in _CLOSERS[self.stack[-1][0]] and self._closes(mark, at, marks, number):
            _, opened = self.stack.pop()
            self.pairs.append((len(self.stack), opened, at))
        elif mark in _CLOSERS and (not self.stack or self.stack[0][0] == mark) and self._may_open(mark, at):
            self.stack.append((mark, at))
        elif mark == "“" and self.stack and self.stack[-1][0] == "“" and self._may_close(mark, at, marks, number):
            _, opened = self.stack.pop()  # “…“, a typist's slip
            self.pairs.append((len(self.stack), opened, at))

    def _sides(self, at: int) -> tuple[str, str]:
        return self.text[at - 1 : at], self.text[at + 1 : at + 2]

    def _may_open(self, mark: str, at: int) -> bool:
        before, after = self._sides(at)
        if mark in _ALWAYS_OPEN:
            return True
        if not after or after.isspace() or after in ",.;:!?)]":
            return mark in "“»" and bool(after.isspace()) and (not before or before.isspace())
        if mark in _SINGLES:
            return (not before or before.isspace() or before in '([—–:“"') and (after.isalnum() or after in "[…¿¡")
        return not before or before.isspace() or before in _BEFORE_OPENER or (mark == "“" and not before.isalnum())

    def _may_close(self, mark: str, at: int, marks: list[tuple[str, int]], number: int) -> bool:
        before, after = self._sides(at)
        if mark not in _SINGLES:
            return bool(before) and (not before.isspace() or mark in "»«”")
        if not before or before.isspace() or after.isalnum():
            return False
        if before.isalpha() and after.isspace():  # “the workers’ rights”: a possessive, if the true end comes later
            return not self._closed_later(marks, number)
        return True

    def _closed_later(self, marks: list[tuple[str, int]], number: int) -> bool:
        for mark, at in marks[number + 1 : number + 9]:
            before, after = self._sides(at)
            if mark in "‘'" and (not before or before.isspace()):
                return False
            if mark in "’'" and before in ".,!?…" and not after.isalnum():
                return True
        return False

    def _closes(self, mark: str, at: int, marks: list[tuple[str, int]], number: int) -> bool:
        before, after = self._sides(at)
        if mark == '"' and self.stack[-1][0] == '"':
            if before.isdigit() and self.straight % 2 == 1 and len(self.stack) == 1:
                return False  # inches
            return not (before.isspace() and after and not after.isspace() and self.straight % 2 == 1)
        return self._may_close(mark, at, marks, number)

    def finish(self, following: str) -> tuple[list[Quoted], str]:
        """The outermost quotations, and the mark that the next paragraph has to answer ("" for none)."""
        runs_on = ""
        if self.stack:
            mark, opened = self.stack[0]
            at_start = mark != "»" and not self.text[:opened].strip()
            if at_start or self._continues(mark, following):
                self.pairs = [pair for pair in self.pairs if pair[1] < opened]
                self.pairs.append((0, opened, len(self.text)))
                runs_on = mark
            else:
                self.pairs = _promoted(self.pairs, [at for _, at in self.stack])
        pairs = sorted((opened, closed) for depth, opened, closed in self.pairs if depth == 0)
        found = [self._quoted(opened, closed) for opened, closed in pairs]
        if runs_on and not self._continues(runs_on, following):
            runs_on = ""  # a speech that its author forgot to close
        return [quoted for quoted in found if quoted], runs_on

    def _continues(self, mark: str, following: str) -> bool:
        start = following.lstrip()[:1]
        if start == mark or (mark == "«" and start == "»"):
            return True
        first = _MARKS.search(following)
        while first and first.group() in _SINGLES and mark not in _SINGLES:
            first = _MARKS.search(following, first.end())
        if first is None or first.group() not in _CLOSERS[mark]:
            return False
        before, after = following[first.start() - 1 : first.start()], following[first.end() : first.end() + 1]
        return bool(before) and not before.isspace() and not after.isalnum()

    def _quoted(self, opened: int, closed: int) -> Quoted | None:
        inner = self.text[opened + 1 : closed]
        start = opened + 1 + len(inner) - len(inner.lstrip())
        end = closed - (len(inner) - len(inner.rstrip()))
        if start >= end:
            return None
        runs_on = closed == len(self.text)
        carried = self.carried and not self.text[: opened + 1].strip(" \u00a0\"“«»„‘'「")
        stray = not self.single and opened >= 0 and self.text[opened] in _SINGLES
        return Quoted(max(opened, 0), min(closed + 1, len(self.text)), start, end, carried, runs_on, stray)


def _promoted(pairs: list[tuple[int, int, int]], unclosed: Sequence[int]) -> list[tuple[int, int, int]]:
    """Where marks were never closed, what lies behind them stands on its own."""
    return [(level - bisect_left(unclosed, opened), opened, closed) for level, opened, closed in pairs]
