"""What hangs at the edges of a text and is taken for it: topics, section names, dates, the links behind a heading.

They pass for running text because they stand in its box and its style; only their place and their form give them away.
"""

import re
from collections.abc import Callable, Iterator

from tuireader.extract.dom.labels import FURNITURE, READ, SUBHEAD, Label, those_read
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.tags import HEADINGS
from tuireader.model.article import Block, Figure

_TOPIC = 40  # characters of a topic or a section's name
_STAMP = 70  # characters of a line that says when the text was published
_ARTICLE = 400  # characters of text that must stay: a post may be nothing but a link
_STORY = 5  # times as long as what stands above its headline a story is
_ROW = 3  # teasers, or pictures without a word to them, in a row
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h|am|pm|AM|PM|[A-Z]{2,4}))?$")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b")
_SENTENCE = re.compile(r"[.!?。！？:][\"”’»)]?$")
_NO_CREDIT = re.compile(r"https?://|[$€£]\s?\d|\b\d{1,2}[:.h]\d\d\s?(?:Uhr|[ap]m|h)\b|\bmin(?:utes)? read\b", re.I)
_STOPS = frozenset((".", ",", ":", ";", "|"))
_LINKS = frozenset(("editsection", "headerlink", "permalink"))


def steps(found: list[Leaf], labels: list[Label]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Why, and what changes labels in place then, one step after the other: what no reader would call text at its
    beginning and end, and beside its headings."""
    yield "a link that hangs on a heading", lambda: _unlink_heads(found, labels)
    yield "a price, an address or an hour names nobody", lambda: _uncredit(found, labels)
    yield "nothing but a stop", lambda: _drop_stops(found, labels)
    yield "one of several linked headings in a row", lambda: _unteaser(found, labels)
    yield "the next story, with a headline of its own", lambda: _drop_next(found, labels)
    yield "the next story, in a box like the first", lambda: _drop_following(found, labels)
    yield "stands before the headline, and hardly any text does", lambda: _drop_above(found, labels)
    yield "a topic, a section or a date at the edge of the text", lambda: _trim(found, labels)
    yield "one of a row of pictures behind the text, without a word to them", lambda: _drop_row(labels)


def _trim(found: list[Leaf], labels: list[Label]) -> None:
    read = those_read(labels)
    if sum(len(found[i].text) for i in read if not _is_topic(found[i])) < _ARTICLE:
        return
    for i in read:
        lone = found[i].box.tag == "li" and _CLOCK.match(found[i].text) is not None  # no live blog's
        if not (_is_topic(found[i]) or is_stamp(found[i]) or lone):
            break
        labels[i] = FURNITURE
    tail: list[int] = []
    for i in reversed(read):
        if not _is_topic(found[i]):
            break
        tail.append(i)
    before = read[-len(tail) - 1]
    headed = labels[before] == SUBHEAD or found[before].box.within(*HEADINGS) is not None
    if headed and not all(found[i].box.within("nav", "footer", "aside") for i in tail):
        return  # a list of links that has a heading of its own is part of the text
    for i in tail:
        labels[i] = FURNITURE


def _uncredit(found: list[Leaf], labels: list[Label]) -> None:
    """Prices, addresses and hours under a picture name nobody."""
    for i, label in enumerate(labels):
        if label == "credit" and _NO_CREDIT.search(found[i].text):
            labels[i] = FURNITURE


def _drop_stops(found: list[Leaf], labels: list[Label]) -> None:
    """A stop that is left over from an editor stands alone."""
    for i, label in enumerate(labels):
        if label in READ and found[i].text in _STOPS:
            labels[i] = FURNITURE


def _unteaser(found: list[Leaf], labels: list[Label]) -> None:
    """Headings that are links, one behind the other with no text between, lead to other stories: so does one above them."""
    read = [i for i, label in enumerate(labels) if label in READ and found[i].matter is Matter.TEXT]
    row: list[int] = []
    for at, i in enumerate(read):
        row = [*row, i] if _is_linked_head(found[i]) else []
        if len(row) < _ROW:
            continue
        above = at - len(row)
        for one in row if above < 0 or labels[read[above]] != SUBHEAD else [read[above], *row]:
            labels[one] = FURNITURE


def _drop_next(found: list[Leaf], labels: list[Label]) -> None:
    """Pages that never end put the next story below: an <article> with a headline of the first rank, behind one that has
    such a headline and is a story already."""
    stories: dict[int, int] = {}  # an <article> with such a headline → characters of it that are read
    for leaf in found:
        if leaf.text and leaf.box.within("h1") is not None and (story := leaf.box.within("article")) is not None:
            stories.setdefault(id(story), 0)
    if len(stories) < 2:
        return
    around = [next((id(box) for box in leaf.box.up() if id(box) in stories), 0) for leaf in found]
    for i, at in enumerate(around):
        if at and labels[i] in READ:
            stories[at] += len(found[i].text)
    order = list(stories)
    main = next((n for n, at in enumerate(order) if stories[at] >= _ARTICLE), len(order))
    others = set(order[main + 1 :])
    for i, at in enumerate(around):
        if at in others:
            labels[i] = FURNITURE


def _drop_following(found: list[Leaf], labels: list[Label]) -> None:
    """Such a story without an <article>: boxes of one make side by side, each with a headline of the first rank, the first of
    them a story already."""
    heads = [leaf for leaf in found if leaf.text and leaf.box.tag == "h1"]
    if len(heads) < 2:
        return
    around = [list(leaf.box.up()) for leaf in heads]
    top = next((box for box in around[0] if any(box is other for other in around[1])), None)
    stories = [next((box for box in boxes if box.parent is top), None) for boxes in around]
    first = stories[0]
    if first is None or any(one is None or (one.tag, one.words) != (first.tag, first.words) for one in stories):
        return
    if not first.words or len({id(one) for one in stories}) < len(stories):
        return
    told = sum(len(leaf.text) for i, leaf in enumerate(found) if labels[i] in READ and first in leaf.box.up())
    others = {id(one) for one in stories[1:]}
    for i, leaf in enumerate(found):
        if told >= _ARTICLE and any(id(box) in others for box in leaf.box.up()):
            labels[i] = FURNITURE


def headline(found: list[Leaf], labels: list[Label]) -> int:
    """The first heading of which two say that it is the headline: the sums, its rank, the page's title. 0 where there is none."""
    for i, leaf in enumerate(found):
        signs = (labels[i] == "headline") + ("said:headline" in leaf.hints)
        ranks = HEADINGS if signs > 1 else ("h1",)
        if signs and leaf.text and leaf.box.within(*ranks) is not None:
            return i
    return 0


def _drop_above(found: list[Leaf], labels: list[Label]) -> None:
    """The weather, the traffic, a note to all readers: little text before the headline, and the story behind."""
    title = headline(found, labels)
    above = [i for i in range(title) if labels[i] in READ]
    behind = sum(len(found[i].text) for i in range(title, len(found)) if labels[i] in READ)
    if above and behind > max(_ARTICLE, _STORY * sum(len(found[i].text) for i in above)):
        for i in above:
            labels[i] = FURNITURE


def _is_linked_head(leaf: Leaf) -> bool:
    return leaf.box.within(*HEADINGS) is not None and leaf.linked * 10 >= len(leaf.text) * 9


def _unlink_heads(found: list[Leaf], labels: list[Label]) -> None:
    """ "[edit]" and "¶" behind a heading are no headings."""
    for i, label in enumerate(labels):
        box = found[i].box
        if label in READ and found[i].matter is Matter.TEXT and box.within(*HEADINGS) is not None:
            named = any(one.words & _LINKS for one in (box, box.parent) if one is not None and one.tag not in HEADINGS)
            if named or not any(map(str.isalnum, found[i].text)):
                labels[i] = FURNITURE


def _drop_row(labels: list[Label]) -> None:
    """Behind the text, pictures with nothing but credits are other stories'."""
    last = max((i for i, label in enumerate(labels) if label in READ), default=len(labels))
    told = [i for i in range(last + 1, len(labels)) if labels[i] in ("caption", "credit")]
    named = sum(labels[i] == "credit" for i in told)
    if named >= _ROW and 3 * (len(told) - named) <= named:
        for i in told:
            labels[i] = FURNITURE


def _is_topic(leaf: Leaf) -> bool:
    """A few words that are nothing but a link."""
    if leaf.matter is not Matter.TEXT or leaf.box.within(*HEADINGS) is not None:
        return False
    size = len(leaf.text)
    return size < _TOPIC and leaf.linked * 10 >= size * 9 and not _SENTENCE.search(leaf.text)


def is_stamp(leaf: Leaf) -> bool:
    """A line that is a date or an hour with a few words around it; a bare hour is a live blog's."""
    if leaf.matter is not Matter.TEXT or len(leaf.text) > _STAMP or leaf.box.within(*HEADINGS) is not None:
        return False
    dated = _DATED.search(leaf.text) is not None and _CLOCK.match(leaf.text) is None
    return dated and not _SENTENCE.search(leaf.text) and len(leaf.text.split()) < 11


def is_dated(text: str) -> bool:
    """Whether a line tells a year or an hour."""
    return _DATED.search(text) is not None


def without_row_of_pictures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without the pictures of other stories: a row of them behind the text, none with a word to it."""
    end = len(blocks)
    while end and isinstance(last := blocks[end - 1], Figure) and not (last.caption or last.credit):
        end -= 1
    return blocks[:end] if end and len(blocks) - end >= _ROW else blocks
