"""The standfirst of a page, once its leaves are labelled: the surest line, and those that belong to it."""

from tuireader.extract.dom import edges
from tuireader.extract.dom.labels import BODY, FURNITURE, LABELS, READ, STANDFIRST, SUBHEAD, Label
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.tags import HEADINGS

_SENTENCE, _DECK = 25, 300  # characters of a sentence, of a standfirst of one or two
_POINTS = 5  # lines that a standfirst may have


def standfirst(found: list[Leaf], labels: list[Label], chances: list[list[float]]) -> str:
    """The surest standfirst with the lines that stand beside it in one box; other candidates are body, or nothing."""
    at = LABELS.index(STANDFIRST)
    taken = [i for i, label in enumerate(labels) if label == STANDFIRST] or _heading_below(found, labels)
    if not taken:
        return ""
    best = _sentence_below(found, labels, max(taken, key=lambda i: chances[i][at]))
    more = _same_list(found, labels, best)
    beside = sorted({best, *more, *(i for i in taken if _are_siblings(found[i], found[best]))})
    lines = list(dict.fromkeys(found[i].text for i in beside))
    for i in taken:
        if i not in beside and found[i].text not in lines:
            labels[i] = BODY if i > best and chances[i][1] > chances[i][0] else FURNITURE
    for i in (best, *more):
        labels[i] = STANDFIRST
    points = [line for line in lines if not any(line != other and line in other for other in lines)]
    return (" · " if more else " ").join(points)


def _heading_below(found: list[Leaf], labels: list[Label]) -> list[int]:
    """A long heading of lower rank right below the headline, in its box, where no line is a standfirst."""
    title = edges.headline(found, labels)
    below = next((i for i in range(title + 1, len(found)) if found[i].text), title)
    leaf = found[below] if found else None
    if leaf is None or title == below or labels[below] not in (BODY, SUBHEAD) or leaf.box.tag not in HEADINGS:
        return []
    is_deck = _SENTENCE < len(leaf.text) < _DECK and not leaf.linked and leaf.box.tag != "h1"
    return [below] if is_deck and leaf.box.parent is found[title].box.parent else []


def _sentence_below(found: list[Leaf], labels: list[Label], best: int) -> int:
    """The sentence right below the headline, where the likeliest standfirst is but an item of a list: a summary's."""
    title = next((i for i, label in enumerate(labels) if label == "headline" and found[i].box.tag == "h1"), -1)
    below = next((i for i in range(title + 1, len(found)) if found[i].text), best)
    leaf, listed = found[below], found[best].box.within("li") is not None
    if not listed or not -1 < title < below < best or leaf.box.tag == "li":
        return best
    is_sentence = _SENTENCE < len(leaf.text) < _DECK and leaf.text[-1] in ".!?" and not edges.is_stamp(leaf)
    return below if is_sentence and not leaf.linked and labels[below] in (FURNITURE, STANDFIRST, *READ) else best


def _same_list(found: list[Leaf], labels: list[Label], best: int) -> list[int]:
    """The lines around a standfirst that are set as it is, in items of a list or headings, and would be lost."""
    if found[best].box.tag not in ("li", *HEADINGS) or found[best].matter is not Matter.TEXT:
        return []
    more: list[int] = []
    spare = (FURNITURE, BODY if found[best].box.tag == "li" else SUBHEAD, STANDFIRST)
    for step in (1, -1):
        i = best + step
        while 0 <= i < len(found) and labels[i] in spare:
            if not _are_siblings(found[i], found[best]) or found[i].linked * 2 > len(found[i].text):
                break
            more.append(i)
            i += step
    return more if len(more) < _POINTS else []


def _are_siblings(one: Leaf, other: Leaf) -> bool:
    if one.box is other.box:
        return True
    return one.box.parent is other.box.parent and one.box.tag == other.box.tag and one.box.words == other.box.words
