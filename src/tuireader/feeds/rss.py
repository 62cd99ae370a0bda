"""RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0, by two roads.

Nine feeds in ten are well-formed and take the fast one. The rest go to feedparser, which reads what no rule foresaw; the
update then carries a note, for the feed's owner may like to know. Both roads only collect what was said (`Told`), so
that every trap is closed once, in `_entry.py`.
"""

import re
from datetime import datetime

from tuireader.errors import PageError, ParseError
from tuireader.feeds import _swift
from tuireader.feeds._decode import is_meant, text_of, utf8_of
from tuireader.feeds._entry import absolute, entries_of, resolve
from tuireader.feeds._format import Format
from tuireader.feeds._tags import first_tag
from tuireader.feeds._text import plain
from tuireader.feeds._told import Document
from tuireader.model.feed import FeedUpdate
from tuireader.model.source import Source
from tuireader.safe import safe_line

_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*\Z|</(?:\w+:)?channel\s*>", re.I)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PERIODS = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def recognises(body: bytes) -> bool:
    name = first_tag(body)
    if name == b"html":  # some serve Atom inside a web page
        return b"<feed" in body and b"<entry" in body
    if name == b"entry":
        return b"w3.org/2005/Atom" in body[:20_000]
    return name in (b"rss", b"rdf", b"feed", b"channel")


def parse(source: Source, now: datetime) -> FeedUpdate:
    found = _swift.read(source.body, source.url) if is_meant(source.body) else None
    if found is None and (body := utf8_of(source)) is not source.body:
        found = _swift.read(body, source.url)
    if found is None:
        from tuireader.feeds import _patient

        found = _patient.read(text_of(source), source.url), False
    document, sound = found
    note = "" if sound else "The feed is not well-formed XML; it was read as well as that allows."
    update = _update(document, source, now, note)
    if not sound and not update.entries and not _END.search(text_of(source)[-1_000:]):
        raise ParseError("The feed is cut short.")
    if not update.entries and first_tag(source.body) == b"html":
        raise PageError("This is a web page, not a feed.")
    return update


def _update(document: Document, source: Source, now: datetime, note: str) -> FeedUpdate:
    own = next((link.href for link in document.links if link.rel == "self"), "")
    site = next((link.href for link in document.links if link.rel in ("", "alternate") and link.href.strip()), "")
    entries = entries_of(document.stories, now)
    return FeedUpdate(
        title=plain(document.title, document.title_kind, 200),
        url=source.url or absolute(resolve(own, "")),
        site_url=absolute(resolve(site, document.base or source.url or own)),
        language=safe_line(document.language, 35).replace("_", "-"),
        entries=entries,
        ttl=_minutes(document),
        skip_hours=_silent(document),
        note=note,
    )


def _minutes(document: Document) -> int:
    """How long the feed asks to be left alone: its ttl, or the syndication module's period over its frequency."""
    if re.fullmatch(r"\s*[0-9]{1,6}\s*", document.ttl):
        return int(document.ttl)
    period = _PERIODS.get(document.update_period.strip().lower(), 0)
    often = document.update_frequency.strip()
    return period // max(1, int(often)) if re.fullmatch("[0-9]{1,4}", often) else period


def _silent(document: Document) -> frozenset[int]:
    """The hours of the week that the feed wants no visit at, by its skipHours and skipDays."""
    hours = {int(hour) % 24 for hour in document.skip_hours if re.fullmatch("[0-9]{1,2}", hour)}
    days = {_DAYS.index(day) for told in document.skip_days if (day := told.lower()[:3]) in _DAYS}
    return frozenset(24 * day + hour for day in range(7) for hour in range(24) if day in days or hour in hours)


FORMAT = Format(recognises, parse=parse)
