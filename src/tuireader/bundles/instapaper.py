"""Instapaper's export, a table: URL, Title, Selection, Folder, Timestamp and, of late, Tags as a JSON list. The folders
"Unread", "Archive" and "Starred" are marks; any other is the reader's own, and becomes a tag. No text is in it.
"""

from collections.abc import Iterator

from tuireader.bundles import _rows
from tuireader.bundles._fields import cleaned, listed, marked, moment, story
from tuireader.bundles._format import Format, Refused
from tuireader.model.saved import Saved

_HEAD = ("url", "title", "selection", "folder")
_MARKS = {"unread", "archive", "starred", "liked"}


def _recognises(body: bytes) -> bool:
    return _rows.head(body)[: len(_HEAD)] == _HEAD


def _stories(body: bytes) -> Iterator[Saved | Refused]:
    for row in _rows.rows(body):
        folder = row.get("folder", "").strip()
        own = () if folder.lower() in _MARKS else (folder,)
        yield marked(
            story(row.get("url"), row.get("title"), summary=row.get("selection", "")),
            added=moment(row.get("timestamp")),
            read=folder.lower() == "archive",
            starred=folder.lower() in ("starred", "liked"),
            tags=cleaned((*own, *listed(row.get("tags", "")))),
        )


BUNDLE = Format("Instapaper", _recognises, _stories)
