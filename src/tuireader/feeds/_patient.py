"""The patient road: feeds that are not well-formed, by feedparser.

The only file that imports feedparser. Its loose parser is taken directly, because the text is decoded already and is
known to be not well-formed. Two things are mended in it (feedparser issues 53 and 195): a photograph's description is
kept beside its photograph instead of becoming the entry's text, and each credit likewise. An author field stays as it
was written: feedparser looks for an address in it, cuts names in two there, and takes minutes on a hostile one (issue 562).
"""

import html
import re
from contextlib import suppress
from typing import Any

from feedparser.api import LooseFeedParser
from feedparser.sanitizer import replace_doctype

from tuireader.feeds._entry import MOST_ENTRIES
from tuireader.feeds._told import Document, Link, Medium, Told

# What feedparser stumbles over in an element that nobody closed or opened; the element is lost then, and not the feed.
_SLIPS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_KINDS = {"text/plain": "text", "text/html": "html", "application/xhtml+xml": "xhtml"}


class _Enough(Exception):  # noqa: N818 - no error: the way out of feedparser
    """As many entries as are taken."""


class _Reader(LooseFeedParser):  # type: ignore[misc]  # feedparser has no types
    """feedparser's own reader with the words of Media RSS kept apart from those of the entry."""

    resolve_relative_uris = False
    sanitize_html = False
    _medium: dict[str, str] | None = None

    def unknown_starttag(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        with suppress(*_SLIPS):
            super().unknown_starttag(tag, attributes)

    def unknown_endtag(self, tag: str) -> None:
        with suppress(*_SLIPS):
            super().unknown_endtag(tag)

    def handle_charref(self, reference: str) -> None:
        with suppress(*_SLIPS):
            super().handle_charref(reference)

    def _start_item(self, attributes: dict[str, str]) -> None:
        if len(self.entries) == MOST_ENTRIES:
            raise _Enough
        super()._start_item(attributes)

    _start_entry = _start_item

    def _sync_author_detail(self, key: str = "author") -> None:
        context = self._get_context()
        written, named = context.get(key), (context.get(f"{key}s") or [{}])[-1]
        if isinstance(written, str) and not named.get("name"):
            named["name"] = written

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
    with suppress(_Enough, *_SLIPS):
        reader.feed(body.decode("utf-8", "replace"))
    feed = reader.feeddata
    return Document(
        title=_said(feed, "title"),
        title_kind=_kind(feed.get("title_detail")),
        links=_links(feed),
        language=_said(feed, "language"),
        ttl=_said(feed, "ttl"),
        update_period=_said(feed, "sy_updateperiod"),
        update_frequency=_said(feed, "sy_updatefrequency"),
        base=base,
        stories=(_story(entry, base) for entry in reader.entries),
    )


def _without_stray_prefix(text: str) -> str:
    """`<x:rss>` without a namespace for x: somebody put the prefix before every name."""
    root = re.search(r"<(\w+):(?:rss|feed|rdf|channel)\b", text, re.I)
    if root is None or f"xmlns:{root[1]}" in text:
        return text
    return re.sub(rf"(</?|\s){root[1]}:", r"\1", text)


def _said(told: Any, name: str) -> str:
    """A text of feedparser's; of an element with attributes it sometimes makes a dictionary."""
    found = told.get(name)
    return found if isinstance(found, str) else ""


def _links(told: Any) -> list[Link]:
    links = told.get("links") or []
    return [Link(*(_said(link, k) for k in ("href", "rel", "type", "length"))) for link in links]


def _kind(detail: Any) -> str:
    return _KINDS.get((detail or {}).get("type", ""), "")


def _story(entry: Any, base: str) -> Told:
    body = next((part for part in entry.get("content") or [] if _said(part, "value").strip()), None) or {}
    summary = _said(entry, "summary")
    return Told(
        id=html.unescape(_said(entry, "id")),
        permalink=html.unescape(_said(entry, "id")),
        links=_links(entry),
        headline=_said(entry, "title"),
        headline_kind="",
        authors=[name for one in entry.get("authors") or [] if (name := _said(one, "name"))]
        or [_said(entry, "author")],
        published=[_said(entry, k) for k in ("published", "created", "date")],
        updated=[_said(dict(entry), "updated")],  # feedparser's own `get` answers with the other date
        summary=summary if summary != _said(body, "value") else "",
        summary_kind=_kind(entry.get("summary_detail")),
        body=_said(body, "value"),
        body_kind=_KINDS.get(_said(body, "type"), ""),
        full_text=_said(entry, "yandex_full-text"),
        base=base,
        media=[_medium(m) for m in entry.get("media_content") or [] if m.get("url")],
        thumbnails=[_medium(m) for m in entry.get("media_thumbnail") or [] if m.get("url")],
        caption=_said(entry, "told_caption"),
        credit=_said(entry, "told_credit"),
    )


def _medium(told: Any) -> Medium:
    fields = ("url", "type", "medium", "width", "filesize", "told_caption", "told_credit")
    return Medium(*(_said(told, field) for field in fields))
