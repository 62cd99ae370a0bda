"""Which lines are subheads: what a sum over single leaves cannot see.

Headings that stand over text that is read; lines set bold from end to end, all of a page alike, as the questions of an
interview are; and sentences that are none.
"""

from collections.abc import Callable, Iterator

from tuireader.extract.dom.gaps import Style, style
from tuireader.extract.dom.labels import BODY, FURNITURE, READ, SUBHEAD, Label
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.shape import is_prose, mass
from tuireader.extract.dom.tags import HEADINGS
from tuireader.model.article import Mark

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LONG = 200  # characters of a question
_AUTHORS = frozenset(("author", "byline", "autor"))
_SOME = 2  # lines that make a habit
_SHORT, _LINE = 4, 80  # characters of a line that may head what follows
_STOPS = '.,:;!…。”"»*'
_SIGNS = "-–—•*+#@"
_SAID = frozenset(
    ("pullquote", "pull", "pulled", "quote", "zitat", "caption", "credit", "date", "time", "author", "tag")
)
_NAMED = frozenset(
    ("subheading", "subhead", "crosshead", "mellanrubrik", "zwischentitel", "intertitre", "ladillo", "mellomtittel")
)
_STEPS = 5  # boxes from a heading's section down to its text
_INNER = 4  # boxes up from a paragraph to the one around it and the lines beside


