"""The command line: one function a command, each imports what it needs when it is called.

Data goes to stdout, messages to stderr. Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader import config, release
from tuireader.errors import QueryError, ReaderError

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.model.events import Tell

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; its exit status."""
    asked = _asked(arguments)
    command: Command = asked.command
    if asked.debug:
        os.environ["TUIREADER_DEBUG"] = "1"  # for the benches too
    try:
        status = command(asked)
        sys.stdout.flush()
        return status
    except QueryError as error:
        _say(str(error))
        return 2
    except ReaderError as error:
        if asked.debug:
            raise
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except (BrokenPipeError, ExceptionGroup) as error:
        if isinstance(error, ExceptionGroup) and not error.subgroup(BrokenPipeError):
            raise
        _mute_stdout()  # whoever read it has left
        return 141
    except OSError as error:
        _mute_stdout()
        _say(f"The output cannot be written: {(error.strerror or str(error)).lower()}.")
        return 1


def _mute_stdout() -> None:
    """Python flushes at its end, and would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; where a query is asked for, `-word` is part of it, which argparse would take for an option."""
    parser = _parser()
    asked, rest = parser.parse_known_args(arguments)
    if rest and not (hasattr(asked, "query") and all(word[:1] == "-" and word[1:2].isalnum() for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        asked.query = [*asked.query, *rest]
    return asked


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tuireader", description="A news reader for the terminal. Without a command it opens the reader."
    )
    parser.add_argument("--library", metavar="PATH", type=Path, help="the library's file (also $TUIREADER_LIBRARY)")
    parser.add_argument("--config", metavar="PATH", type=Path, help="the settings file (also $TUIREADER_CONFIG)")
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")
    parser.add_argument("--version", action="version", version=f"tuireader {release()}")
    parser.set_defaults(command=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Command, help_: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        sub.set_defaults(command=command)
        return sub

    add("demo", _demo, "open the reader on a throw-away library with the sample edition")
    sub = add("add", _add, "subscribe to feeds; a page is searched for its feeds")
    sub.add_argument("names", metavar="URL", nargs="+")
    _events(sub)
    sub = add("import", _import, "file articles, feed files or lists of feeds in the library")
    sub.add_argument("names", metavar="PATH|URL|-", nargs="+")
    _events(sub)
    sub = add("refresh", _refresh, "fetch every feed that is due")
    sub.add_argument("--feed", metavar="FEED", action="append", default=[], help="only this feed (name or address)")
    sub.add_argument("--force", action="store_true", help="feeds that are not due too; never before a Retry-After")
    sub.add_argument("--jobs", metavar="N", type=_count, help="connections at once")
    _events(sub)
    sub = add("list", _list, "headlines that match, newest first")
    sub.add_argument("query", metavar="QUERY", nargs="*")
    sub.add_argument("--to", choices=("text", "json", "jsonl", "csv"), default="text")
    sub.add_argument("--limit", metavar="N", type=int)
    sub = add("show", _show, "print articles, from the library or straight from a file; nothing is stored")
    sub.add_argument("names", metavar="ID|PATH|URL", nargs="+")
    sub.add_argument("--to", choices=("ansi", "text", "json"), help="default: ansi on a terminal, else text")
    sub.add_argument("--plain", action="store_true", help="linear text that names what comes, for screen readers")
    sub.add_argument("--width", metavar="N", type=int, help="cells a line")
    sub = add("explain", _explain, "what each line of a source was taken for, and why")
    sub.add_argument("names", metavar="PATH|ID", nargs="+")
    sub = add("feeds", _feeds, "the subscriptions: unread, next time and why, last error")
    sub.add_argument("--to", choices=("text", "json"), default="text")
    _feed(add("feed", _feeds, "change one subscription"))
    _rules(add("rule", _rule, "mute or keep what a search finds, as it comes in"))
    _anew(add)
    _marks(add)
    _upkeep(add)
    return parser


Add = Callable[[str, Command, str], argparse.ArgumentParser]


def _marks(add: Add) -> None:
    sub = add("mark", _mark, "change marks on all that match")
    sub.add_argument("mark", choices=("read", "unread", "star", "unstar"))
    sub.add_argument("query", metavar="QUERY", nargs="+")
    sub = add("tag", _tag, "put a tag on all that match; with --off, take it off")
    sub.add_argument("tag", metavar="TAG")
    sub.add_argument("query", metavar="QUERY", nargs="+")
    sub.add_argument("--off", action="store_true", help="take it off")
    sub = add("note", _note, "write a note on an article; without TEXT, print it")
    sub.add_argument("article", metavar="ID", type=int)
    sub.add_argument("text", metavar="TEXT", nargs="?", help='"" takes it away')
    add("undo", _undo, "take the last change of marks or subscriptions back")


def _upkeep(add: Add) -> None:
    sub = add("export", _export, "write articles or subscriptions to stdout, a file or a folder")
    sub.add_argument("query", metavar="QUERY", nargs="*")
    sub.add_argument(
        "--to", choices=("markdown", "html", "json", "text", "epub", "opml"), help="default: by FILE, else markdown"
    )
    sub.add_argument("--output", "-o", metavar="FILE|FOLDER", help="a folder gets a file an article")
    sub = add("doctor", _doctor, "where things are, and whether the library is sound")
    choice = sub.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="read everything; exit 1 where something is wrong")
    choice.add_argument("--repair", action="store_true", help="save what can be read; the damaged file is set aside")
    choice.add_argument("--compact", action="store_true", help="make the file as small as it can be")
    choice.add_argument("--backup", metavar="FILE", type=Path, help="a whole copy, also while the reader is open")


def _feed(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    forms: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("rename", "give it a name of your own", {"value": "TITLE"}),
        ("move", "put it into a folder", {"value": "FOLDER"}),
        ("remove", "end the subscription; its articles stay", {}),
        (
            "set",
            "interval=MINUTES full-text=on|off self-signed=on|off login=USER:PASSWORD token=… login-command=…",
            {"settings": "NAME=VALUE"},
        ),
    )
    for name, help_, values in forms:
        sub = actions.add_parser(name, help=help_)
        sub.set_defaults(command=_change_feed, action=name)
        sub.add_argument("feed", metavar="FEED", help="its name or address")
        for value, metavar in values.items():
            sub.add_argument(value, metavar=metavar, nargs="+" if value == "settings" else None)


def _rules(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    sub = actions.add_parser("add", help="over all that is there, and all that comes in")
    sub.set_defaults(action="add")
    sub.add_argument("kind", choices=("mute", "keep"), help="mute: in no list; keep: never removed, never muted")
    sub.add_argument("query", metavar="QUERY", nargs="+")
    actions.add_parser("list", help="the rules, each with how many stories it has met").set_defaults(action="list")
    sub = actions.add_parser("remove", help="end a rule; what it muted comes back")
    sub.set_defaults(action="remove")
    sub.add_argument("number", metavar="N", type=int)


def _anew(add: Add) -> None:
    sub = add("pack", _pack, "fetch whole articles ahead, for offline reading")
    sub.add_argument("query", metavar="QUERY", nargs="*", help="default: is:unread; id:N names one article")
    sub.add_argument("--size", metavar="BYTES", default="", help="no more than so much: 500k, 200M")
    _events(sub)
    sub = add("reread", _reread, "run today's recognition over the kept sources; marks and places stay")
    sub.add_argument("query", metavar="QUERY", nargs="*", help="default: everything; id:N names one article")
    _events(sub)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1_000):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to 1000")
    return int(text)


def _events(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--events", action="store_true", help="print one JSON object a line for each thing that happens"
    )


def _say(sentence: str) -> None:
    from tuireader.safe import redact, safe_line

    print(f"tuireader: {redact(safe_line(sentence, 1000))}", file=sys.stderr)


def _library_path(asked: argparse.Namespace) -> Path:
    return asked.library or config.library_path()


def _settings(asked: argparse.Namespace) -> config.Config:
    settings, complaints = config.load(asked.config)
    for complaint in complaints:
        _say(complaint)
    return settings


# -- the reader


def _open(asked: argparse.Namespace) -> int:
    from tuireader.ui.app import run

    settings, complaints = config.load(asked.config)
    return run(_library_path(asked), settings, complaints)


def _demo(asked: argparse.Namespace) -> int:
    import tempfile

    from tuireader.library.sampling import file_sample
    from tuireader.ui.app import run

    settings, complaints = config.load(asked.config)
    with tempfile.TemporaryDirectory(prefix="tuireader-demo-") as folder:
        path = Path(folder) / "library.db"
        asyncio.run(file_sample(path))
        return run(path, settings, complaints)


# -- into the library


def _add(asked: argparse.Namespace) -> int:
    from tuireader.cli import choosing, running
    from tuireader.library import Library
    from tuireader.library.subscribing import add, the_first

    asks = sys.stdin.isatty() and sys.stderr.isatty()
    choose = the_first if asked.events else choosing.ask if asks else choosing.take_the_first

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            with _telling(asked, quiet=False) as tell:
                done = await add(library, asked.names, tell, choose)
            return 1 if done.failed else 0

    return running.run(work())


def _import(asked: argparse.Namespace) -> int:
    from tuireader.cli import running
    from tuireader.library import Library
    from tuireader.library.importing import bring

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            with _telling(asked, quiet=False) as tell:
                done = await bring(library, asked.names, tell)
            return 1 if done.failed else 0

    return running.run(work())


def _refresh(asked: argparse.Namespace) -> int:
    from tuireader.cli import running
    from tuireader.library import Library
    from tuireader.library.refresh import refresh

    settings = _settings(asked)
    jobs = asked.jobs or settings.refresh_jobs

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            with _telling(asked, quiet=True) as tell:
                await refresh(
                    library, tell, jobs=jobs, every=settings.refresh_every, force=asked.force, only=asked.feed
                )
            await _clear(library, settings)
            return 0

    return running.run(work())


async def _clear(library: "Library", settings: config.Config) -> None:
    """What the settings no longer keep goes, and it is said before."""
    from tuireader.library import keeping

    if over := await keeping.over(library, settings.keep_days, settings.keep_per_feed):
        _say(f"{over} articles are past what the settings keep, and are removed.")
        await keeping.clear(library, settings.keep_days, settings.keep_per_feed)


def _pack(asked: argparse.Namespace) -> int:
    from tuireader.cli import anew, running

    return running.run(anew.pack(_library_path(asked), asked.query, asked.size, _telling(asked, quiet=False)))


def _reread(asked: argparse.Namespace) -> int:
    from tuireader.cli import anew, running

    return running.run(anew.reread(_library_path(asked), asked.query, _telling(asked, quiet=False)))


def _telling(asked: argparse.Namespace, *, quiet: bool) -> "AbstractContextManager[Tell]":
    """How the command says what happens: events as JSON, a progress bar, or plain lines."""
    from tuireader.cli import telling

    if asked.events:
        return nullcontext(telling.as_json)
    if quiet:
        return telling.progress() if sys.stderr.isatty() else nullcontext(telling.failures)
    return nullcontext(telling.lines)


# -- out of the library


def _list(asked: argparse.Namespace) -> int:
    from tuireader.cli.listing import write
    from tuireader.library import Library
    from tuireader.model.query import Query

    query = Query.parse(" ".join(asked.query))

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            ids = await library.ids(query, asked.limit)
            await write(library, ids, asked.to)
        return 0

    return asyncio.run(work())


def _show(asked: argparse.Namespace) -> int:
    from tuireader.cli.showing import show

    form = "plain" if asked.plain else asked.to or ("ansi" if sys.stdout.isatty() else "text")
    width = asked.width or (os.get_terminal_size().columns if sys.stdout.isatty() else 80)
    return asyncio.run(show(_library_path(asked), asked.names, form, width))


def _explain(asked: argparse.Namespace) -> int:
    from tuireader.cli.showing import explain

    return asyncio.run(explain(_library_path(asked), asked.names))


# -- subscriptions


def _feeds(asked: argparse.Namespace) -> int:
    from tuireader.cli import subscriptions

    return asyncio.run(subscriptions.write(_library_path(asked), asked.to))


def _rule(asked: argparse.Namespace) -> int:
    from tuireader.cli import rules

    path = _library_path(asked)
    match asked.action:
        case "add":
            return asyncio.run(rules.add(path, asked.kind, " ".join(asked.query)))
        case "remove":
            return asyncio.run(rules.remove(path, asked.number))
        case _:
            return asyncio.run(rules.write(path))


def _change_feed(asked: argparse.Namespace) -> int:
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


def _mark(asked: argparse.Namespace) -> int:
    from tuireader.library import Library
    from tuireader.model.query import Query

    query = Query.parse(" ".join(asked.query))
    if query == Query():
        _say("An empty query is the whole library; `mark read before:1d` and the like say what is meant.")
        return 2
    change = {
        "read": {"read": True},
        "unread": {"read": False},
        "star": {"starred": True},
        "unstar": {"starred": False},
    }

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            changed = await library.mark_query(query, **change[asked.mark])
        print(f"{changed} changed" + (" – `tuireader undo` takes it back" if changed else ""))
        return 0

    return asyncio.run(work())


def _tag(asked: argparse.Namespace) -> int:
    from tuireader.library import Library
    from tuireader.model.query import Query

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            query = Query.parse(" ".join(asked.query))
            changed = await library.tag(query, asked.tag, value=not asked.off)
        print(f"{changed} changed" + (" – `tuireader undo` takes it back" if changed else ""))
        return 0

    return asyncio.run(work())


def _note(asked: argparse.Namespace) -> int:
    from tuireader.library import Library

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            await library.article(asked.article)
            if asked.text is not None:
                await library.write_note(asked.article, asked.text)
            elif note := await library.note(asked.article):
                print(note)
        return 0

    return asyncio.run(work())


def _export(asked: argparse.Namespace) -> int:
    from tuireader.cli import exporting

    return asyncio.run(exporting.run(asked, _library_path(asked)))


def _doctor(asked: argparse.Namespace) -> int:
    from tuireader.cli import doctoring

    return doctoring.run(asked, _library_path(asked))


def _undo(asked: argparse.Namespace) -> int:
    from tuireader.library import Library

    async def work() -> int:
        async with await Library.open(_library_path(asked)) as library:
            sentence = await library.undo()
        print(f"Taken back: {sentence}" if sentence else "There is nothing to take back.")
        return 0

    return asyncio.run(work())
