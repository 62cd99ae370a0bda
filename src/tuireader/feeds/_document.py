"""A feed document as either road hands it over: strings only, nothing believed yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tuireader.feeds._entry import Link, Told


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
    base: str = ""
    stories: Iterable[Told] = ()
