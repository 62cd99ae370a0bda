"""`tuireader feeds` and `tuireader feed`: the subscriptions, how they do, and what can be changed of one."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tuireader.cli.opening import opened
from tuireader.cli.saying import say
from tuireader.errors import ReaderError
from tuireader.library import subscriptions
from tuireader.model.feed import Feed
from tuireader.safe import redact

_SHORTEST = 60  # minutes, as politeness has it
_SWITCH = {"on": 1, "off": 0}
_SETTINGS = {"full-text": "whole", "self-signed": "self_signed"}


async def write(path: Path, form: str) -> int:
    """The subscriptions on stdout: a line each, or a JSON array."""
    async with opened(path) as library:
        found, health = await library.feeds(), await subscriptions.health(library)
    if form == "json":
        told = [_object(feed, health.get(feed.id)) for feed in found]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        for feed in found:
            sys.stdout.write(_line(feed, health.get(feed.id)) + "\n")
        if not found and sys.stdout.isatty():
            say("There are no subscriptions yet: `tuireader add URL` makes one.")
    return 0


async def rename(path: Path, feed: str, title: str) -> int:
    async with opened(path) as library:
        await subscriptions.rename(library, feed, title)
    return 0


async def move(path: Path, feed: str, folder: str) -> int:
    async with opened(path) as library:
        await subscriptions.move(library, feed, folder)
    return 0


async def remove(path: Path, feed: str) -> int:
    async with opened(path) as library:
        await subscriptions.remove(library, feed)
    print(f"“{redact(feed)}” is unsubscribed, its articles stay. `tuireader undo` takes it back.")
    return 0


async def change(path: Path, feed: str, told: Sequence[str]) -> int:
    """Each of what is told is NAME=VALUE: interval=MINUTES, full-text=on|off, self-signed=on|off, login=USER:PASSWORD,
    token=TOKEN, login-command=COMMAND, mute=QUERY."""
    muting = [text.removeprefix("mute=") for text in told if text.startswith("mute=")]
    changes = [_setting(text) for text in told if not text.startswith("mute=")]
    if any(name == "every" and 0 < int(value) < _SHORTEST for name, value in changes):
        say("An hour is the shortest wait; a feed is asked no more often.")
    async with opened(path) as library:
        for name, value in changes:
            await subscriptions.change(library, feed, name, value)
        for query in muting:
            met = await subscriptions.mute(library, feed, query)
            print(f"{met} muted, and whatever comes in from now on. `tuireader undo` takes it back.")
    return 0


def settings(told: Sequence[str]) -> subscriptions.Settings:
    """What is told as for `change`, for a feed that is new."""
    return subscriptions.Settings(**dict(map(_setting, told)))  # type: ignore[arg-type]  # `_setting` knows which is what


def _setting(text: str) -> tuple[str, str | int]:
    name, equals, value = text.partition("=")
    if equals and name in _SETTINGS and value in _SWITCH:
        return _SETTINGS[name], _SWITCH[value]
    if equals and name == "interval" and value.isascii() and value.isdigit() and int(value) <= 525_600:
        return "every", int(value)
    if equals and not value.isprintable():
        raise ReaderError(f"{redact(name)}= takes one line of letters that can be seen.")
    if equals and name == "login":
        return "login", subscriptions.basic(value) if value else ""
    if equals and name == "token":
        return "login", f"Bearer {value}" if value else ""
    if equals and name == "login-command":
        return "login_command", value
    if name in _SETTINGS or name == "interval":
        wanted = "on or off" if name in _SETTINGS else "minutes: a number up to 525600"
        raise ReaderError(f"{name}= takes {wanted}, not “{value}”.")
    raise ReaderError(
        f"“{redact(name)}” is no setting: interval=MINUTES, full-text=on|off, self-signed=on|off, login=USER:PASSWORD,"
        " token=TOKEN, login-command=COMMAND or mute=QUERY."
    )


def _object(feed: Feed, health: subscriptions.Health | None) -> dict[str, Any]:
    newest = datetime.fromtimestamp(health.newest, UTC).isoformat() if health and health.newest else None
    return {
        "url": redact(feed.url),
        "title": feed.title,
        "site_url": feed.site_url,
        "folder": feed.folder,
        "unread": feed.unread,
        "total": feed.total,
        "polled": feed.polled,
        "fetched": feed.fetched.isoformat() if feed.fetched else None,
        "due": feed.due.isoformat() if feed.due and feed.polled else None,
        "why": feed.why,
        "error": feed.error,
        "newest": newest,
        "silent_since": newest if health and not health.a_week else None,
        "a_week": round(health.a_week, 1) if health else 0,
        "share_read": round(health.share_read, 2) if health else 0,
    }


def _line(feed: Feed, health: subscriptions.Health | None) -> str:
    """Unread and total, name, address, last visit, next visit and why, how it does, last error; times are local."""
    name = f"{feed.folder}/{feed.title}" if feed.folder else feed.title
    if not feed.polled:
        due = feed.why or "not polled"
    else:
        why = f" ({feed.why})" if feed.why else ""
        due = f"next {_local(feed.due)}{why}" if feed.due else "due now"
    fetched = f"fetched {_local(feed.fetched)}" if feed.fetched else "never fetched"
    told = [f"{feed.unread}/{feed.total}", redact(name), redact(feed.url), fetched, due, _health(health)]
    return "\t".join([*told, f"! {feed.error}"] if feed.error else told)


def _health(health: subscriptions.Health | None) -> str:
    if health is None or health.newest is None:
        return "no stories"
    read = f"{health.share_read:.0%} read"
    if not health.a_week:
        return f"silent since {datetime.fromtimestamp(health.newest).astimezone():%Y-%m-%d}, {read}"
    return f"{health.a_week:.1f} a week, {read}"


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
