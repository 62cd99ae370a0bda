"""What a paragraph is beside the story's own text: a correction, an update, a footnote, an aside, a time."""

from tuireader.extract import notes
from tuireader.extract.dom.leaves import Leaf
from tuireader.model.article import PartRole

_ROLE_CLASSES = (
    (PartRole.CORRECTION, frozenset(("correction", "corrigendum", "erratum"))),
    (PartRole.FOOTNOTE, frozenset(("footnote", "endnote", "fussnote", "fußnote"))),
)
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


def by_words(text: str) -> PartRole:
    """As far as its first words tell."""
    return PartRole.TIME if len(text) < _STAMP and notes.is_stamp(text) else notes.by_words(text)
