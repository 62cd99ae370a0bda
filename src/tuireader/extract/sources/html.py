"""Web pages: what is the article, what is furniture, and what the article is made of."""

import re

from tuireader.extract.kind import Explained, Kind
from tuireader.model.article import Article
from tuireader.model.source import Source

_OPENING = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(rb"</(?:p|div|a|span|h[1-6]|li|article|figure)\s*>", re.I)


def _recognises(source: Source) -> float:
    head = source.body[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if _OPENING.match(head):
        return 1.0
    if "html" in source.media_type or source.name.lower().endswith((".html", ".htm", ".xhtml")):
        return 0.9
    return 0.6 if len(_TAGS.findall(head)) > 3 else 0.0


def _article(source: Source) -> Article:
    from tuireader.extract.dom import reading

    return reading.article(source)


def _explain(source: Source) -> list[Explained]:
    from tuireader.extract.dom import explaining

    return explaining.explain(source)


SOURCE = Kind(_recognises, _article, _explain)
