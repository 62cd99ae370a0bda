"""Lists are read whole or not at all: what a sum over their single lines cannot see.

The lines of a list are short, often nothing but a link, and look like a menu's. Whether they belong to the text is told by
where the list stands and by what it is: between two paragraphs in their own box, below a heading of the text, the notes that the
text calls, its table of contents.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tuireader.extract.dom.labels import BODY, FURNITURE, READ, SUBHEAD, Label, relabel, those_read
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.shape import is_prose, key
from tuireader.extract.dom.tags import HEADINGS

_ITEM = 900  # characters that an item of a list has at most
_HEADLINE = 30  # characters
_MANY = 3  # lines that make a list
_FLOATING = 6  # leaves of what floats between a heading and its list: a portal, a note on where pictures are
_NEAR = 12  # leaves behind the text in which such a list may stand
_OTHERS = frozenset(
    (
        "author",
        "comment",
        "cookie",
        "footer",
        "menu",
        "meta",
        "nav",
        "newsletter",
        "poll",
        "quiz",
        "survey",
        "vote",
        "recommend",
        "related",
        "share",
        "social",
        "tag",
        "teaser",
        "widget",
    )
)
_NOTES = frozenset(("reference", "footnote", "endnote", "citation", "bibliography"))
_NOTE = re.compile(r"^[\^↑]|[↩⏎↵]\ufe0e?$")
_NUMBER = re.compile(r"^\d+(?: \d+)* (?=\D)")


@dataclass(slots=True)
class _List:
    """A list that stands in no other, and the leaves of its lines."""

    box: Box
    lines: list[int] = field(default_factory=list)


def steps(found: list[Leaf], labels: list[Label]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Why, and what changes labels in place then, one step after the other."""
    lists = _outermost(found)
    yield "a list between paragraphs, in their own box", lambda: _keep_amid(found, labels, lists)
    yield "notes that the text calls", lambda: _keep_notes(found, labels, lists)
    yield "the table of contents", lambda: _keep_contents(found, labels, lists)
    yield "a list below a heading of the text", lambda: _keep_headed(found, labels, lists)
    yield (
        "a list without links below a heading, in the text or close behind",
        lambda: _keep_behind(found, labels, lists),
    )
    yield "goes with the rest of its list", lambda: _complete(found, labels, lists)
    yield "a list beside one like it that is read", lambda: _keep_twins(found, labels, lists)
    yield "a list inside a line that is read", lambda: _keep_inner(found, labels, lists)
    yield "links to other stories between paragraphs", lambda: _drop_links(found, labels, lists)


def _outermost(found: list[Leaf]) -> list[_List]:
    lists: dict[int, _List] = {}
    for i, leaf in enumerate(found):
        box = None
        for one in leaf.box.up() if leaf.matter is Matter.TEXT else ():
            box = one if one.tag in ("ul", "ol") else box
        if box is not None:
            lists.setdefault(id(box), _List(box)).lines.append(i)
    return list(lists.values())


