"""What the reader does to subscriptions, each one step of the journal."""

import base64
import time

from tuireader.errors import ReaderError
from tuireader.library import Library, rules
from tuireader.model.query import Query
from tuireader.safe import redact, safe_line
from tuireader.store import database, journal
from tuireader.store import feeds as store
from tuireader.store.database import Connection
from tuireader.store.feeds import Health as Health
from tuireader.store.feeds import Settings as Settings


async def rename(library: Library, feed: str, title: str) -> None:
    """Gives the feed a name of the reader's own; "" takes the feed's own again."""
    await change(library, feed, "own_title", safe_line(title, 200))


async def move(library: Library, feed: str, folder: str) -> None:
    """Moves the feed to a folder, a path with "/" between its parts; "" is the top."""
    parts = (safe_line(part, 200) for part in folder.split("/"))
    await change(library, feed, "folder", "/".join(part for part in parts if part))


async def change(library: Library, feed: str, setting: str, value: str | int) -> None:
    """Changes one of store.SETTINGS of the feed of that name or address; ReaderError where there is no such feed."""
    await library.run(_change, feed, setting, value)


async def mute(library: Library, feed: str, query: str) -> int:
    """Mutes what the query finds, in this feed alone; how many stories it met. A rule like any other, that names the feed by its
    address, because names change. ReaderError where it finds everything."""
    if not Query.parse(query).must.terms:
        raise ReaderError("mute= takes words, or an author; `tuireader rule remove` ends a rule.")
    url = await library.run(lambda db: store.address(db, _the_one(db, feed)))
    return await rules.add(library, "mute", str(Query.parse(query).with_fact("feed", url)))


async def remove(library: Library, feed: str) -> None:
    """Ends the subscription; its articles stay."""
    await library.run(_remove, feed)


def basic(login: str) -> str:
    """ "user:password" as the header that carries it."""
    return "Basic " + base64.b64encode(login.encode()).decode("ascii")


async def are_new(library: Library) -> bool:
    """Whether there are feeds of which nothing was ever had."""
    return await library.run(store.are_new)


async def health(library: Library) -> dict[int, Health]:
    """feed id -> how it does."""
    return await library.run(store.health, int(time.time()))


def _the_one(db: Connection, name: str) -> int:
    found = store.named(db, name)
    if len(found) != 1:
        raise ReaderError(f"There {'is no feed' if not found else 'are several feeds'} called “{name}”.")
    return found[0]


_SAID = {"own_title": "renamed", "folder": "moved"}


def _change(db: Connection, name: str, setting: str, value: str | int) -> None:
    with database.transaction(db, lasting=True):
        before = store.change(db, _the_one(db, name), setting, value)
        journal.remember(db, f"“{redact(name)}” {_SAID.get(setting, 'set')}", "feed", before, int(time.time()))


def _remove(db: Connection, name: str) -> None:
    with database.transaction(db, lasting=True):
        before = store.remove(db, _the_one(db, name))
        journal.remember(db, f"“{redact(name)}” unsubscribed", "feed", before, int(time.time()))
