"""Files what the user names: articles, whole feeds and lists of feeds, folders, mailboxes and other programs' exports.

All or nothing for each file. What was imported before is known by its bytes, so that an import of a thousand files that was
stopped goes on where it was.
"""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Reversible, Sequence
from typing import cast

from tuireader import bundles
from tuireader.errors import ReaderError
from tuireader.fetch import file, lines, mailbox
from tuireader.library import Library, bundling, exchange, keeping, keys, opening, taking
from tuireader.library.bundling import Known, Letter, Letters, Met, Stories
from tuireader.library.exchange import Returned
from tuireader.library.filing import FeedFiling
from tuireader.library.workshop import Workshop
from tuireader.model.clipping import Clipping
from tuireader.model.events import Done, Event, Failed, Filed, Started, Subscribed, Tell
from tuireader.model.feed import History, Subscription, SubscriptionList
from tuireader.model.saved import Export
from tuireader.model.source import Source
from tuireader.safe import redact, safe_line
from tuireader.store import database, entries, feeds, imports, rows, searches, statuses, tags
from tuireader.store.articles import Filing
from tuireader.store.database import Connection


async def bring(library: Library, names: Iterable[str], tell: Tell) -> Done:
    """Imports each of the names and tells what came of it; a failed one does not stop the others."""
    names = [one for name in names for one in bundles.gathered(_within(name))]
    new = known = failed = 0
    tell(Started(len(names)))
    async for event in _brought(library, names):
        failed += isinstance(event, Failed)
        if isinstance(event, Filed):
            new, known = new + event.new, known + (not event.new)
        tell(event)
    await keeping.tidy_after(library, new)
    done = Done(new, failed, known)
    tell(done)
    return done


def _within(name: str) -> Iterator[str]:
    """The name, or the files of the folder that it names."""
    return iter([name]) if name == "-" or opening.is_address(name) else file.within(name)


_DATABASE = b"SQLite format 3\0"
Road = Callable[[Library, str], Awaitable[list[Event]]]


def _piecewise(head: bytes) -> Road | None:
    """How a file that begins so is read piece by piece; None where it is read at once."""
    if mailbox.begins(head):
        return _of_mailbox
    if exchange.begins(head):
        return _of_lines
    return _of_database if head.startswith(_DATABASE) else None


async def _brought(library: Library, names: Sequence[str]) -> AsyncIterator[Event]:
    """What comes of each; first those that may be of any size, because they are read piece by piece."""
    local = [name for name in names if name != "-" and not opening.is_address(name)]
    by_piece = {name: road for name in local if (road := _piecewise(lines.head(name)))}
    for name in filter(by_piece.__contains__, names):
        for event in await _guarded(name, by_piece[name](library, name)):
            yield event

    async def beside() -> tuple[int, bytes]:
        return int(time.time()), await library.dictionary()

    async def aside(source: Source) -> object | None:
        if mailbox.begins(source.body[:1_000]):
            return Letters([one async for one in bundling.letters(library, mailbox.letters(io.BytesIO(source.body)))])
        known = await library.run(imports.known, keys.bytes_digest(source.body))
        return Known(known) if known else None

    others = (name for name in names if name not in by_piece)
    async for name, source, found in opening.each(others, "file", beside, aside):
        for event in await _guarded(name, _filed(library, source, found)):
            yield event


async def _guarded(name: str, work: Awaitable[list[Event]]) -> list[Event]:
    """The events of one file, or why it was not taken."""
    try:
        return await work
    except ReaderError as error:
        return [Failed(redact(safe_line(name)), str(error))]


async def _of_mailbox(library: Library, name: str) -> list[Event]:
    with mailbox.letters_in(name) as letters:
        async with bundling.mailbox_of(library, letters) as ready:
            return await library.run(_file_letters, safe_line(name), ready, int(time.time()))


async def _of_lines(library: Library, name: str) -> list[Event]:
    """What was exported here: looked at once for whether it is known, and then read."""
    with lines.pieces_in(name) as pieces:
        key = await asyncio.to_thread(keys.pieces_digest, (body for _, body in pieces))
    if known := await library.run(imports.known, key):
        return _known(known)
    with lines.pieces_in(name) as pieces:
        async with bundling.lines(library, pieces) as stories:
            return await library.run(_file_bundle, stories, key, int(time.time()))


def _known(known: Iterable[tuple[int, str]]) -> list[Event]:
    return [Filed(article_id, headline, False) for article_id, headline in known]


async def _filed(library: Library, source: Source, found: object) -> list[Event]:
    """What was read of a source goes into the library, as a whole or not at all."""
    now, key = int(time.time()), keys.bytes_digest(source.body)
    match found:
        case ReaderError():
            raise found
        case Export():
            async with bundling.bundle(library, source) as stories:
                return await library.run(_file_bundle, stories, key, now)
        case list():
            async with Workshop(benches=1) as workshop:
                each = [await _stored(library, workshop, history) for history in cast("list[History]", found)]
            return [*(one for events in each for one in events), Subscribed(len(each), 0)]
        case Letters():
            return await library.run(_file_letters, safe_line(source.name), found.each, now)
        case Known():
            return _known(found.each)
        case _:
            return await library.run(file_source, source, cast("Read", found), key, now)


