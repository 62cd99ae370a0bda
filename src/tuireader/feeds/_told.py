"""A feed document as it was told: strings only, nothing believed yet. The readers of the formats fill these in."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Link:
    href: str
    rel: str = ""
    type: str = ""
    length: str = ""


@dataclass(slots=True)
class Medium:
    """One `media:content`, `media:thumbnail` or image of an entry, with the words that stand inside it."""

    url: str
    type: str = ""
    medium: str = ""
    width: str = ""
    length: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(slots=True)
class Told:
    """What a feed says of one story, as strings, before any of it is believed.

    `kind` of a text is "text", "html", "xhtml" or "" (unsaid). `caption` and `credit` stand beside the media, for those
    that have none of their own. `permalink` is an id that does not say it is none. Addresses count from `base`, those in
    summary and body from `text_base`, where the feed says from where. `other_authors` count where there are no `authors`,
    and `full_text`, which an extension names so, where there is no `body`.
    """

    id: str = ""
    permalink: str = ""
    links: list[Link] = field(default_factory=list)
    headline: str = ""
    headline_kind: str = ""
    authors: list[str] = field(default_factory=list)
    other_authors: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    summary: str = ""
    summary_kind: str = ""
    podcast_summary: str = ""
    body: str = ""
    body_kind: str = ""
    full_text: str = ""
    language: str = ""
    base: str = ""
    text_base: str = ""
    media: list[Medium] = field(default_factory=list)
    thumbnails: list[Medium] = field(default_factory=list)
    caption: str = ""
    credit: str = ""


@dataclass(slots=True)
class Document:
    """A feed as it was told: its own words, and its stories one by one, as long as they are asked for."""

    title: str = ""
    title_kind: str = ""
    links: list[Link] = field(default_factory=list)
    language: str = ""
    authors: list[str] = field(default_factory=list)
    ttl: str = ""
    update_period: str = ""
    update_frequency: str = ""
    skip_hours: list[str] = field(default_factory=list)
    skip_days: list[str] = field(default_factory=list)
    base: str = ""
    stories: Iterable[Told] = ()
