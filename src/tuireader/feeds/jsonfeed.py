"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Fields of a wrong type are as if they were not there."""

import json
import re
from datetime import datetime
from typing import Any

from tuireader.errors import ParseError
from tuireader.feeds._decode import text_of
from tuireader.feeds._entry import absolute, entries_of, resolve
from tuireader.feeds._format import Format
from tuireader.feeds._text import plain
from tuireader.feeds._told import Link, Medium, Told
from tuireader.model.feed import FeedUpdate
from tuireader.model.source import Source
from tuireader.safe import safe_line

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.I)


def recognises(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and bool(_VERSION.search(body))


def parse(source: Source, now: datetime) -> FeedUpdate:
    try:
        feed = json.loads(text_of(source), strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError("This JSON Feed cannot be read: it is not valid JSON.") from error
    if not isinstance(feed, dict):
        raise ParseError("This is JSON, but no JSON Feed.")
    own = source.url or absolute(resolve(_string(feed, "feed_url"), ""))
    language = _string(feed, "language")
    told = (_told(one, feed, source.url) for one in _objects(feed, "items"))
    return FeedUpdate(
        title=plain(_string(feed, "title"), "text", 200),
        url=own,
        site_url=absolute(resolve(_string(feed, "home_page_url"), own)),
        language=safe_line(language, 35),
        entries=entries_of(told, now),
    )


def _told(one: dict[str, Any], feed: dict[str, Any], base: str) -> Told:
    authors = (
        _objects(one, "authors") or _objects(one, "author") or _objects(feed, "authors") or _objects(feed, "author")
    )
    files = [
        Link(_string(f, "url"), "enclosure", _string(f, "mime_type"), _number(f, "size_in_bytes"))
        for f in _objects(one, "attachments")
    ]
    images = [Medium(url, medium="image") for key in ("image", "banner_image") if (url := _string(one, key))]
    html, text = _string(one, "content_html"), _string(one, "content_text")
    return Told(
        id=_string(one, "id") or _number(one, "id"),
        links=[Link(_string(one, "url")), Link(_string(one, "external_url")), *files],
        headline=_string(one, "title") or _number(one, "title"),
        headline_kind="text",
        authors=[_string(author, "name") for author in authors],
        published=[_string(one, "date_published")],
        updated=[_string(one, "date_modified")],
        summary=_string(one, "summary"),
        summary_kind="text",
        body=html or text,
        body_kind="html" if html else "text",
        language=_string(one, "language"),
        base=base,
        media=images[:1],
    )


def _string(where: dict[str, Any], key: str) -> str:
    found = where.get(key)
    return found if isinstance(found, str) else ""


def _number(where: dict[str, Any], key: str) -> str:
    found = where.get(key)
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def _objects(where: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = where.get(key)
    found = found if isinstance(found, list) else [found]
    return [one for one in found if isinstance(one, dict)]


FORMAT = Format(recognises, parse=parse)
