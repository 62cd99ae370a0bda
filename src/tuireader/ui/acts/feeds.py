"""Feeds and files coming in. What fetches or parses runs as a child command; here its events become a line of text."""

import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tuireader.safe import redact
from tuireader.ui.hearing import Told, free, heard
from tuireader.ui.jobs import Job
from tuireader.ui.naming import called
from tuireader.ui.opening import meant, reopen
from tuireader.ui.pages import newsboat
from tuireader.ui.screens.reading import Reading
from tuireader.ui.widgets.ladder import cut

Ended = Callable[[Reading, Told, str], Awaitable[str]]
"""What is shown once a child is through, by what it has told and its last complaint: a sentence, "" for none."""


def refresh(screen: Reading) -> None:
    """Asks the feeds that are due; while that goes on, stops it."""
    if screen.job is not None:
        screen.job.stop()
        screen.say("Stopping")
    else:
        screen.say("Asking the feeds that are due", 30)
        _bring(screen, Job(screen.path, ("refresh",)), _refreshed)


def at_start(screen: Reading) -> None:
    """The first refresh by itself, if that is wished."""
    if screen.config.refresh_on_start and screen.listing.polled and screen.job is None:
        _bring(screen, Job(screen.path, ("refresh",)), _refreshed_by_itself)


def by_the_clock(screen: Reading) -> None:
    """A refresh every so many minutes while the reader is open."""
    due = time.monotonic() - screen.refreshed >= 60 * screen.config.refresh_every
    if due and screen.listing.polled and screen.job is None:
        _bring(screen, Job(screen.path, ("refresh",)), _refreshed_by_itself)


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
            _bring(screen, Job(screen.path, ("import", *map(_from_home, named))), _imported)

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
        job = Job(screen.path, ("pack", *named), ("--events", "--no-pictures"))
        what = "the whole article" if len(ids) == 1 else f"{len(ids)} whole articles"
        _run(screen, job, _completed, f"Fetching {what}")


async def _completed(screen: Reading, told: Told, complaint: str) -> str:
    await reopen(screen)
    await screen.listing.reload()
    whole = "The whole article is here" if told.filed == 1 else f"{told.filed} whole articles are here"
    parts = [whole] * bool(told.filed) + told.failures()
    return " · ".join(parts) or complaint or "There is no more of it to fetch"


_ROOM = "200M"


def pack(screen: Reading) -> None:
    """What is selected, or what the list shows, fetched ahead: whole articles and their pictures."""
    if free(screen):
        query = str(screen.view.query)
        selected = [f"id:{article_id}" for article_id in meant(screen)] if screen.headlines.selected else []
        words = selected or [query] * bool(query)
        job = Job(screen.path, ("pack", *words), ("--events", f"--size={_ROOM}"))
        _run(screen, job, _packed, "Packing for offline reading")


async def _packed(screen: Reading, told: Told, complaint: str) -> str:
    await reopen(screen)
    await screen.listing.reload()
    parts = [f"{told.filed:,} whole articles"] * bool(told.filed)
    parts += [f"{told.pictures:,} pictures"] * bool(told.pictures)
    packed = [f"Packed: {' and '.join(parts)}"] if parts else []
    return " · ".join([*packed, *told.failures()]) or complaint or "All of it is here already"


def save_file(screen: Reading, article_id: int, number: int) -> None:
    """The file of that number, of those that come with the article, into the reader's folder of downloads."""
    if free(screen):
        job = Job(screen.path, ("enclosures", f"id:{article_id}"), ("--events", f"--only={number}"))
        _run(screen, job, _saved, "Saving the file")


async def _saved(screen: Reading, told: Told, complaint: str) -> str:
    return f"Saved as {told.saved}" if told.saved else " · ".join(told.failures()) or complaint


async def sample(screen: Reading) -> None:
    from tuireader.library.sampling import file_sample

    screen.say("Filing the sample edition")
    count = await file_sample(screen.path)
    screen.say(f"The sample edition is here: {count:,} articles")
    await _brought(screen)


def _add(screen: Reading, *addresses: str) -> None:
    known = {feed.id for feed in screen.listing.feeds}

    async def added(screen: Reading, told: Told, complaint: str) -> str:
        await _brought(screen)
        if told.offered:
            _offer(screen, told.offered)
        new = [called(feed.title or feed.url) for feed in screen.listing.feeds if feed.id not in known]
        if not new:
            return told.sum(complaint)
        told_of = f"Subscribed: {', '.join(new)} – {told.new:,} new"
        return " · ".join([told_of, *told.failures()]) + screen.keymap.ways(("undo", "undoes"))

    _bring(screen, Job(screen.path, ("add", "-"), ("--events", "--offer"), told=addresses), added)


async def _refreshed(screen: Reading, told: Told, complaint: str) -> str:
    await screen.listing.reload()
    await screen.listing.show_feeds()
    return told.sum(complaint) or _idle(screen)


async def _refreshed_by_itself(screen: Reading, told: Told, complaint: str) -> str:
    """Nobody has asked, so only what came in is said."""
    sentence = await _refreshed(screen, told, complaint)
    return sentence if told.new else ""


async def _imported(screen: Reading, told: Told, complaint: str) -> str:
    await _brought(screen)
    return told.sum(complaint)


def _bring(screen: Reading, job: Job, ended: Ended) -> None:
    """Starts what brings stories; the next refresh by itself is an interval away from it."""
    if free(screen):
        screen.refreshed = time.monotonic()
        _run(screen, job, ended)


def _run(screen: Reading, job: Job, ended: Ended, meanwhile: str = "") -> None:
    screen.job = job
    if meanwhile:
        screen.activity = "⟳"
        screen.say(meanwhile, 30)
    screen.later(_follow(screen, job, ended))


async def _follow(screen: Reading, job: Job, ended: Ended) -> None:
    told = await heard(screen, job)
    if sentence := await ended(screen, told, job.complaint):
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
