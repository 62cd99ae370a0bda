"""From votes to one lawful sequence of labels.

Every line is evidence and neighbour of evidence. What the rules notice is weighed (`weights/text.json`: a reason, and what
it speaks for), and of all sequences that a page can have — one headline, the standfirst before the text, nothing but
furniture and signatures below it — the one with the greatest sum is taken (Viterbi). The weights are those of a
linear-chain conditional random field, learned by tools/train_text.py; each is a log odds, and each reason is words.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tuireader.extract.form import Rule, Sheet
from tuireader.extract.page import Label, Vote
from tuireader.registry import every

ABOVE, HEAD, BODY, FOOT = "above", "head", "body", "foot"
_FRAME = (Label.FURNITURE, Label.BYLINE, Label.TIME, Label.CAPTION, Label.CREDIT)
_TEXT = (Label.PARAGRAPH, Label.SUBHEAD, Label.QUOTE, Label.LIST_ITEM, Label.TABLE_ROW, Label.CODE)
_ROOMS = {
    ABOVE: _FRAME,
    HEAD: (Label.HEADLINE, Label.STANDFIRST, *_FRAME),
    BODY: (*_TEXT, Label.AGENCY, *_FRAME),
    FOOT: (Label.AGENCY, *_FRAME),
}
_ORDER = tuple(_ROOMS)


@dataclass(frozen=True, slots=True)
class Place:
    """A label in one of the page's four rooms: above the headline, its head, its body, its foot."""

    room: str
    label: Label

    @property
    def kinds(self) -> tuple[str, ...]:
        """What votes are given to: the label; furniture is also a thing of its own in every room."""
        return ("furniture", f"furniture.{self.room}") if self.label is Label.FURNITURE else (str(self.label),)

    def __str__(self) -> str:
        return f"{self.room}.{self.label}"


PLACES = tuple(Place(room, label) for room, labels in _ROOMS.items() for label in labels)
KINDS = tuple(dict.fromkeys(kind for place in PLACES for kind in place.kinds))


def lawful(before: Place, after: Place) -> bool:
    """Whether one may stand right before the other. The rooms come in order; the head begins with the one headline, and
    there is no way round it; the body begins with text, and only below a body is there a foot."""
    step = _ORDER.index(after.room) - _ORDER.index(before.room)
    if after.label is Label.HEADLINE:
        return before.room == ABOVE
    if after.room == HEAD:
        return step == 0
    if step == 0:
        return True
    if after.room == BODY:
        return before.room == HEAD and after.label in _TEXT
    return after.room == FOOT and before.room == BODY


def may_begin(place: Place) -> bool:
    return place.room == ABOVE or place.label is Label.HEADLINE or (place.room == BODY and place.label in _TEXT)


def may_end(place: Place, told: bool) -> bool:
    """Where something is `told` there is a body: without this, one doubtful page of furniture is no story at all."""
    return not told or place.room in (BODY, FOOT)


@dataclass(frozen=True, slots=True)
class Weights:
    """`votes`: reason -> kind -> weight. `moves`: (place before, place after) -> weight; `first`: of the first line."""

    votes: Mapping[str, Mapping[str, float]]
    moves: Mapping[tuple[str, str], float]
    first: Mapping[str, float]


def evidence(sheet: Sheet) -> list[set[str]]:
    """What every rule notices of each line, and what those that `TELLS` notice of its two neighbours: what a line is like
    says something of the next one; where it stands does not."""
    own: list[set[str]] = [set() for _ in sheet.forms]
    told: list[set[str]] = [set() for _ in sheet.forms]
    for rule, tells in _rules():
        for line, why in rule(sheet):
            own[line].add(why)
            if tells:
                told[line].add(why)
    return [
        reasons
        | {_UP + why for why in (told[i - 1] if i else ())}
        | {_DOWN + why for why in (told[i + 1] if i + 1 < len(told) else ())}
        for i, reasons in enumerate(own)
    ]


HERE, _UP, _DOWN = "here", "line above: ", "line below: "
_PREFIX = {HERE: "", "above": _UP, "below": _DOWN}


