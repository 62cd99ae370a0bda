"""What a paragraph is beside the story's own text: a correction, an update, a footnote, an aside, a time."""

import re

from tuireader.extract.dom.leaves import Leaf
from tuireader.model.article import PartRole

_ROLE_CLASSES = (
    (PartRole.CORRECTION, frozenset(("correction", "corrigendum", "erratum"))),
    (PartRole.FOOTNOTE, frozenset(("footnote", "endnote", "fussnote", "fußnote"))),
)
_ROLE_WORDS = re.compile(
    r"(?P<correction>(?:Corrections?|Korrektur|Richtigstellung|Rectificatif|Correctif|Corrección|Fe de errores|Correzione|Correctie"
    r"|Correção)\b[^.:—–]{0,40}[:.—–])"
    r"|(?P<update>(?:Updated?|UPDATED?|Aktualisierung|Mise à jour|Actualización|Aggiornamento|Atualização)\b[^:—–]{0,40}[:—–])"
    r"|(?P<time>\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h|am|pm|AM|PM|[A-Z]{2,4}))?$)"
)
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
    begins = _ROLE_WORDS.match(text)
    return PartRole(begins.lastgroup or "") if begins is not None else PartRole.BODY
