"""Names with which a text is signed inside its own paragraphs: the last resort for a byline.

Small publishers put the author into a bold line of his own before or behind the text, some agencies' customers into
brackets with the date at its very end.
"""

import re

from tuireader.extract.dom.heading import persons
from tuireader.extract.dom.labels import Label
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.subheads import is_bold

_LONG = 80  # characters of a line that holds nothing but names
_BRACKETS = re.compile(r"\(([^()]{5,160}),\s*\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d\)$")
_FROM = re.compile(r"\s(?:aus|in|from|à|en|da|från)\s.*")


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
    if ends := _BRACKETS.search(found[read[-1]].text):
        names = persons(", ".join(_FROM.sub("", part) for part in ends[1].split(",")))
        return [", ".join(names)] if names else []
    return []
