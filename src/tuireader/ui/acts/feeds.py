"""Feeds and files coming in. What fetches or parses runs as a child command; here its events become a line of text."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tuireader.safe import redact
from tuireader.ui.hearing import free, heard
from tuireader.ui.jobs import Job
from tuireader.ui.naming import called
from tuireader.ui.opening import meant, reopen
from tuireader.ui.pages import newsboat
from tuireader.ui.screens.reading import Reading
from tuireader.ui.widgets.ladder import cut


def refresh(screen: Reading) -> None:
    """Asks the feeds that are due; while that goes on, stops it."""
    if screen.job is not None:
        screen.job.stop()
        screen.say("Stopping")
    else:
        screen.say("Asking the feeds that are due", 30)
        _run(screen, "refresh")


def at_start(screen: Reading) -> None:
    """The first refresh by itself, if that is wished."""
    if screen.config.refresh_on_start and screen.listing.polled and screen.job is None:
        _run(screen, "refresh", quiet=True)


def by_the_clock(screen: Reading) -> None:
    """A refresh every so many minutes while the reader is open."""
    due = time.monotonic() - screen.refreshed >= 60 * screen.config.refresh_every
    if due and screen.listing.polled and screen.job is None:
        _run(screen, "refresh", quiet=True)


async def reload(screen: Reading) -> None:
    screen.listing.kept.clear()
    screen.ahead.forget()
    await screen.listing.reload()
    await screen.listing.show_feeds()
    screen.say("Read again")


def add(screen: Reading) -> None:
    def entered(text: str, done: bool) -> None:
        if done and text.strip():
            _add(screen, text.strip())

    screen.ask("address of a feed or a page", entered)


def import_(screen: Reading) -> None:
    """What is found of newsboat's is offered to who has nothing yet; its articles come with its feeds."""
    offered = newsboat() if not screen.counts.total else ()

    def entered(text: str, done: bool) -> None:
        if done and text.strip():
            named = offered if offered[:1] == (text.strip(),) else [text.strip()]
            _run(screen, "import", *map(_from_home, named))

    screen.ask("file, folder or address to import", entered, value="".join(offered[:1]))


def _from_home(name: str) -> str:
    """A path with the home folder written out; what lies in nobody's home is refused by the command."""
    try:
        return name if "://" in name else str(Path(name).expanduser())
    except RuntimeError:
        return name


def full_text(screen: Reading) -> None:
    """The page behind a summary takes its place; the reader stays where they are in it."""
    if free(screen) and (ids := meant(screen)):
        named = (f"id:{article_id}" for article_id in ids)
        screen.job = Job(screen.path, ("pack", *named), ("--events", "--no-pictures"))
        screen.activity = "⟳"
        screen.say("Fetching the whole article" if len(ids) == 1 else f"Fetching {len(ids)} whole articles", 30)
        screen.later(_completed(screen, screen.job))


async def _completed(screen: Reading, job: Job) -> None:
    told = await heard(screen, job)
    await reopen(screen)
    whole = "The whole article is here" if told.filed == 1 else f"{told.filed} whole articles are here"
    parts = [whole] * bool(told.filed) + told.failures()
    screen.say(" · ".join(parts) or job.complaint or "There is no more of it to fetch", 10)
    await screen.listing.reload()


_ROOM = "200M"


def pack(screen: Reading) -> None:
    """What is selected, or what the list shows, fetched ahead: whole articles and their pictures."""
    if free(screen):
        query = str(screen.view.query)
        words = (
            [f"id:{article_id}" for article_id in meant(screen)] if screen.headlines.selected else [query] * bool(query)
        )
        screen.job = Job(screen.path, ("pack", *words), ("--events", f"--size={_ROOM}"))
        screen.activity = "⟳"
        screen.say("Packing for offline reading", 30)
        screen.later(_packed(screen, screen.job))


async def _packed(screen: Reading, job: Job) -> None:
    told = await heard(screen, job)
    await reopen(screen)
    parts = [f"{told.filed:,} whole articles"] * bool(told.filed) + [f"{told.pictures:,} pictures"] * bool(
        told.pictures
    )
    packed = [f"Packed: {' and '.join(parts)}"] if parts else []
    screen.say(" · ".join([*packed, *told.failures()]) or job.complaint or "All of it is here already", 10)
    await screen.listing.reload()


async def sample(screen: Reading) -> None:
    from tuireader.library.sampling import file_sample

    screen.say("Filing the sample edition")
    count = await file_sample(screen.path)
    screen.say(f"The sample edition is here: {count:,} articles")
    await _brought(screen)


def _run(screen: Reading, *words: str, quiet: bool = False) -> None:
    _start(screen, words[0], Job(screen.path, words), quiet)


def _add(screen: Reading, *addresses: str) -> None:
    _start(screen, "add", Job(screen.path, ("add", "-"), ("--events", "--offer"), told=addresses))


def _start(screen: Reading, command: str, job: Job, quiet: bool = False) -> None:
    if free(screen):
        screen.refreshed = time.monotonic()
        screen.job = job
        screen.later(_follow(screen, job, command, quiet))


async def _follow(screen: Reading, job: Job, command: str, quiet: bool) -> None:
    known = {feed.id for feed in screen.listing.feeds}
    told = await heard(screen, job)
    if command == "refresh":
        await screen.listing.reload()
        await screen.listing.show_feeds()
    else:
        await _brought(screen)
    if told.offered:
        _offer(screen, told.offered)
    new = [called(feed.title or feed.url) for feed in screen.listing.feeds if feed.id not in known]
    if command == "add" and new:
        sentence = " · ".join([f"Subscribed: {', '.join(new)} – {told.new:,} new", *told.failures()])
    else:
        sentence = told.sum(job.complaint) or (_idle(screen) if command == "refresh" else "")
    if sentence and not (quiet and not told.new):
        screen.say(sentence, 10)


def _offer(screen: Reading, offered: Sequence[tuple[str, str]]) -> None:
    """Which of a page's feeds it shall be, one or several."""
    from tuireader.ui.screens.picks import Picks

    def picked(numbers: list[int] | None) -> None:
        if numbers:
            _add(screen, *(offered[number][0] for number in numbers))

    rows = [(title or redact(url), cut(redact(url), 32) if title else "") for url, title in offered]
    screen.app.push_screen(Picks("The page has several feeds; which?", {"": rows}), picked)


async def _brought(screen: Reading) -> None:
    """Shows what the reader has filed; the keys go to the list of it unless an article is being read."""
    await screen.listing.reload()
    await screen.listing.show_feeds()
    if screen.story is None:
        screen.look("headlines")


def _idle(screen: Reading) -> str:
    """Why a refresh asked nobody."""
    polled = screen.listing.polled
    if not polled:
        add = screen.keymap.key("add")
        return f"There are no feeds to ask – {add} adds one" if add else "There are no feeds to ask"
    due = min((feed.due for feed in polled if feed.due is not None), default=None)
    if due is None or due <= datetime.now(UTC):
        return "Nothing was asked"
    return f"Nothing is due; next at {due.astimezone():%H:%M} – `tuireader refresh --force` asks now"
