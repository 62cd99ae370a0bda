"""`tuireader feeds` and `tuireader feed`: the subscriptions, how they do, and what can be changed of one."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tuireader.errors import ReaderError
from tuireader.library import Library, subscriptions
from tuireader.model.feed import Feed
from tuireader.safe import redact

_SWITCH = {"on": 1, "off": 0}
_SETTINGS = {"full-text": "whole", "self-signed": "self_signed"}


async def write(path: Path, form: str) -> int:
    """The subscriptions on stdout: a line each, or a JSON array."""
    async with await Library.open(path) as library:
        found, health = await library.feeds(), await subscriptions.health(library)
    told = [_object(feed, health.get(feed.id)) for feed in found]
    if form == "json":
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        for one in told:
            sys.stdout.write(_line(one) + "\n")
    return 0


async def rename(path: Path, feed: str, title: str) -> int:
    async with await Library.open(path) as library:
        await subscriptions.rename(library, feed, title)
    return 0


async def move(path: Path, feed: str, folder: str) -> int:
    async with await Library.open(path) as library:
        await subscriptions.move(library, feed, folder)
    return 0


async def remove(path: Path, feed: str) -> int:
    async with await Library.open(path) as library:
        await subscriptions.remove(library, feed)
    print(f"“{redact(feed)}” is unsubscribed, its articles stay. `tuireader undo` takes it back.")
    return 0


async def change(path: Path, feed: str, settings: list[str]) -> int:
    """Each of the settings is NAME=VALUE: interval=MINUTES, full-text=on|off, self-signed=on|off, login=USER:PASSWORD,
    token=TOKEN, login-command=COMMAND."""
    async with await Library.open(path) as library:
        for name, value in [_setting(text) for text in settings]:
            await subscriptions.change(library, feed, name, value)
    return 0


def _setting(text: str) -> tuple[str, str | int]:
    name, equals, value = text.partition("=")
    if equals and name in _SETTINGS and value in _SWITCH:
        return _SETTINGS[name], _SWITCH[value]
    if equals and name == "interval" and value.isascii() and value.isdigit() and int(value) <= 525_600:
        return "every", int(value)
    if equals and name == "login":
        return "login", subscriptions.basic(value) if value else ""
    if equals and name == "token":
        return "login", f"Bearer {value}" if value else ""
    if equals and name == "login-command":
        return "login_command", value
    raise ReaderError(
        f"“{redact(name)}” is no setting: interval=MINUTES, full-text=on|off, self-signed=on|off, login=USER:PASSWORD,"
        " token=TOKEN or login-command=COMMAND."
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
        "a_week": round(health.a_week, 1) if health else 0,
        "share_read": round(health.share_read, 2) if health else 0,
    }


def _line(told: dict[str, Any]) -> str:
    name = f"{told['folder']}/{told['title']}" if told["folder"] else told["title"]
    if not told["polled"]:
        when = told["why"] or "not polled"
    else:
        when = (
            f"next {told['due'][:16].replace('T', ' ')}" + (f" ({told['why']})" if told["why"] else "")
            if told["due"]
            else "due now"
        )
    error = f"\t! {told['error']}" if told["error"] else ""
    return f"{told['unread']}/{told['total']}\t{redact(name)}\t{told['url']}\t{when}{error}"