def steps(found: list[Leaf], labels: list[Label]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Why, and what changes labels in place then, one step after the other."""
    yield "a heading of text that is read", lambda: _join_heads(found, labels)
    yield "a short line that its box calls a subhead", lambda: _join_named(found, labels)
    yield "a sentence, not a heading", lambda: _unhead(found, labels)
    yield "set bold as the other subheads are", lambda: _join_bold(found, labels)
    yield "a bold line between two paragraphs, in their own box", lambda: _join_inline(found, labels)
    yield "one of several short lines between paragraphs, of a make of their own", lambda: _join_lines(found, labels)


def _join_heads(found: list[Leaf], labels: list[Label]) -> None:
    """A heading behind text that is read, with text that is read below it in its own section, is a subhead; so is one above
    such a subhead, and one that looks like a subhead elsewhere. The permalink that hangs on a heading is nothing between."""
    texts = [i for i, leaf in enumerate(found) if any(map(str.isalnum, leaf.text))]
    heads = {i: heading for i in texts if (heading := found[i].box.within(*_HEADINGS)) is not None}
    looks = {_look(heads[i]) for i in heads if labels[i] in READ}
    follower, above = -1, len(texts)
    for at in range(len(texts) - 1, -1, -1):
        i = texts[at]
        if i in heads and labels[i] == FURNITURE and follower >= 0 and found[i].linked * 2 <= len(found[i].text):
            if at <= above:
                above = next((k for k in range(at - 1, -1, -1) if texts[k] not in heads), -1)
            behind = above >= 0 and labels[texts[above]] in READ
            if (behind or _look(heads[i]) in looks) and _heads(heads[i], found[follower], labels[follower]):
                labels[i] = SUBHEAD
        follower = i


def _join_named(found: list[Leaf], labels: list[Label]) -> None:
    """A line above text that is read, whose class says what it is."""
    for i in range(1, len(found) - 1):
        leaf = found[i]
        named = (
            leaf.box.words & _NAMED
            and leaf.box.tag in ("p", "div", "strong", "span")
            and labels[i] in (FURNITURE, *READ)
        )
        if named and len(leaf.text) <= _LINE and 2 * leaf.linked <= len(leaf.text) and labels[i + 1] == BODY:
            labels[i] = SUBHEAD


def _look(heading: Box) -> tuple[str, frozenset[str]]:
    """What makes headings look alike; without words of its own it looks as its box has it."""
    return heading.tag, heading.words or (heading.parent.words if heading.parent is not None else heading.words)


def _heads(heading: Box, leaf: Leaf, label: Label) -> bool:
    """Whether a leaf that is read stands below a heading in its section: text, or a heading of lower rank."""
    lower = leaf.box.within(*_HEADINGS)
    if label not in READ or (lower is not None and lower.tag <= heading.tag):
        return False
    section = heading.parent
    while section is not None and section.leaves == heading.leaves:  # a box around the heading alone is no section
        section = section.parent
    return section is not None and any(box is section for _, box in zip(range(_STEPS), leaf.box.up(), strict=False))


def _unhead(found: list[Leaf], labels: list[Label]) -> None:
    """A plain paragraph that ends as a sentence does, or begins in small letters, heads nothing: "Then edit the file:". Nor does
    the author's line above the text, though it be a heading."""
    prose = (i for i, label in enumerate(labels) if label == BODY and is_prose(found[i], mass(found[i].text)))
    begin = next(prose, 0)
    for i, label in enumerate(labels):
        leaf = found[i]
        if i < begin and label in READ and leaf.box.tag in HEADINGS and leaf.box.words & _AUTHORS:
            labels[i] = FURNITURE
        is_plain = leaf.box.tag == "p" and leaf.box.within(*HEADINGS) is None and not is_bold(leaf)
        if label == SUBHEAD and is_plain and (leaf.text[-1] in ".:,;" or leaf.text[0].islower()):
            labels[i] = BODY


def _join_bold(found: list[Leaf], labels: list[Label]) -> None:
    """Where short bold lines are subheads, long ones of the same make are: an interview's questions are set alike."""
    kinds: dict[Style, tuple[list[int], list[int]]] = {}
    for i, label in enumerate(labels):
        leaf = found[i]
        if label in READ and leaf.matter is Matter.TEXT and leaf.box.tag in ("p", "div") and is_bold(leaf):
            short, long = kinds.setdefault(style(leaf), ([], []))
            (short if is_bold_head(leaf) else long).append(i)
    for short, long in kinds.values():
        for i in long if len(short) >= _SOME else ():
            if is_bold_head(found[i], _LONG):
                labels[i] = SUBHEAD


def _join_inline(found: list[Leaf], labels: list[Label]) -> None:
    """A short bold line without a box of its own, between two paragraphs of the box that it stands in."""
    for i in range(1, len(found) - 1):
        leaf = found[i]
        lone = labels[i] == FURNITURE and leaf.box.tag == "div" and mass(leaf.text) > _SHORT and is_bold_head(leaf)
        if lone and all(_is_inside(found[j], labels[j], leaf.box) for j in (i - 1, i + 1)):
            labels[i] = SUBHEAD


def _is_inside(leaf: Leaf, label: Label, box: Box) -> bool:
    return label == BODY and leaf.box.parent is box and is_prose(leaf, mass(leaf.text))


def _join_lines(found: list[Leaf], labels: list[Label]) -> None:
    """Lines without link or stop that stand alone between two paragraphs in their box, and look like nothing else: what only the
    publisher's own style sheet makes a subhead."""
    prose = {style(leaf) for leaf in found if is_prose(leaf, mass(leaf.text))}
    kinds: dict[Style, list[int]] = {}
    for i in range(1, len(found) - 1):
        if labels[i] in (FURNITURE, *READ) and _may_head(found[i]) and style(found[i]) not in prose:
            kinds.setdefault(style(found[i]), []).append(i)
    for lines in kinds.values():
        heads = [i for i in lines if all(_is_beside(found[j], labels[j], found[i]) for j in (i - 1, i + 1))]
        several = _SOME <= len({found[i].text for i in heads}) == len(heads)
        for i in heads if several and 2 * len(heads) > len(lines) else ():
            labels[i] = SUBHEAD


def _may_head(leaf: Leaf) -> bool:
    is_line = leaf.matter is Matter.TEXT and leaf.box.tag in ("p", "div") and not leaf.linked and not leaf.box.hidden
    return (
        is_line
        and _SHORT < mass(leaf.text) <= _LINE
        and leaf.text[-1] not in _STOPS
        and leaf.text[0] not in _SIGNS
        and not leaf.box.words & _SAID
    )


def _is_beside(leaf: Leaf, label: Label, line: Leaf) -> bool:
    """Whether a leaf is a paragraph that is read, in the box around a line or in one of its own there."""
    if label != BODY or not is_prose(leaf, mass(leaf.text)):
        return False
    around = line.box.parent
    return around is not None and any(box is around for _, box in zip(range(_INNER), leaf.box.up(), strict=False))


def is_bold(leaf: Leaf) -> bool:
    """Whether a leaf is bold from end to end, and no link."""
    first = leaf.spans[0] if leaf.spans else None
    whole = first is not None and first.mark is Mark.STRONG and first.start == 0 and first.end == len(leaf.text)
    return whole and leaf.linked == 0


def is_bold_head(leaf: Leaf, most: int = 80) -> bool:
    """Whether a paragraph is bold from end to end and no sentence: what writers without a heading button use."""
    ends = len(leaf.text) <= most and leaf.text[-1] not in '.!,;:…”"»'
    return ends and leaf.box.tag in ("p", "div") and is_bold(leaf)
