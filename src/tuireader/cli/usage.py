"""What can be asked of the command line: every command with its arguments, once."""

import argparse
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tuireader import __version__
from tuireader.cli import commands
from tuireader.cli.commands import Command
from tuireader.cli.completing import shells
from tuireader.cli.examples import EXAMPLES
from tuireader.cli.parsing import Parser
from tuireader.config import MOST_JOBS
from tuireader.library import formats
from tuireader.model.raster import WAYS

_SETTINGS = "interval=MINUTES full-text=on|off self-signed=on|off login=USER:PASSWORD token=… login-command=…"


def parser_of_all() -> argparse.ArgumentParser:
    parser = Parser(
        prog="tuireader",
        description="A news reader for the terminal. Without a command it opens the reader.",
        examples=EXAMPLES[""],
    )
    parser.add_argument("--library", metavar="PATH", type=Path, help="the library's file (or $TUIREADER_LIBRARY)")
    parser.add_argument("--config", metavar="PATH", type=Path, help="the settings file (or $TUIREADER_CONFIG)")
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")
    parser.add_argument("--version", action="version", version=f"tuireader {__version__}", help="show the version")
    parser.set_defaults(command=commands.open_reader)
    choices = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Command, help_: str) -> argparse.ArgumentParser:
        told, examples = help_[0].upper() + help_[1:] + ".", EXAMPLES.get(name, ())
        sub = choices.add_parser(name, help=help_, description=told, examples=examples)
        sub.set_defaults(command=command)
        return sub

    add("demo", commands.demo, "try the reader on the sample edition; nothing is kept")
    _coming_in(add)
    _to_read(add)
    _feed(add("feed", commands.feeds, "change one subscription"))
    _searches(add("search", commands.search, "keep a query under a name, to be taken as search:NAME"))
    _rules(add("rule", commands.rule, "mute or keep what a search finds, as it comes in"))
    _anew(add)
    _marks(add)
    _upkeep(add)
    _shell(add, parser)
    return parser


Add = Callable[[str, Command, str], argparse.ArgumentParser]


def _coming_in(add: Add) -> None:
    sub = add("add", commands.add, "subscribe to feeds; a page is searched for its feeds")
    sub.add_argument(
        "names", metavar="URL|-", nargs="+", help="of a feed, or a page that offers one; -: lines of stdin"
    )
    sub.add_argument(
        "--set", metavar="NAME=VALUE", action="append", default=[], help=f"from the first visit on: {_SETTINGS}"
    )
    sub.add_argument(
        "--offer", action="store_true", help="of a page with several feeds, name them and subscribe to none"
    )
    _events(sub)
    sub = add("import", commands.bring_in, "file articles, feed files or lists of feeds in the library")
    sub.add_argument("names", metavar="PATH|URL|-", nargs="+", help="- is what comes on stdin")
    _events(sub)
    sub = add("refresh", commands.refresh, "fetch every feed that is due")
    sub.add_argument("--feed", metavar="FEED", action="append", default=[], help="only this feed (name or address)")
    sub.add_argument("--force", action="store_true", help="feeds that are not due too; never before a Retry-After")
    sub.add_argument("--jobs", metavar="N", type=_jobs, help=f"connections at once, 1 to {MOST_JOBS}")
    _events(sub)


def _to_read(add: Add) -> None:
    sub = add("list", commands.list_headlines, "headlines that match, newest first")
    sub.add_argument(
        "query", metavar="QUERY", nargs="*", help="as in the reader: is:unread, feed:NAME, words; or id:N; default: all"
    )
    sub.add_argument("--to", choices=("text", "json", "jsonl", "csv"), default="text", help="default: text")
    sub.add_argument("--limit", metavar="N", type=_number, help="no more than so many")
    sub = add("show", commands.show, "print articles, out of the library or straight from a file")
    sub.add_argument(
        "names", metavar="ID|PATH|URL", nargs="+", help="ID as `tuireader list` shows it; files are not stored"
    )
    sub.add_argument(
        "--to", choices=("ansi", "text", "json", "markdown", "html"), help="default: ansi on a terminal, else text"
    )
    sub.add_argument("--plain", action="store_true", help="linear text that names what comes, for screen readers")
    sub.add_argument("--width", metavar="N", type=_number, help="cells a line; default: the terminal, else 80")
    sub.add_argument("--from", metavar="ID", type=int, dest="origin", help="the names are links of this article")
    sub = add("explain", commands.explain, "what each line of a source was taken for, and why")
    sub.add_argument("names", metavar="PATH|ID", nargs="+", help="a file, or an article whose source was kept")
    sub = add("feeds", commands.feeds, "the subscriptions: unread, next time and why, last error")
    sub.add_argument("--to", choices=("text", "json"), default="text", help="default: text")


