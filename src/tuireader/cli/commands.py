"""One function a command; each imports what it needs when it is called, and gives the exit status."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader import config
from tuireader.cli import reader
from tuireader.cli.saying import say

if TYPE_CHECKING:
    from tuireader.model.events import Tell

Command = Callable[[argparse.Namespace], int]


def _library_path(asked: argparse.Namespace) -> Path:
    return asked.library or config.library_path()


def _settings(asked: argparse.Namespace) -> config.Config:
    settings, complaints = config.load(asked.config)
    for complaint in complaints:
        say(complaint)
    return settings


# -- the reader


def open_reader(asked: argparse.Namespace) -> int:
    return reader.open_on(asked.library, asked.config)


def demo(asked: argparse.Namespace) -> int:
    import tempfile

    from tuireader.library.sampling import file_sample
    from tuireader.ui.app import run

    settings, complaints = config.load(asked.config)
    with tempfile.TemporaryDirectory(prefix="tuireader-demo-") as folder:
        path = Path(folder) / "library.db"
        asyncio.run(file_sample(path))
        return run(path, settings, complaints)


# -- into the library


def add(asked: argparse.Namespace) -> int:
    from tuireader.cli import choosing, naming, running, subscriptions, telling
    from tuireader.cli.opening import opened
    from tuireader.library.subscribing import add, the_first

    settings, names = subscriptions.settings(asked.set), naming.told(asked.names)
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    choose = the_first if asked.events else choosing.ask if asks else choosing.take_the_first

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            with _events_or(telling.lines, asked) as tell:
                chosen = choosing.offer(tell) if asked.offer else choose
                done = await add(library, names, tell, chosen, settings)
            return 1 if done.failed else 0

    return running.run(work())


def bring_in(asked: argparse.Namespace) -> int:
    from tuireader.cli import running, telling
    from tuireader.cli.opening import opened
    from tuireader.library.importing import bring

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            with _events_or(telling.imports, asked) as tell:
                done = await bring(library, asked.names, tell)
            if not asked.events and done.new + done.known + done.failed > 1:
                say(telling.sum_of(done))
            return 1 if done.failed else 0

    return running.run(work())


def refresh(asked: argparse.Namespace) -> int:
    from tuireader.cli import running, telling
    from tuireader.cli.opening import opened
    from tuireader.library import keeping, subscriptions
    from tuireader.library.workshop import Workshop

    settings = _settings(asked)
    jobs = asked.jobs or settings.refresh_jobs

    async def work() -> int:
        async with opened(_library_path(asked)) as library, Workshop() as workshop:
            if not asked.feed and await subscriptions.are_new(library):
                workshop.prepare()
            from tuireader.library.refresh import Wishes, refresh  # 70 ms, in which the foreman imports, too

            wishes = Wishes(jobs, settings.refresh_every, asked.force, asked.feed)

            bar = not asked.events and sys.stderr.isatty()
            with telling.progress() if bar else _events_or(telling.failures, asked) as tell:
                done = await refresh(library, tell, wishes, started=workshop)
                await keeping.clear(library, settings.keep_days, settings.keep_per_feed, tell)
                await keeping.catch_up(library, done.new)
            return 0

    return running.run(work())


def pack(asked: argparse.Namespace) -> int:
    from tuireader.cli import anew, running, telling

    async def work() -> int:
        told = _events_or(telling.lines, asked)
        done = await anew.pack(_library_path(asked), asked.query, asked.size, asked.pictures, told)
        if not asked.events and (sum_ := anew.sum_of(done)):
            say(sum_)
        return 1 if done.failed and not (done.articles or done.pictures) else 0

    return running.run(work())


def pictures(asked: argparse.Namespace) -> int:
    from tuireader.cli import pictures, running, telling

    return running.run(pictures.run(asked, _library_path(asked), _events_or(telling.lines, asked)))


def enclosures(asked: argparse.Namespace) -> int:
    from tuireader.cli import enclosures, running, telling

    return running.run(enclosures.run(asked, _library_path(asked), _events_or(telling.lines, asked)))


def reread(asked: argparse.Namespace) -> int:
    from tuireader.cli import anew, running, telling

    return running.run(anew.reread(_library_path(asked), asked.query, _events_or(telling.lines, asked)))


def _events_or(plainly: "Tell", asked: argparse.Namespace) -> "AbstractContextManager[Tell]":
    """How the command says what happens: events as JSON where they are asked for."""
    from tuireader.cli import telling

    return nullcontext(telling.as_json if asked.events else plainly)


# -- out of the library


def list_headlines(asked: argparse.Namespace) -> int:
    from tuireader.cli.listing import write
    from tuireader.cli.naming import sought
    from tuireader.cli.opening import opened
    from tuireader.model.query import Query

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            found = await sought(library, asked.query)
            ids = await library.ids(found, asked.limit) if isinstance(found, Query) else found[: asked.limit]
            await write(library, ids, asked.to)
            if not ids and sys.stdout.isatty():
                there = (await library.counts()).total
                say("Nothing matches." if there else "The library is empty: `tuireader add URL` subscribes to a feed.")
        return 0

    return asyncio.run(work())


def show(asked: argparse.Namespace) -> int:
    from tuireader.cli.showing import show

    form = "plain" if asked.plain else asked.to or ("ansi" if sys.stdout.isatty() else "text")
    width = asked.width or (os.get_terminal_size().columns if sys.stdout.isatty() else 80)
    return asyncio.run(show(_library_path(asked), asked.names, form, width, asked.origin))


def explain(asked: argparse.Namespace) -> int:
    from tuireader.cli.showing import explain

    return asyncio.run(explain(_library_path(asked), asked.names))


# -- subscriptions


def feeds(asked: argparse.Namespace) -> int:
    from tuireader.cli import subscriptions

    return asyncio.run(subscriptions.write(_library_path(asked), asked.to))


def search(asked: argparse.Namespace) -> int:
    from tuireader.cli import searches

    path = _library_path(asked)
    match asked.action:
        case "add":
            return asyncio.run(searches.keep(path, asked.name, " ".join(asked.query)))
        case "remove":
            return asyncio.run(searches.remove(path, asked.name))
        case _:
            return asyncio.run(searches.write(path))


def rule(asked: argparse.Namespace) -> int:
    from tuireader.cli import rules

    path = _library_path(asked)
    match asked.action:
        case "add":
            return asyncio.run(rules.add(path, asked.kind, " ".join(asked.query)))
        case "remove":
            return asyncio.run(rules.remove(path, asked.number))
        case _:
            return asyncio.run(rules.write(path))


def change_feed(asked: argparse.Namespace) -> int:
    from tuireader.cli import subscriptions

    path = _library_path(asked)
    match asked.action:
        case "rename":
            return asyncio.run(subscriptions.rename(path, asked.feed, asked.value))
        case "move":
            return asyncio.run(subscriptions.move(path, asked.feed, asked.value))
        case "remove":
            return asyncio.run(subscriptions.remove(path, asked.feed))
        case _:
            return asyncio.run(subscriptions.change(path, asked.feed, asked.settings))


# -- marks


def mark(asked: argparse.Namespace) -> int:
    from tuireader.cli.naming import meant
    from tuireader.cli.opening import opened
    from tuireader.model.query import Query

    field = "read" if asked.mark.endswith("read") else "starred"
    change = {field: not asked.mark.startswith("un")}

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            which = await meant(library, asked.query)
            work = library.mark_query(which, **change) if isinstance(which, Query) else library.mark(which, **change)
            _tell_changed(await work)
        return 0

    return asyncio.run(work())


def tag(asked: argparse.Namespace) -> int:
    from tuireader.cli.naming import meant
    from tuireader.cli.opening import opened

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            _tell_changed(await library.tag(await meant(library, asked.query), asked.tag, value=not asked.off))
        return 0

    return asyncio.run(work())


def _tell_changed(count: int) -> None:
    print(f"{count} changed" + (" – `tuireader undo` takes it back" if count else ""))


def note(asked: argparse.Namespace) -> int:
    from tuireader.cli.opening import opened

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            await library.article(asked.article)
            if asked.text is not None:
                await library.write_note(asked.article, asked.text)
            elif note := await library.note(asked.article):
                print(note)
        return 0

    return asyncio.run(work())


def export(asked: argparse.Namespace) -> int:
    from tuireader.cli import exporting

    return asyncio.run(exporting.run(asked, _library_path(asked)))


def doctor(asked: argparse.Namespace) -> int:
    from tuireader.cli import doctoring

    return doctoring.run(asked, _library_path(asked))


def completions(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    from tuireader.cli.completing import script
    from tuireader.cli.outline import outline

    print(script(asked.shell, outline(parser)), end="")
    return 0


def undo(asked: argparse.Namespace) -> int:
    from tuireader.cli.opening import opened

    async def work() -> int:
        async with opened(_library_path(asked)) as library:
            sentence = await library.undo()
        print(f"Taken back: {sentence}" if sentence else "There is nothing to take back.")
        return 0

    return asyncio.run(work())
