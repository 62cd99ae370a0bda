"""wallabag's JSON: a list of entries with the article's HTML, flags, tags and annotations. Version 1 named its flags `is_read`
and `is_fav`; flags are 0 and 1 in one version and booleans in another.
"""

import json
from collections.abc import Iterator
from typing import Any

from tuireader.bundles._fields import cleaned, is_set, line, marked, moment, story, tags
from tuireader.bundles._format import Format, Refused
from tuireader.errors import ParseError
from tuireader.model.saved import Saved
from tuireader.safe import safe_block

_LOOKED_AT = 1_000_000  # bytes: the flags may stand behind the first article's text


def _recognises(body: bytes) -> bool:
    head = body[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] == b"[" and (b'"is_archived"' in head or b'"is_fav"' in head) and b'"url"' in head


def _stories(body: bytes) -> Iterator[Saved | Refused]:
    try:
        entries = json.loads(body.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError("wallabag's list cannot be read: it is not valid JSON.") from error
    for entry in entries:
        if isinstance(entry, dict):
            yield _saved(entry)
        else:
            yield "(no entry)", "it is no entry of wallabag's"


def _saved(entry: dict[str, Any]) -> Saved | Refused:
    found = story(
        entry.get("url"),
        entry.get("title"),
        body=entry.get("content"),
        byline=_names(entry.get("published_by")),
        published=moment(entry.get("published_at")),
        language=entry.get("language"),
    )
    marks = entry.get("tags")
    return marked(
        found,
        added=moment(entry.get("created_at")),
        read=is_set(entry.get("is_archived")) or is_set(entry.get("is_read")),
        starred=is_set(entry.get("is_starred")) or is_set(entry.get("is_fav")),
        tags=cleaned(marks.split(",")) if isinstance(marks, str) else tags(marks),
        note=_note(entry.get("annotations")),
    )


def _names(value: object) -> str:
    """Authors, from a list or one text."""
    names = value if isinstance(value, list) else [value]
    return ", ".join(name for one in names if (name := line(one, 100)))


def _note(annotations: object) -> str:
    """What the reader marked, each quotation with the words beside it."""
    parts = []
    for one in annotations if isinstance(annotations, list) else ():
        if isinstance(one, dict):
            quote, text = line(one.get("quote"), 5_000), safe_block(str(one.get("text") or "")).strip()
            parts.append("\n".join(part for part in (f"“{quote}”" if quote else "", text) if part))
    return "\n\n".join(part for part in parts if part)


BUNDLE = Format("wallabag", _recognises, _stories)
