"""Omnivore's export, a zip: `metadata_0_to_20.json` and so on, twenty stories a file, the readable text of each in
`content/SLUG.html`, and what was highlighted, in Markdown, in `highlights/SLUG.md`.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from tuireader.bundles._archive import Archive, names
from tuireader.bundles._fields import line, marked, moment, story, tags
from tuireader.bundles._format import Format, Refused
from tuireader.errors import ParseError
from tuireader.model.saved import Saved
from tuireader.safe import safe_block, safe_line

_METADATA = re.compile(r"(?P<folder>(?:.*/)?)metadata_(?P<from>[0-9]{1,9})_to_[0-9]{1,9}\.json\Z")


def _metadata(body: bytes) -> list[re.Match[str]]:
    found = [match for name in names(body) if (match := _METADATA.match(name))]
    return sorted(found, key=lambda match: int(match["from"]))


def _recognises(body: bytes) -> bool:
    return bool(_metadata(body))


def _stories(body: bytes) -> Iterator[Saved | Refused]:
    archive = Archive(body)
    for match in _metadata(body):
        try:
            entries = json.loads(archive.read(match[0]), strict=False)
        except (ValueError, RecursionError) as error:
            raise ParseError(f"“{safe_line(match[0], 200)}” in Omnivore's archive is not valid JSON.") from error
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                yield _saved(entry, archive, match["folder"])


def _saved(entry: dict[str, Any], archive: Archive, folder: str) -> Saved | Refused:
    slug = str(entry.get("slug") or entry.get("id") or "")
    found = story(
        entry.get("url"),
        entry.get("title"),
        body=archive.first([f"{folder}content/{slug}.html"]).decode("utf-8", "replace"),
        summary=entry.get("description"),
        byline=line(entry.get("author"), 200),
        published=moment(entry.get("publishedAt")),
    )
    highlights = archive.first([f"{folder}highlights/{slug}.md"]).decode("utf-8", "replace")
    return marked(
        found,
        added=moment(entry.get("savedAt")),
        read=str(entry.get("state")).lower() == "archived",
        tags=tags(entry.get("labels")),
        note=safe_block(highlights).strip(),
    )


BUNDLE = Format("Omnivore", _recognises, _stories, _METADATA)
