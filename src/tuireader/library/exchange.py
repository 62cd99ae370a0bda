"""What `export --to json` wrote comes back: articles as they were, with the reader's marks, tags and notes.

Such a file may come from anybody, so every text and address in it passes the border as a web page's would.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tuireader.errors import ExtractError
from tuireader.library.filing import filing_of, sort_of
from tuireader.model import clipping_codec
from tuireader.model.article import Article
from tuireader.model.clipping import Clipping
from tuireader.model.source import Source
from tuireader.safe import safe_block, safe_text, safe_url
from tuireader.store.articles import Filing

_BEGINNING = b'{"kind": "article"'
_ADDRESSES = ("url", "href", "image")


@dataclass(frozen=True, slots=True)
class Returned:
    """A clipping ready to be filed; the article is in `filing` alone."""

    filing: Filing
    clipping: Clipping


def begins(head: bytes) -> bool:
    """Whether these are the first bytes of our own lines of JSON."""
    return head.lstrip()[: len(_BEGINNING)] == _BEGINNING


def returned(source: Source, now: int, dictionary: bytes, first: int = 1) -> tuple[Returned, ...]:
    """All of the file, or of a piece of one that begins with line `first`; ExtractError with the line that is wrong."""
    return tuple(_returned(clipping, now, dictionary) for clipping in _clippings(source, first))


def _returned(clipping: Clipping, now: int, dictionary: bytes) -> Returned:
    filing = filing_of(clipping.article, now, None, dictionary)
    sort = sort_of(clipping.listed, now) if clipping.listed else filing.sort
    reach = clipping.reach if clipping.article.blocks else filing.reach
    return Returned(filing._replace(sort=sort, reach=reach), replace(clipping, article=Article(filing.headline)))


def _clippings(source: Source, first: int) -> Iterator[Clipping]:
    for number, line in enumerate(source.body.splitlines(), first):
        if line.strip():
            try:
                yield clipping_codec.decode(_clean_article(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ExtractError(f"Line {number} is no article.") from error


def _clean_article(value: dict[str, Any]) -> dict[str, Any]:
    """Fields are one line each; blocks and the note may have several."""
    lines = {
        key: safe_text(text)
        for key, text in value.items()
        if isinstance(text, str) and key not in (*_ADDRESSES, "note")
    }
    return {**_clean(value), **lines}


def _clean(value: Any, key: str = "") -> Any:
    match value:
        case str() if key in _ADDRESSES:
            return value if value.startswith("mailto:") and value == safe_text(value) else safe_url(value)
        case str():
            return safe_block(value)
        case list():
            return [_clean(one, key) for one in value]
        case dict():
            return _within({str(name): _clean(one, str(name)) for name, one in value.items()})
        case _:
            return value


def _within(block: dict[str, Any]) -> dict[str, Any]:
    """The block without spans and speech that lie outside its text."""
    text = block.get("caption") if block.get("kind") == "figure" else block.get("text")
    if not isinstance(text, str):
        return block
    return block | {
        name: [s for s in block[name] if 0 <= int(s["start"]) <= int(s["end"]) <= len(text)]
        for name in ("spans", "speech")
        if isinstance(block.get(name), list)
    }
