"""The lines of a page that name its author; last, names with which a text is signed inside its own paragraphs.

Small publishers put the author into a bold line of his own before or behind the text, some agencies' customers into
brackets with the date at its very end.
"""

import re

from tuireader.extract.dom import authors
from tuireader.extract.dom.authors import persons
from tuireader.extract.dom.labels import Label, relabel
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.subheads import is_bold
from tuireader.extract.metadata import Facts

_LONG = 80  # characters of a line that holds nothing but names
_BRACKETS = re.compile(r"\(([^()]{5,160}),\s*\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d\)$")
_ALL = re.compile(r"[(（]([^()（）]{3,60})[)）]")  # a line that is all in brackets
_FROM = re.compile(r"\s(?:aus|in|from|à|en|da|från)\s.*")
_QUOTES = frozenset(("quote", "quotation", "pullquote", "testimonial", "zitat"))
_WRITTEN = re.compile(
    r"/(?:authors?|autor(?:es|en|i|a|zy)?|aut(?:eu|o)rs?|autore|profiles?|people|staff|journalist[aes]*|by|redaktion|signataires?|contributors?|writers?"
    r"|reporters?|columnists?|firmas?|skribent(?:er)?|auteurs?)/",
    re.I,
)
_FEW = 5  # leaves of a box that is about one thing


def bylines(found: list[Leaf], labels: list[Label], facts: Facts) -> list[str]:
    """The lines that name authors and not the site, near the head or the end of the text; where none is sure, what looks
    like one near the head."""
    read = [i for i, label in enumerate(labels) if label in ("body", "headline", "standfirst")]
    if not read:
        return []
    near = [i for i in range(max(0, read[0] - 8), min(len(found), read[-1] + 7)) if not _is_quoted(found[i])]
    named = [i for i in near if labels[i] == "byline" and not authors.names_site(found[i].text, facts)]
    first = next((i for i in read if labels[i] == "body"), len(found))
    head = [found[i].text for i in named if i < first]
    lines = head if any(authors.is_byline(line, True) for line in head) else [found[i].text for i in named]
    if not any(authors.is_byline(line, True) for line in lines):
        spare: tuple[Label, ...] = ("furniture", "subhead", "credit")
        heads = [i for i in near if i < read[0] + 12 and labels[i] in spare and len(found[i].text) < 120]
        formed = [i for i in heads if authors.is_byline(found[i].text, _names_author(found[i], labels[i]))]
        formed = [i for i in formed if i < first] or formed
        relabel(labels, formed[:2], spare[1:], "byline")
        lines = [found[i].text for i in formed[:2]]
    return lines if any(authors.is_byline(line, True) for line in lines) else [*lines, *signed(found, labels)]


def _is_quoted(leaf: Leaf) -> bool:
    """Whether a line stands in a small box that is a quotation, whose speaker it may name."""
    return any(box.words & _QUOTES or box.tag == "blockquote" for box in leaf.box.up() if box.leaves <= _FEW)


def _names_author(leaf: Leaf, label: Label) -> bool:
    """Whether the box of a line is called the author's, or the line leads to a page of authors."""
    if label == "credit":
        return False
    if leaf.box.near_words() & authors.CLASSES and not leaf.text.isupper():
        return True
    links = leaf.box.element.iter("a") if label == "furniture" and 2 * leaf.linked > len(leaf.text) else ()
    return any(_WRITTEN.search(link.get("href") or "") for link in links)


def signed(found: list[Leaf], labels: list[Label]) -> list[str]:
    """The names; a line that holds nothing else gets the label of a byline."""
    read = [i for i, label in enumerate(labels) if label in ("body", "subhead") and found[i].matter is Matter.TEXT]
    if len(read) < 3:
        return []
    behind = (read[-1] + 1,) if read[-1] + 1 < len(found) and found[read[-1] + 1].text else ()
    for i in (*read[:3], read[-1], *behind):
        if len(found[i].text) < _LONG and is_bold(found[i]) and (names := persons(found[i].text.replace("/", ", "))):
            labels[i] = "byline"
            return [", ".join(names)]
    if (whole := _ALL.fullmatch(found[read[-1]].text)) and (names := persons(whole[1])):
        labels[read[-1]] = "byline"
        return [", ".join(names)]
    if ends := _BRACKETS.search(found[read[-1]].text):
        names = persons(", ".join(_FROM.sub("", part) for part in ends[1].split(",")))
        return [", ".join(names)] if names else []
    return []
