"""What happens while a long command runs, one JSON object a line under `--events`: the screen itself runs them so."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Started:
    """So many feeds or sources are to be worked on."""

    count: int


@dataclass(frozen=True, slots=True)
class FeedDone:
    """A feed was asked: `new` articles came in, `done` of `count` feeds are through."""

    url: str
    new: int
    done: int
    count: int


@dataclass(frozen=True, slots=True)
class Filed:
    """An article is in the library; `new` where it was not there before."""

    id: int
    headline: str
    new: bool


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A list of feeds was taken in; `known` were subscribed before, `searches` got a name, and `hidden` were in no list where
    they come from."""

    new: int
    known: int
    searches: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Offered:
    """A page has this feed among others; it is not subscribed."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class PictureKept:
    """A picture of the article of that id is in the library; `size` in bytes."""

    id: int
    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that came with an article is at this path; `size` in bytes."""

    path: str
    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Failed:
    """One among many went wrong; `url` is what was asked, logins left out."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Clearing:
    """So many articles are past what the settings keep, and are removed now."""

    count: int


@dataclass(frozen=True, slots=True)
class Done:
    """The command is through; `known` were there before."""

    new: int
    failed: int
    known: int = 0


Event = Started | FeedDone | Filed | Subscribed | Offered | PictureKept | Saved | Failed | Clearing | Done
Tell = Callable[[Event], None]

_NAMES = {
    Started: "started",
    FeedDone: "feed",
    Filed: "filed",
    Subscribed: "subscribed",
    Offered: "offered",
    PictureKept: "picture",
    Saved: "saved",
    Failed: "failed",
    Clearing: "clearing",
    Done: "done",
}


def line(event: Event) -> str:
    """The event as one line of JSON, without the line's end."""
    return json.dumps({"event": _NAMES[type(event)], **asdict(event)}, ensure_ascii=False)
