"""What each leaf of a page is: the weights of its hints are summed, twice.

The first sum looks at a leaf alone, the second also at what the first took its neighbours and its box for: a
paragraph among paragraphs is surer than the same words in a side bar. Weights are log odds learned across publishers
(weights/html.json, written by tools/train_pages.py); there is no number in this file that was tuned by hand.
"""

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from itertools import chain
from urllib.parse import urljoin

from lxml import html

from tuireader.extract.dom import edges, evidence, mending, notices, standfirsts, tree
from tuireader.extract.dom.labels import LABELS, Label
from tuireader.extract.dom.leaves import Box, Leaf, Matter, leaves
from tuireader.extract.dom.shape import bins, is_prose, mass
from tuireader.extract.metadata import Facts, facts, first

LETTERS = "fbscrlhy"  # the labels in the file of weights: cRedit, Lead, bYline
Weights = dict[str, list[float]]
BIAS = "bias"


def look(root: html.HtmlElement, url: str = "") -> tuple[list[Leaf], Facts]:
    """The leaves of a page with all their hints, and what the page says of itself."""
    said = facts(root)
    found = leaves(root, _base(root, url or first(said, "url")))
    evidence.gather(found, said, extracted(root))
    return found, said


def _base(root: html.HtmlElement, url: str) -> str:
    """What relative addresses are resolved against: <base>, where it is an address at all, else the page's own."""
    base = root.find(".//base")
    try:
        return urljoin(url, base.get("href") or "") if base is not None else url
    except ValueError:
        return url


def extracted(root: html.HtmlElement) -> str:
    """The body's text where the extractor library sees it; "" for a page of very many elements, which it copies and walks
    several times."""
    if tree.is_vast(root):
        return ""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(root), fast=True, favor_precision=True, include_comments=False, with_metadata=False
    )
    return str(getattr(found, "text", "") or "")


@cache
def weights() -> tuple[Weights, Weights]:
    """The two tables: hint → a weight for each of LABELS, in hundredths."""
    tables = json.loads((files("tuireader.extract") / "weights" / "html.json").read_text("utf8"))
    one, two = ({hint: _row(said) for hint, said in tables[name].items()} for name in ("alone", "among"))
    return one, two


def _row(said: str) -> list[float]:
    """ "f-31 b42" is furniture -31, body 42: hundredths, whose sums are exact in any order. Of fractions they are not, and
    Python from 3.12 on adds those otherwise than older ones."""
    row = [0.0] * len(LABELS)
    for weight in said.split():
        row[LETTERS.index(weight[0])] = float(weight[1:])
    return row


def judge(found: list[Leaf]) -> list[list[float]]:
    """The chances of each label, in the order of LABELS, for every leaf."""
    alone, among = weights()
    first = [_chances(z) for z in _sums(found, alone)]
    for leaf, hints in zip(found, second_look(found, first), strict=True):
        leaf.hints += hints
    return [_chances(z) for z in _sums(found, among)]


def _sums(found: list[Leaf], table: Weights) -> list[list[float]]:
    nothing = [0.0] * len(LABELS)
    bias = table.get(BIAS, nothing)
    of_box: dict[int, list[float]] = {}
    sums = []
    for leaf in found:
        start = of_box.get(id(leaf.box))
        if start is None:
            start = _add(bias, leaf.box.hints, table)
            of_box[id(leaf.box)] = start
        sums.append(_add(start, leaf.hints, table))
    return sums


def _add(start: list[float], hints: tuple[str, ...] | list[str], table: Weights) -> list[float]:
    rows = [row for hint in dict.fromkeys(hints) if (row := table.get(hint)) is not None]
    return [sum(column) for column in zip(start, *rows, strict=True)]


def _chances(z: list[float]) -> list[float]:
    top = max(z)
    shares = [math.exp((value - top) / 100) for value in z]
    total = sum(shares)
    return [share / total for share in shares]


