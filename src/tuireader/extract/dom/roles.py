"""What a paragraph is beside the story's own text: a correction, an update, a footnote, an aside, a time."""

from collections import Counter
from dataclasses import replace

from tuireader.extract import notes
from tuireader.extract.dom.leaves import Leaf
from tuireader.model.article import Block, Paragraph, PartRole

_ROLE_CLASSES = (
    (PartRole.CORRECTION, frozenset(("correction", "corrigendum", "erratum"))),
    (PartRole.FOOTNOTE, frozenset(("footnote", "endnote", "fussnote", "fußnote"))),
)
_WRITERS, _BIOGRAPHY = 2, 600  # paragraphs about authors at the end, and characters of one
_STAMP = 24  # characters that a time of day at most has
CLASSES = frozenset[str]().union(*(classes for _, classes in _ROLE_CLASSES))


def role(leaf: Leaf) -> PartRole:
    """What a paragraph is beside the story's own text."""
    text, box = leaf.text, leaf.box
    near = box.words | box.parent.words if box.parent is not None else box.words
    if near:
        for one, classes in _ROLE_CLASSES:
            if near & classes and len(near) < 12:
                return one
    said = by_words(text)
    return PartRole.ASIDE if said is PartRole.BODY and box.within("aside") is not None else said


def without_layout(blocks: list[Block]) -> list[Block]:
    """The blocks, none of them an aside by its box where most of the text is: the whole article stands in that box then."""
    sizes = Counter[bool]()
    for block in blocks:
        if isinstance(block, Paragraph):
            sizes[block.role is PartRole.ASIDE] += len(block.text)
    if sizes[True] <= sizes[False]:
        return blocks
    return [
        replace(block, role=by_words(block.text))
        if isinstance(block, Paragraph) and block.role is PartRole.ASIDE
        else block
        for block in blocks
    ]


def with_writers(blocks: tuple[Block, ...], byline: str) -> tuple[Block, ...]:
    """The blocks, the last one or two an aside where they say who the author is: "Ada Miller writes about rivers."."""
    names = [name for name in byline.split(", ") if " " in name]
    last = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph)][-_WRITERS:]
    return tuple(
        replace(block, role=PartRole.ASIDE)
        if at in last and isinstance(block, Paragraph) and _is_biography(block, names)
        else block
        for at, block in enumerate(blocks)
    )


def _is_biography(block: Paragraph, names: list[str]) -> bool:
    behind = [block.text[len(name) + 1 : len(name) + 2] for name in names if block.text.startswith(f"{name} ")]
    return block.role is PartRole.BODY and len(block.text) < _BIOGRAPHY and any(letter.islower() for letter in behind)


def by_words(text: str) -> PartRole:
    """As far as its first words tell."""
    return PartRole.TIME if len(text) < _STAMP and notes.is_stamp(text) else notes.by_words(text)
