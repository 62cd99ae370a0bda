"""RSS in JSON: the elements of RSS 2.0 as fields (https://github.com/scripting/Scripting-News/tree/master/rss-in-json)."""

import re
from datetime import datetime
from typing import Any

from tuireader.feeds._entry import absolute, entries_of, resolve
from tuireader.feeds._format import Format
from tuireader.feeds._json import number, objects, read, string
from tuireader.feeds._text import plain
from tuireader.feeds._told import Link, Told
from tuireader.model.feed import FeedUpdate
from tuireader.model.source import Source
from tuireader.safe import safe_line

_OPENING = re.compile(rb'[\s\xef\xbb\xbf]*\{\s*"rss"\s*:\s*\{.{0,2000}?"channel"\s*:\s*\{', re.S)


def recognises(body: bytes) -> bool:
    return bool(_OPENING.match(body))


def parse(source: Source, now: datetime) -> FeedUpdate:
    (rss,) = objects(read(source), "rss")[:1] or [{}]
    (channel,) = objects(rss, "channel")[:1] or [{}]
    told = (_told(one, source.url) for one in objects(channel, "item"))
    return FeedUpdate(
        title=plain(string(channel, "title"), "", 200),
        url=source.url,
        site_url=absolute(resolve(string(channel, "link"), source.url)),
        language=safe_line(string(channel, "language"), 35),
        entries=entries_of(told, now),
    )


def _told(one: dict[str, Any], base: str) -> Told:
    (guid,) = objects(one, "guid")[:1] or [{"#value": one.get("guid")}]
    identity = string(guid, "#value")
    permanent = str(guid.get("isPermaLink", True)).lower() != "false"
    files = [
        Link(string(file, "url"), "enclosure", string(file, "type"), string(file, "length") or number(file, "length"))
        for file in objects(one, "enclosure")
    ]
    return Told(
        id=identity,
        permalink=identity if permanent else "",
        links=[Link(string(one, "link")), *files],
        headline=string(one, "title"),
        authors=[string(one, "author")],
        published=[string(one, "pubDate")],
        summary=string(one, "description"),
        base=base,
    )


FORMAT = Format(recognises, parse=parse)
