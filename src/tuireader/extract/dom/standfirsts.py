"""The standfirst of a page: the likeliest line where the sums are sure of none, and the lines that belong to it."""

import re

from tuireader.extract.dom import authors, edges
from tuireader.extract.dom.labels import BODY, FURNITURE, LABELS, READ, STANDFIRST, SUBHEAD, Label
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.shape import key, mass
from tuireader.extract.dom.tags import HEADINGS

LONGEST = 1_200  # characters of a standfirst
ABOVE = 8  # lines above the headline that may be its standfirst
_SENTENCE, _DECK = 25, 300  # characters of a sentence, of a standfirst of one or two
_YEAR = re.compile(r"(?:19|20)\d\d")  # also where no border of words is
_HEAD = 3  # paragraphs among which a standfirst may be
_POINTS = 5  # lines that a standfirst may have
_WORD = 15  # characters of a word or two
_LEADS = frozenset(
    ("dek", "deck", "standfirst", "strapline", "subtitle", "subheadline", "chapo", "preamble", "ingress", "excerpt")
) | frozenset(("entradilla", "sottotitolo", "vorspann", "perex"))
_GATES = frozenset(
    ("account", "gated", "gating", "login", "newsletter", "overlay", "paywall", "register", "signup", "subscri")
)
_LEAD = 0.08  # the chance from which the likeliest standfirst of a page is believed, where no other is surer


def find(found: list[Leaf], labels: list[Label], chances: list[float], begin: int) -> None:
    """Labels the likeliest standfirst from leaf `begin` on, where none is sure; `chances` are those of that label."""
    if STANDFIRST in labels:
        return
    text = [i for i, label in enumerate(labels) if label == BODY][:_HEAD]
    end = text[-1] + 1 if len(text) == _HEAD else len(found)
    texts = (i for i in range(begin, end) if found[i].matter is Matter.TEXT and _may_lead(found[i]))
    best = max(texts, key=chances.__getitem__, default=-1)
    likely = best >= 0 and chances[best] > _LEAD and len(found[best].text) < LONGEST
    named = _named_lead(found, labels)
    best = named if named >= 0 else best
    if (likely or named >= 0) and labels[best] in (FURNITURE, BODY, SUBHEAD):
        labels[best] = STANDFIRST


def _named_lead(found: list[Leaf], labels: list[Label]) -> int:
    """The line between the headline and the text whose box is called a standfirst, -1 where there is none."""
    title = edges.headline(found, labels)
    begin = next((i for i in range(title + 1, len(found)) if labels[i] == BODY), title)
    for i in range(title + 1, begin):
        leaf = found[i]
        named = leaf.box.words & _LEADS and not _is_gated(leaf)
        if named and labels[i] == FURNITURE and len(leaf.text) > _SENTENCE and _may_lead(leaf):
            return i
    return -1


def _is_gated(leaf: Leaf) -> bool:
    """Whether a line stands in a small box that asks for an account or a subscription."""
    return any(box.words & _GATES for box in leaf.box.up() if box.leaves < ABOVE)


def _may_lead(leaf: Leaf) -> bool:
    named = "described" in leaf.hints  # by a picture, whose caption it is
    return not named and _says_much(leaf) and not leaf.text.startswith(("http://", "https://", "www."))


def may_be_one(leaf: Leaf) -> bool:
    """Whether a line may be a standfirst at all: neither a word, a link, a remark nor an offer."""
    return _says_much(leaf) and not _is_gated(leaf)


def _says_much(leaf: Leaf) -> bool:
    """Whether a line is more than a word or a date, most of it no link, and no remark on the page ("For the station, see …")."""
    remark = any(box.element.get("role") == "note" for _, box in zip(range(2), leaf.box.up(), strict=False))
    links = leaf.box.element.iter("a") if leaf.box.leaves == 1 else ()  # also to a place on the page itself
    linked = sum(len("".join(link.itertext())) for link in links)
    says = mass(leaf.text) > _WORD and leaf.linked * 2 <= len(leaf.text) and linked * 4 <= len(leaf.text) * 3
    return says and leaf.matter is Matter.TEXT and not remark and not edges.is_stamp(leaf)


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
    if leaf is None or title == below or leaf.box.tag == "h1":
        return []
    open_to = (BODY, SUBHEAD, FURNITURE) if leaf.box.tag in HEADINGS else (FURNITURE,)
    is_deck = _SENTENCE < len(leaf.text) < _DECK and not leaf.linked and _YEAR.search(leaf.text) is None
    is_deck = is_deck and not edges.is_dated(leaf.text) and key(leaf.text) != key(found[title].text)
    is_deck = is_deck and leaf.matter is Matter.TEXT
    beside = _outer(leaf.box).parent is _outer(found[title].box).parent
    return [below] if is_deck and beside and labels[below] in open_to and not (_is_gated(leaf) or _is_by(leaf)) else []


def _is_by(leaf: Leaf) -> bool:
    return authors.is_byline(leaf.text, bool(leaf.box.near_words() & authors.CLASSES))


def _outer(box: Box) -> Box:
    """The outermost of the boxes around one that hold nothing else."""
    return [one for one in box.up() if one.leaves == box.leaves][-1]


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