Read = Filing | FeedFiling | SubscriptionList | tuple[Returned, ...]


def file_source(db: Connection, source: Source, found: Read, key: int, now: int) -> list[Event]:
    """What was read of one source, as a whole or not at all; `key` is that of its bytes."""
    with database.transaction(db, lasting=True):
        match found:
            case Filing():
                events: list[Event] = [taking.take_article(db, found, now)]
            case FeedFiling():
                events = taking.take_file(db, source, found, now)
            case SubscriptionList():
                feeds.remember(db, added := feeds.subscribe(db, found.feeds, now), now)
                refused = [Failed(safe_line(url, 200) or "(no address)", reason) for url, reason in found.refused]
                named = [one for one in found.searches if not searches.find(db, one.name)]
                for one in named:
                    searches.put(db, one.name, one.query)
                return [*refused, Subscribed(len(added), len(found.feeds) - len(added), len(named), found.hidden)]
            case _:
                events = list(_file_returned(db, [found], now))
        _remember(db, key, events)
    return events


def _remember(db: Connection, key: int, events: Iterable[Event]) -> None:
    imports.remember(db, key, [event.id for event in events if isinstance(event, Filed)])


def _file_letters(db: Connection, name: str, letters: Iterable[Letter], now: int) -> list[Event]:
    events: list[Event] = []
    with database.transaction(db, lasting=True):
        for number, letter in enumerate(letters, 1):
            match letter.found:
                case ReaderError() as error:
                    events.append(Failed(f"{redact(name)}, letter {number}", str(error)))
                case Filing() as filing:
                    filed = taking.take_article(db, filing, now)
                    imports.remember(db, letter.key, [filed.id])
                    events.append(filed)
                case known:
                    events += _known(known)
            if letter.cut:
                events.append(Failed(f"{redact(name)}, letter {number}", _CUT))
    return events


_CUT = f"It is larger than {mailbox.LETTER >> 20} MB; only its beginning was read."


def _file_bundle(db: Connection, stories: Stories, key: int, now: int) -> list[Event]:
    with database.transaction(db, lasting=True):
        filed = _file_returned(db, stories, now)
        refused = [Failed(safe_line(what, 200), reason) for what, reason in stories.refused]
        if not refused:
            _remember(db, key, filed)
    return [*filed, *refused]


def _file_returned(db: Connection, pieces: Reversible[Sequence[Returned | Met]], now: int) -> list[Filed]:
    """Articles that were exported, here or elsewhere, with what the reader had put on them; what is on them here stays. The last
    first, so that of those with one date the first stands above in the list, as it did."""
    filed, named = list[Filed](), dict[str, list[int]]()
    for piece in reversed(pieces):
        pairs = [(_filed_again(db, story, now), story.clipping) for story in reversed(piece)]
        _mark_as_before(db, pairs, now)
        for one, clipping in pairs:
            filed.append(one)
            if clipping.feed:
                named.setdefault(clipping.feed, []).append(one.id)
    for name in sorted(named):
        _belong(db, name, named[name], now)
    return filed[::-1]


def _filed_again(db: Connection, story: Returned | Met, now: int) -> Filed:
    if isinstance(story, Met):
        return Filed(story.id, story.clipping.article.headline, False)
    return taking.take_article(db, story.filing, now)


def _mark_as_before(db: Connection, pairs: Sequence[tuple[Filed, Clipping]], now: int) -> None:
    statuses.mark(db, {one.id for one, clipping in pairs if one.new and clipping.read}, "read", True)
    statuses.mark(db, {one.id for one, clipping in pairs if clipping.starred}, "starred", True)
    for one, clipping in pairs:
        for tag in clipping.tags:
            tags.tag(db, [one.id], tag, True)
        if clipping.note and not tags.note(db, one.id):
            tags.write_note(db, one.id, clipping.note, now)
        if one.new and clipping.block >= 0:
            rows.keep_place(db, one.id, clipping.block, clipping.offset)


def _belong(db: Connection, name: str, ids: Iterable[int], now: int) -> None:
    """Puts articles that are in no feed of that name into one that is never polled: what was imported is no feed's to
    remove."""
    there = entries.members(db, feeds.named(db, name))
    if missing := [article_id for article_id in ids if article_id not in there]:
        feeds.subscribe(db, [Subscription(f"file:{name}", name)], now, polled=False)
        feed_id = feeds.find(db, f"file:{name}")
        assert feed_id is not None
        entries.belong(db, feed_id, [(article_id, ()) for article_id in missing])


async def _of_database(library: Library, name: str) -> list[Event]:
    """What another reader has stored, feed by feed: subscriptions, stories, and which of them were read."""
    events: list[Event] = []
    count = 0
    async with Workshop(benches=1) as opened, Workshop(benches=1) as workshop:
        async for history in opened.each("stored_in", Source(b"", name)):
            events += await _stored(library, workshop, history)
            count += 1
    return [*events, Subscribed(count, 0)]


async def _stored(library: Library, workshop: Workshop, history: History) -> list[Filed]:
    now = int(time.time())
    found = await workshop.do("file_history", Source(b""), history, now, await library.dictionary())
    return await library.run(taking.take_history, history, found, now)