def placed(reason: str) -> tuple[str, str]:
    """(where, why): whether a reason is seen here, in the line above or in the line below; the file is ordered so."""
    return next(
        ((at, reason.removeprefix(p)) for at, p in _PREFIX.items() if p and reason.startswith(p)), (HERE, reason)
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, read: the place of every line, and the evidence it was given by."""

    places: list[Place]
    evidence: list[set[str]]
    weights: Weights

    def votes(self, line: int) -> list[Vote]:
        """What speaks for and against the label that the line was given, strongest first."""
        place = self.places[line]
        found = [
            Vote(line, place.label, weight, why)
            for why in self.evidence[line]
            if (weight := sum(self.weights.votes.get(why, {}).get(kind, 0.0) for kind in place.kinds))
        ]
        return sorted(found, key=lambda vote: (-abs(vote.weight), vote.why))

    def rival(self, line: int) -> Vote:
        """The label that comes next by the line's own reasons, and how far behind (or before: then the lines around decided)."""
        sums = _sums(self.evidence[line], self.weights)
        totals = {place: sum(sums.get(kind, 0.0) for kind in place.kinds) for place in PLACES}
        own = self.places[line]
        other = max((p for p in PLACES if p.label is not own.label), key=totals.__getitem__)
        return Vote(line, other.label, totals[other] - totals[own], "all its reasons together, against those above")


def read(sheet: Sheet, weights: Weights | None = None) -> Reading:
    """The likeliest lawful labels of all lines."""
    weights = weights or learned()
    noticed = evidence(sheet)
    sums = [_sums(reasons, weights) for reasons in noticed]
    return Reading(decode(sums, weights, told=bool(sheet.running)), noticed, weights)


@cache
def learned() -> Weights:
    """The weights that come with the program."""
    return thaw(json.loads((files(__package__) / "weights" / "text.json").read_text("utf-8")))


def thaw(frozen: Mapping[str, Any]) -> Weights:
    """Weights out of their file, where a reason's votes are kept by the line that it is seen in: hundredths, in the order of
    `kinds`, a row's noughts at its end left out."""
    kinds = frozen["kinds"]
    votes = {
        _PREFIX[at] + why: {kind: hundredths / 100 for kind, hundredths in zip(kinds, row, strict=False) if hundredths}
        for why, rows in frozen["votes"].items()
        for at, row in rows.items()
    }
    moves = {(before, after): w for before, row in frozen["moves"].items() for after, w in row.items()}
    return Weights(votes, moves, frozen["first"]["line"])


def decode(sums: Sequence[Mapping[str, float]], weights: Weights, told: bool = False) -> list[Place]:
    """The lawful sequence with the greatest sum of votes and moves (Viterbi); linear in lines. `told`: whether there is running
    text among the lines."""
    if not sums:
        return []
    table, first = _table(weights)
    kinds = [place.kinds for place in PLACES]
    scores = [w + sum(sums[0].get(k, 0.0) for k in own) for w, own in zip(first, kinds, strict=True)]
    back: list[list[int]] = []
    for votes in sums[1:]:
        came, now = [], []
        for after, own in zip(table, kinds, strict=True):
            best, at = max((scores[before] + weight, before) for before, weight in after)
            now.append(best + sum(votes.get(kind, 0.0) for kind in own))
            came.append(at)
        back.append(came)
        scores = now
    at = max((i for i, place in enumerate(PLACES) if may_end(place, told)), key=scores.__getitem__)
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return [PLACES[p] for p in reversed(path)]


_NEVER = -1e9


def _table(weights: Weights) -> tuple[list[list[tuple[int, float]]], list[float]]:
    """For each place the places it may come from, with the move's weight; and the weights of a first line."""
    table = [
        [(i, weights.moves.get((str(b), str(a)), 0.0)) for i, b in enumerate(PLACES) if lawful(b, a)] for a in PLACES
    ]
    first = [weights.first.get(str(p), 0.0) if may_begin(p) else _NEVER for p in PLACES]
    return table, first


def _sums(reasons: Iterable[str], weights: Weights) -> dict[str, float]:
    total: dict[str, float] = {}
    for why in reasons:
        for kind, weight in weights.votes.get(why, {}).items():
            total[kind] = total.get(kind, 0.0) + weight
    return total


def _rules() -> Iterator[tuple[Rule, bool]]:
    telling = {name for name, tells in every("tuireader.extract.rules", "TELLS") if tells}
    yield from ((rule, name in telling) for name, rule in every("tuireader.extract.rules", "RULE"))
