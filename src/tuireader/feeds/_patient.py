"""The patient road: feeds that are not well-formed, by feedparser.

The only file that imports feedparser. Its loose parser is taken directly, because the text is decoded already and is
known to be not well-formed. Two things are mended in it (feedparser issues 53 and 195): a photograph's description is
kept beside its photograph instead of becoming the entry's text, and each credit likewise. An author field is cut
before feedparser looks for an address in it, which takes it minutes on a hostile one (issue 562).
"""

import html
import re
from contextlib import suppress
from typing import Any

from feedparser.api import LooseFeedParser
from feedparser.sanitizer import replace_doctype

from tuireader.feeds._entry import MOST_ENTRIES
from tuireader.feeds._told import Document, Link, Medium, Told

_LONGEST_AUTHOR = 320
_KINDS = {"text/plain": "text", "text/html": "html", "application/xhtml+xml": "xhtml"}


class _Enough(Exception):  # noqa: N818  no error: the way out of feedparser
    """As many entries as are taken."""


class _Reader(LooseFeedParser):  # type: ignore[misc]
    """feedparser's own reader with the words of Media RSS kept apart from those of the entry."""

    resolve_relative_uris = False
    sanitize_html = False
    _medium: dict[str, str] | None = None

    def _start_item(self, attributes: dict[str, str]) -> None:
        if len(self.entries) == MOST_ENTRIES:
            raise _Enough
        super()._start_item(attributes)

    _start_entry = _start_item

    def _sync_author_detail(self, key: str = "author") -> None:
        context = self._get_context()
        if isinstance(context.get(key), str):
            context[key] = context[key][:_LONGEST_AUTHOR]
        super()._sync_author_detail(key)

    def _start_media_content(self, attributes: dict[str, str]) -> None:
        super()._start_media_content(attributes)
        self._medium = attributes

    def _end_media_content(self) -> None:
        self._medium = None

    def _start_media_description(self, _attributes: dict[str, str]) -> None:
        self.push("media_words", 0)

    def _end_media_description(self) -> None:
        self._keep("caption", self.pop("media_words"))

    def _start_media_credit(self, _attributes: dict[str, str]) -> None:
        self.push("media_words", 0)

    def _end_media_credit(self) -> None:
        self._keep("credit", self.pop("media_words"))

    def _start_media_title(self, _attributes: dict[str, str]) -> None:
        self.push("media_words", 0)

    def _end_media_title(self) -> None:
        self.pop("media_words")

    def _keep(self, field: str, words: str | None) -> None:
        """To the picture that is open, or to the entry."""
        owner = self._get_context() if self._medium is None else self._medium
        owner.setdefault(f"told_{field}", words or "")


def read(text: str, base: str) -> Document:
    """The document, as far as it can be made out."""
    text = _without_stray_prefix(re.sub(r"\A[^<]*(<\?xml[^>]*>)?", "", text, count=1))
    _, body, entities = replace_doctype(text.encode("utf-8", "replace"))
    reader = _Reader("", None, "utf-8", entities)  # without a base, so that no id is taken for a relative address
    with suppress(_Enough):
        reader.feed(body.decode("utf-8", "replace"))
    feed = reader.feeddata
    return Document(
        title=feed.get("title", ""),
        title_kind=_kind(feed.get("title_detail")),
        links=_links(feed),
        language=feed.get("language") or "",
        ttl=feed.get("ttl", ""),
        update_period=feed.get("sy_updateperiod", ""),
        update_frequency=feed.get("sy_updatefrequency", ""),
        base=base,
        stories=(_story(entry, base) for entry in reader.entries),
    )


def _without_stray_prefix(text: str) -> str:
    """`<x:rss>` without a namespace for x: somebody put the prefix before every name."""
    root = re.search(r"<(\w+):(?:rss|feed|rdf|channel)\b", text, re.I)
    if root is None or f"xmlns:{root[1]}" in text:
        return text
    return re.sub(rf"(</?|\s){root[1]}:", r"\1", text)


def _links(told: Any) -> list[Link]:
    links = told.get("links") or []
    return [Link(*(str(link.get(k) or "") for k in ("href", "rel", "type", "length"))) for link in links]


def _kind(detail: Any) -> str:
    return _KINDS.get((detail or {}).get("type", ""), "")


def _story(entry: Any, base: str) -> Told:
    body = next((part for part in entry.get("content") or [] if part.get("value", "").strip()), None) or {}
    summary = entry.get("summary") or ""
    return Told(
        id=html.unescape(entry.get("id") or ""),
        permalink=html.unescape(entry.get("id") or ""),
        links=_links(entry),
        headline=entry.get("title") or "",
        headline_kind="",
        authors=[a.get("name") or "" for a in entry.get("authors") or []] or [entry.get("author") or ""],
        published=[entry.get(k) or "" for k in ("published", "created", "date")],
        updated=[dict.get(entry, "updated") or ""],  # feedparser's own `get` answers with the other date
        summary=summary if summary != body.get("value") else "",
        summary_kind=_kind(entry.get("summary_detail")),
        body=body.get("value", ""),
        body_kind=_KINDS.get(body.get("type", ""), ""),
        base=base,
        media=[_medium(m) for m in entry.get("media_content") or [] if m.get("url")],
        thumbnails=[_medium(m) for m in entry.get("media_thumbnail") or [] if m.get("url")],
        caption=entry.get("told_caption") or "",
        credit=entry.get("told_credit") or "",
    )


def _medium(told: Any) -> Medium:
    fields = ("url", "type", "medium", "width", "filesize", "told_caption", "told_credit")
    return Medium(*(str(told.get(field) or "") for field in fields))