def second_look(found: list[Leaf], chances: list[list[float]]) -> list[list[str]]:
    """Hints that the first sum gives: what the leaves around are taken for."""
    n = len(found)
    best = [LABELS[max(range(len(LABELS)), key=row.__getitem__)] for row in chances]
    body = [row[1] + row[2] for row in chances]
    share = _box_shares(found, body)
    sizes = [mass(leaf.text) for leaf in found]
    alike = _alike(found, chances, sizes)
    certain = [i for i in range(n) if body[i] > 0.5]
    begin, end = (certain[0], certain[-1]) if certain else (n, -1)
    total = sum(sizes[i] for i in certain) or 1
    seen = 0
    looked = []
    for i, leaf in enumerate(found):
        hints = [f"self:{best[i]}:{_tenth(max(chances[i]))}", f"self body:{_tenth(body[i])}", *alike[i]]
        for name, j in (("prev", i - 1), ("next", i + 1), ("prev2", i - 2), ("next2", i + 2)):
            hints.append(f"{name} is:{best[j] if 0 <= j < n else 'none'}")
            if 0 <= j < n and abs(j - i) == 1:
                hints.append(f"{name} body:{_tenth(body[j])}")
        before = _mean(body, sizes, i - 4, i)
        behind = _mean(body, sizes, i + 1, i + 5)
        hints.append(f"around body:{_tenth(before)}{_tenth(behind)}")
        for name, box in (
            ("box", leaf.box),
            ("up", leaf.box.parent),
            ("up2", leaf.box.parent and leaf.box.parent.parent),
        ):
            if box is not None:
                sure, size = share[id(box)]
                rest = size - sizes[i]
                hints.append(f"{name} body:{_tenth((sure - body[i] * sizes[i]) / rest) if rest > 0 else 'none'}")
                hints.append(f"{name} holds:{_tenth((sure - body[i] * sizes[i]) / total)}")
        hints.append("stands:" + ("before" if i < begin else "behind" if i > end else "amid"))
        hints.append(f"body before:{_tenth(seen / total)}")
        seen += sizes[i] if body[i] > 0.5 else 0
        looked.append(hints)
    return looked


def _alike(found: list[Leaf], chances: list[list[float]], sizes: list[int]) -> list[list[str]]:
    """What the other leaves of the same tag and classes are taken for: paragraphs, captions and subheads of one article
    look alike, and so do teasers."""
    styles = [
        (leaf.matter, leaf.box.tag, leaf.box.words, leaf.box.parent.words if leaf.box.parent else None)
        for leaf in found
    ]
    sums: dict[object, list[float]] = {}
    for style, row, size in zip(styles, chances, sizes, strict=True):
        held = sums.setdefault(style, [0.0] * (len(LABELS) + 3))
        for at, chance in enumerate((*row, 1.0, size, size * (row[1] + row[2]))):
            held[at] += chance
    said = []
    for style, row, size in zip(styles, chances, sizes, strict=True):
        held = sums[style]
        others, rest = held[-3] - 1, held[-2] - size
        if others < 1:
            said.append(["alike:none"])
            continue
        mean = [(held[at] - row[at]) / others for at in range(len(LABELS))]
        top = max(range(len(LABELS)), key=mean.__getitem__)
        share = _tenth((held[-1] - size * (row[1] + row[2])) / rest) if rest > 0 else "none"
        said.append(
            [f"alike:{LABELS[top]}:{_tenth(mean[top])}", f"alike body:{share}", f"alike many:{bins(others, 1, 3, 8)}"]
        )
    return said


def _tenth(share: float) -> str:
    return str(sum(share > edge for edge in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98)))


def _mean(values: list[float], sizes: list[int], begin: int, end: int) -> float:
    near = range(max(0, begin), min(len(values), end))
    return sum(values[i] * sizes[i] for i in near) / (sum(sizes[i] for i in near) or 1)


