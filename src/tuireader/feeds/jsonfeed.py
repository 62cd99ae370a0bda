"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Fields of a wrong type are as if they were not there."""

import re
from datetime import datetime
from typing import Any

from tuireader.feeds._entry import absolute, entries_of, resolve
from tuireader.feeds._format import Format
from tuireader.feeds._json import number, objects, read, string
from tuireader.feeds._text import plain
from tuireader.feeds._told import Link, Medium, Told
from tuireader.model.feed import FeedUpdate
from tuireader.model.source import Source
from tuireader.safe import safe_line

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.I)


def recognises(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and bool(_VERSION.search(body))


def parse(source: Source, now: datetime) -> FeedUpdate:
    feed = read(source)
    own = source.url or absolute(resolve(string(feed, "feed_url"), ""))
    language = string(feed, "language")
    told = (_told(one, feed, source.url) for one in objects(feed, "items"))
    return FeedUpdate(
        title=plain(string(feed, "title"), "text", 200),
        url=own,
        site_url=absolute(resolve(string(feed, "home_page_url"), own)),
        language=safe_line(language, 35),
        entries=entries_of(told, now),
    )


def _told(one: dict[str, Any], feed: dict[str, Any], base: str) -> Told:
    authors = objects(one, "authors") or objects(one, "author") or objects(feed, "authors") or objects(feed, "author")
    files = [
        Link(string(f, "url"), "enclosure", string(f, "mime_type"), number(f, "size_in_bytes"))
        for f in objects(one, "attachments")
    ]
    images = [Medium(url, medium="image") for key in ("image", "banner_image") if (url := string(one, key))]
    html, text = string(one, "content_html"), string(one, "content_text")
    return Told(
        id=string(one, "id") or number(one, "id"),
        links=[Link(string(one, "url")), Link(string(one, "external_url")), *files],
        headline=string(one, "title") or number(one, "title"),
        headline_kind="text",
        authors=[string(one, "author") or string(author, "name") for author in authors or [{}]],
        published=[string(one, "date_published") or number(one, "date_published")],
        updated=[string(one, "date_modified") or number(one, "date_modified")],
        summary=string(one, "summary"),
        summary_kind="text",
        body=html or text,
        body_kind="html" if html else "text",
        language=string(one, "language"),
        base=base,
        media=images[:1],
    )


FORMAT = Format(recognises, parse=parse)
