"""How a long command says what happens: JSON events for programs, a progress bar for people, failures alone for cron."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuireader.cli.saying import counted
from tuireader.model.events import (
    Clearing,
    Done,
    Event,
    Failed,
    FeedDone,
    Filed,
    Offered,
    PictureKept,
    Saved,
    Started,
    Subscribed,
    Tell,
    line,
)

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def as_json(event: Event) -> None:
    sys.stdout.write(line(event) + "\n")
    sys.stdout.flush()


def failures(event: Event) -> None:
    if isinstance(event, Failed):
        sys.stderr.write(f"tuireader: {event.url or '“”'}: {event.reason}\n")


def imports(event: Event) -> None:
    """As `lines`; what the library has already says so."""
    match event:
        case Filed(article_id, headline, False):
            sys.stdout.write(f"{article_id}\t{headline}  (already there)\n")
        case _:
            lines(event)


def lines(event: Event) -> None:
    """One line for each thing filed on stdout, failures on stderr."""
    match event:
        case Filed(article_id, headline):
            sys.stdout.write(f"{article_id}\t{headline}\n")
        case FeedDone(url, new):
            sys.stdout.write(f"{url}\t{new} new\n")
        case Offered(url, title):
            sys.stdout.write(f"{title}\t{url}\n")
        case PictureKept(article_id, url):
            sys.stdout.write(f"{article_id}\t{url}\n")
        case Saved(path):
            sys.stdout.write(f"{path}\n")
        case Subscribed(new, known, searches, hidden):
            already = f", {known} already were" if known else ""
            sys.stdout.write(
                f"{counted(new, 'feed')} subscribed{already}\n" if new else f"{known} already subscribed\n"
            )
            sys.stdout.write(f"{counted(searches, 'search', 'searches')} kept\n" * bool(searches))
            sys.stdout.write(f"{counted(hidden, 'feed')} hidden there, shown here like the others\n" * bool(hidden))
        case _:
            failures(event)


def sum_of(done: Done) -> str:
    """ "412 articles, 31 already there, 2 refused."; the reasons were told one by one."""
    parts = [counted(done.new, "article")]
    parts += [f"{done.known:,} already there"] * bool(done.known) + [f"{done.failed:,} refused"] * bool(done.failed)
    return ", ".join(parts) + "."


def _clearing(event: Clearing) -> str:
    return f"Past what the settings keep, and removed: {counted(event.count, 'article')}."


@contextlib.contextmanager
def progress() -> Iterator[Tell]:
    """A bar on stderr while it runs, then the failures and one line of sum."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console, failed, new = Console(stderr=True), list[Failed](), 0
    columns = TextColumn("refreshing"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[new]} new")
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, new=0)

        def tell(event: Event) -> None:
            nonlocal new
            if isinstance(event, Failed):
                failed.append(event)
            if isinstance(event, Clearing):
                bar.console.print(_clearing(event), markup=False, highlight=False)
            new += event.new if isinstance(event, FeedDone) else 0
            _advance(bar, task, event, new)

        yield tell
    for event in failed:
        failures(event)
    console.print(f"{new} new" + (f", {len(failed)} failed" if failed else ""), markup=False, highlight=False)


def _advance(bar: "Progress", task: "TaskID", event: Event, new: int) -> None:
    match event:
        case Started(count):
            bar.update(task, total=count)
        case FeedDone() | Failed():
            bar.update(task, advance=1, new=new)
        case _:
            pass