def _box_shares(found: list[Leaf], body: list[float]) -> dict[int, tuple[float, int]]:
    """For every box: the characters that are body by the first look, and all its characters."""
    sure: dict[int, float] = {}
    boxes: dict[int, Box] = {}
    for leaf, chance in zip(found, body, strict=True):
        sure[id(leaf.box)] = sure.get(id(leaf.box), 0.0) + chance * mass(leaf.text)
        boxes[id(leaf.box)] = leaf.box
    waiting = sorted(boxes.values(), key=lambda box: -box.depth)
    for box in waiting:  # grows: a box's parent comes behind every box that is as deep
        above = box.parent
        if above is not None and id(above) not in boxes:
            boxes[id(above)] = above
            waiting.append(above)
    for box in sorted(boxes.values(), key=lambda box: -box.depth):
        if box.parent is not None:
            sure[id(box.parent)] = sure.get(id(box.parent), 0.0) + sure.get(id(box), 0.0)
    return {at: (sure.get(at, 0.0), box.text) for at, box in boxes.items()}


_PRIOR = {"caption": 1.4, "credit": 3.0, "standfirst": 1.3, "headline": 2.0, "byline": 2.0}
"""What a label counts more than its chance: rare ones are missed more often than mistaken (by cross-validation)."""
_SHORT = 3_000  # characters of a body that may be too short
_PRIORS = [_PRIOR.get(label, 1.0) for label in LABELS]


Changes = dict[int, tuple[Label, str]]
"""Leaf → the label that the sums gave it, and why it has another one."""


@contextmanager
def noting(labels: list[Label], changes: Changes, why: str) -> Iterator[None]:
    """Puts down which labels are changed meanwhile."""
    before = labels[:]
    yield
    if before != labels:
        for i, (old, new) in enumerate(zip(before, labels, strict=True)):
            if old != new:
                changes[i] = (changes[i][0] if i in changes else old, why)


def decide(found: list[Leaf], chances: list[list[float]]) -> tuple[list[Label], Changes]:
    """One label for each leaf; and what was changed of the sums' labels, why."""
    weighed = [[chance * prior for chance, prior in zip(row, _PRIORS, strict=True)] for row in chances]
    labels = [LABELS[max(range(len(LABELS)), key=row.__getitem__)] for row in weighed]
    changes: Changes = {}
    begin = max(0, edges.headline(found, labels) - standfirsts.ABOVE)
    with noting(labels, changes, "too long for a standfirst, a date, or far above the headline"):
        for i, leaf in enumerate(found):
            if labels[i] == "standfirst" and (
                len(leaf.text) > standfirsts.LONGEST or i < begin or edges.is_stamp(leaf)
            ):
                labels[i] = "body" if len(leaf.text) > standfirsts.LONGEST else "furniture"
    with noting(labels, changes, "the extractor library takes it for text, and otherwise hardly any were left"):
        _trust_extractor(found, labels)
    with noting(labels, changes, "the likeliest standfirst where no line is a sure one"):
        standfirsts.find(found, labels, [row[LABELS.index("standfirst")] for row in chances], begin)
    with noting(labels, changes, "a word, a link, a remark or an offer, which is no standfirst"):
        for i, leaf in enumerate(found):
            labels[i] = "furniture" if labels[i] == "standfirst" and not standfirsts.may_be_one(leaf) else labels[i]
    told, credited = LABELS.index("caption"), LABELS.index("credit")
    steps = chain(
        mending.steps(found, labels, [row[told] for row in chances], [row[credited] for row in chances]),
        notices.steps(found, labels),
        edges.steps(found, labels),
    )
    for why, step in steps:
        with noting(labels, changes, why):
            step()
    return labels, changes


def _trust_extractor(found: list[Leaf], labels: list[Label]) -> None:
    """Where the extractor library sees a body several times as long, it is believed; where nobody sees one, running text
    is, or whatever stands outside links: a page with words is never empty."""
    own = sum(len(leaf.text) for leaf, label in zip(found, labels, strict=True) if label in ("body", "subhead"))
    spare = [i for i, leaf in enumerate(found) if labels[i] == "furniture" and leaf.matter is Matter.TEXT]
    seen = [i for i in spare if "extractor" in found[i].hints]
    if own < _SHORT and 2 * own < sum(len(found[i].text) for i in seen):
        for i in seen:
            labels[i] = "body"
    elif not own:
        prose = [i for i in spare if is_prose(found[i], mass(found[i].text))]
        for i in prose or [i for i in spare if found[i].linked * 2 <= len(found[i].text)]:
            labels[i] = "body"