def _marks(add: Add) -> None:
    sub = add("mark", commands.mark, "change marks on all that match")
    sub.add_argument("mark", choices=("read", "unread", "star", "unstar"))
    sub.add_argument("query", metavar="QUERY", nargs="+", help="id:N names one article")
    sub = add("tag", commands.tag, "put a tag on all that match; with --off, take it off")
    sub.add_argument("tag", metavar="TAG")
    sub.add_argument("query", metavar="QUERY", nargs="+", help="id:N names one article")
    sub.add_argument("--off", action="store_true", help="take it off")
    sub = add("note", commands.note, "write a note on an article; without TEXT, print it")
    sub.add_argument("article", metavar="ID", type=int)
    sub.add_argument("text", metavar="TEXT", nargs="?", help='"" takes it away')
    add("undo", commands.undo, "take the last change of marks or subscriptions back")


def _upkeep(add: Add) -> None:
    sub = add("export", commands.export, "write articles or subscriptions to files, or to stdout")
    sub.add_argument("query", metavar="QUERY", nargs="*", help="id:N names one article")
    sub.add_argument("--to", choices=formats.names(), help="default: by FILE, else markdown")
    sub.add_argument("--output", "-o", metavar="FILE|FOLDER", help="a folder gets a file an article")
    sub = add("doctor", commands.doctor, "where things are, and whether the library is sound")
    choice = sub.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="read everything; exit 1 where something is wrong")
    choice.add_argument("--repair", action="store_true", help="save what can be read; the damaged file is set aside")
    choice.add_argument("--compact", action="store_true", help="make the file as small as it can be")
    choice.add_argument("--backup", metavar="FILE", type=Path, help="a whole copy, also while the reader is open")


def _shell(add: Add, whole: argparse.ArgumentParser) -> None:
    sub = add("completions", partial(commands.completions, whole), "print the completion script of a shell")
    sub.add_argument("shell", choices=shells())


def _feed(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    forms: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("rename", "give it a name of your own", {"value": "TITLE"}),
        ("move", "put it into a folder", {"value": "FOLDER"}),
        ("remove", "end the subscription; its articles stay", {}),
        ("set", f"{_SETTINGS} mute=QUERY", {"settings": "NAME=VALUE"}),
    )
    for name, help_, values in forms:
        sub = actions.add_parser(name, help=help_)
        sub.set_defaults(command=commands.change_feed, action=name)
        sub.add_argument("feed", metavar="FEED", help="its name or address")
        for value, metavar in values.items():
            sub.add_argument(value, metavar=metavar, nargs="+" if value == "settings" else None)


def _searches(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    sub = actions.add_parser("add", help="give a query a name, or another query to a name")
    sub.set_defaults(action="add")
    sub.add_argument("name", metavar="NAME")
    sub.add_argument("query", metavar="QUERY", nargs="+")
    actions.add_parser("list", help="the names, each with its query").set_defaults(action="list")
    sub = actions.add_parser("remove", help="take a name away; no story goes with it")
    sub.set_defaults(action="remove")
    sub.add_argument("name", metavar="NAME")


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
    sub = add("pack", commands.pack, "fetch whole articles and pictures ahead, to read offline")
    sub.add_argument("query", metavar="QUERY", nargs="*", help="default: is:unread; id:N names one article")
    sub.add_argument("--size", metavar="BYTES", default="", help="no more than so much: 500k, 200M")
    sub.add_argument("--no-pictures", dest="pictures", action="store_false", help="the text alone")
    _events(sub)
    sub = add("pictures", commands.pictures, "fetch the pictures of articles; with --to, draw them here")
    sub.add_argument("query", metavar="QUERY", nargs="+", help="id:N names one article")
    sub.add_argument("--to", choices=WAYS, help="draw them: half blocks go everywhere")
    sub.add_argument("--only", metavar="N", type=_count, help="of each article the picture of that number alone")
    sub.add_argument("--room", metavar="COLUMNSxROWS", type=_pair, help="default: the terminal")
    sub.add_argument(
        "--cell", metavar="WIDTHxHEIGHT", type=_pair, help="pixels of a cell; default: as the terminal says"
    )
    _events(sub)
    sub = add("enclosures", commands.enclosures, "save the files that come with articles: sound, video, papers")
    sub.add_argument("query", metavar="QUERY", nargs="+", help="id:N names one article")
    sub.add_argument("--only", metavar="N", type=_count, help="of each article the file of that number alone")
    sub.add_argument("--output", "-o", metavar="FOLDER", type=Path, help="default: your folder of downloads")
    _events(sub)
    sub = add("reread", commands.reread, "run today's recognition over sources that were kept")
    sub.add_argument("query", metavar="QUERY", nargs="*", help="default: everything; id:N names one article")
    _events(sub)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10):
        raise argparse.ArgumentTypeError(f"“{text}” is no number")
    return int(text)


def _count(text: str, most: int = 1_000) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 0 < int(text) <= most):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to {most}")
    return int(text)


def _jobs(text: str) -> int:
    return _count(text, MOST_JOBS)


def _pair(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{0,3})x([1-9]\d{0,3})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is no size like 80x24")
    return int(found[1]), int(found[2])


def _events(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--events", action="store_true", help="print one JSON object a line for each thing that happens"
    )