def _keep_amid(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """A list that is hardly linked, between two texts that are read and stand in the same box as it does."""
    for one in lists:
        around = one.box.parent
        beside = [i for i in (one.lines[0] - 1, one.lines[-1] + 1) if 0 <= i < len(found)]
        among = all(labels[i] in READ and any(box is around for box in found[i].box.up()) for i in beside)
        if len(beside) < 2 or not among or all(found[i].box.parent is not around for i in beside):
            continue
        linked, size = (
            sum(values) for values in zip(*((found[i].linked, len(found[i].text)) for i in one.lines), strict=True)
        )
        if not linked or (3 * linked < size and found[beside[0]].text.endswith((":", "："))):
            relabel(labels, one.lines, (FURNITURE,), BODY)


def _keep_notes(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """Notes behind the first paragraph: by their class, or by the signs that lead back to the text."""
    begin = next((i for i, label in enumerate(labels) if label in READ), len(labels))
    for one in lists:
        if one.lines[0] > begin and len(one.lines) >= _MANY:
            signed = sum(_NOTE.search(found[i].text) is not None for i in one.lines)
            named = any(box.words & _NOTES for box in (one.box, one.box.parent) if box is not None)
            if 2 * signed > len(one.lines) or named:
                relabel(labels, one.lines, (FURNITURE,), BODY)


def _keep_contents(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """A list of the headings of the text, in front of them."""
    heads = {key(leaf.text): i for i, leaf in enumerate(found) if leaf.box.within(*HEADINGS) is not None}
    begin = next((i for i, label in enumerate(labels) if label in (*READ, "headline")), len(labels))
    end = max((i for i, label in enumerate(labels) if label in READ), default=-1)
    for one in lists:
        headed = any(found[i].box.within(*HEADINGS) is not None for i in one.lines)
        if one.lines[0] < begin or len(one.lines) < _MANY or headed:
            continue
        named = [heads.get(_NUMBER.sub("", key(found[i].text)), -1) for i in one.lines]
        if 3 * sum(one.lines[-1] < at < end for at in named) >= 2 * len(one.lines):
            relabel(labels, one.lines, (FURNITURE,), BODY)


def _keep_headed(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """A list below a heading, both beside three paragraphs of the text at least."""
    beside: dict[int, int] = {}
    for leaf, label in zip(found, labels, strict=True):
        if label == BODY and leaf.box.parent is not None and leaf.box.tag == "p":
            beside[id(leaf.box.parent)] = beside.get(id(leaf.box.parent), 0) + 1
    for one in lists:
        head = _head(found, labels, one)
        if head < 0 or _leads_away(found, one):
            continue
        if beside.get(id(one.box.parent), 0) >= _MANY:
            relabel(labels, one.lines, (FURNITURE,), BODY)
            relabel(labels, [head], (FURNITURE,), SUBHEAD)


def _keep_behind(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """What is needed and what is to be done: lists without a link, each below a heading, in the <article> or <main> of the text,
    in boxes that are called nothing else."""
    read = those_read(labels)
    begin, last = (read[0], read[-1]) if read else (len(labels), len(labels))
    for one in lists:
        story = one.box.within("article", "main")
        head = _head(found, labels, one)
        if head < 0 or story is None or not begin < one.lines[0] < last + _NEAR or len(one.lines) < _MANY:
            continue
        named = any(box.words & _OTHERS or box.tag in ("nav", "aside", "footer", "form") for box in one.box.up())
        if not named and not sum(found[i].linked for i in one.lines) and story in list(found[last].box.up()):
            relabel(labels, one.lines, (FURNITURE,), BODY)
            relabel(labels, [head], (FURNITURE,), SUBHEAD)
            last = max(last, one.lines[-1])


def _head(found: list[Leaf], labels: list[Label], one: _List) -> int:
    """The heading right above a list, in the same box; a small box that floats between is passed by. -1 where there is none."""
    for i in range(one.lines[0] - 1, max(-1, one.lines[0] - _FLOATING), -1):
        heading = found[i].box.within(*HEADINGS)
        if heading is not None:
            return i if heading.parent is one.box.parent else -1
        if labels[i] != FURNITURE or found[i].box.parent is one.box.parent:
            return -1
    return -1


def _keep_inner(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """The lists in a line that is read, whatever their links: "In progress:" and what is."""
    leads: dict[int, int] = {}  # a line's box → its first leaf
    for i in (i for one in lists for i in one.lines):
        for item in (box for box in found[i].box.up() if box.tag == "li"):
            first = leads.setdefault(id(item), i)
            if first != i and labels[first] == BODY and found[first].linked * 2 <= len(found[first].text):
                relabel(labels, [i], (FURNITURE,), BODY)


def _leads_away(found: list[Leaf], one: _List) -> bool:
    """Whether a list is one of linked headlines."""
    texts = [found[i] for i in one.lines if not found[i].text.startswith("http")]
    size, linked = sum(len(leaf.text) for leaf in texts), sum(leaf.linked for leaf in texts)
    return linked * 2 >= size > _HEADLINE * len(texts)


def _complete(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """A list of which most is read is read whole, with the lists in it, and one of which hardly anything is not at all."""
    inner: dict[int, list[int]] = {}
    for i in (i for one in lists for i in one.lines):
        inner.setdefault(id(found[i].box.within("ul", "ol")), []).append(i)
    for lines in inner.values():
        read, total = _share(found, labels, lines)
        linked = any(found[i].linked or found[i].box.within(*HEADINGS) for i in lines)
        if 2 * read > total or (5 * read > 2 * total and not linked):
            relabel(labels, lines, (FURNITURE,), BODY)
        elif len(lines) > _MANY and 3 * read < total:
            relabel(labels, lines, READ, FURNITURE)
    for one in lists:
        read, total = _share(found, labels, one.lines)
        is_layout = any(found[i].box.within(*HEADINGS) or len(found[i].text) > _ITEM for i in one.lines)
        if 2 * read > total and not is_layout:
            relabel(labels, one.lines, (FURNITURE,), BODY)


def _keep_twins(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """A list below a heading, in a box beside that of a list with a heading that is read: merits and faults."""
    for one, other in itertools.pairwise(lists):
        mine, its = one.box.parent, other.box.parent
        if mine is None or its is None or mine is its or mine.parent is not its.parent or mine.tag != its.tag:
            continue
        heads = [_head(found, labels, twin) for twin in (one, other)]
        read, total = _share(found, labels, one.lines)
        near = other.lines[0] - one.lines[-1] <= _MANY
        if near and min(heads) >= 0 and labels[heads[0]] in READ and 2 * read > total and not _leads_away(found, other):
            relabel(labels, other.lines, (FURNITURE,), BODY)
            relabel(labels, [heads[1]], (FURNITURE,), SUBHEAD)


def _drop_links(found: list[Leaf], labels: list[Label], lists: list[_List]) -> None:
    """A line or two that are mostly links, in a list that no words lead to: other stories."""
    for one in lists:
        before = next((i for i in range(one.lines[0] - 1, -1, -1) if found[i].text), -1)
        if len(one.lines) >= _MANY or before < 0 or labels[before] != BODY or found[before].text.endswith((":", "：")):
            continue
        if is_prose(found[before], len(found[before].text)) and all(_leads(found[i]) for i in one.lines):
            relabel(labels, one.lines, READ, FURNITURE)


def _leads(leaf: Leaf) -> bool:
    return leaf.linked > _HEADLINE and leaf.linked * 2 > len(leaf.text)


def _share(found: list[Leaf], labels: list[Label], lines: list[int]) -> tuple[int, int]:
    """Characters of these leaves that are read, and of all."""
    read = sum(len(found[i].text) for i in lines if labels[i] in READ)
    return read, sum(len(found[i].text) for i in lines)
