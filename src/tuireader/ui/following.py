"""A link is read inside the reader: a child fetches and recognises the page, which is shown without being filed."""

from dataclasses import replace
from typing import Any

from tuireader.model import codec
from tuireader.model.article import Article
from tuireader.safe import redact, safe_line
from tuireader.ui.jobs import Job
from tuireader.ui.opening import read_own
from tuireader.ui.screens.reading import Reading
from tuireader.ui.setting import Place, Setting
from tuireader.ui.trail import Stop


def fetch(screen: Reading, url: str) -> None:
    """Begins to fetch the page at `url`, a link of the open story; the last one asked for is the one that is shown."""
    story, origin = screen.story, screen.trail.origin or screen.article_id
    if story is None or origin is None:
        return
    screen.trail.give_up()
    screen.trail.job = job = Job(screen.path, ("show", url), ("--to=json", f"--from={origin}"))
    screen.say(f"Fetching {redact(url)}", 40)
    screen.later(_arrive(screen, job, story, url))


async def _arrive(screen: Reading, job: Job, begun: Article, url: str) -> None:
    told = [event async for event in job.events()]
    if screen.trail.job is not job:
        return
    screen.trail.job = None
    if screen.story is not begun:  # the reader has gone elsewhere
        return
    match told:
        case [{"kind": "article"} as page]:
            _show(screen, page, url)
        case [{"kind": "error", "error": str(sentence)}]:
            screen.say(redact(safe_line(sentence, 300)), 10)
        case _:
            screen.say(job.complaint or f"Nothing came of {redact(url)}", 10)


def _show(screen: Reading, page: dict[str, Any], url: str) -> None:
    article, left = codec.decode(page), screen.pane.setting
    if left is None:
        return
    screen.leave_article()
    screen.trail.stops.append(Stop(screen.article_id, left, screen.pane.place, screen.pane.top))
    screen.article_id, screen.own, screen.end_said = None, ((), ""), False
    screen.pane.open(Setting(replace(article, url=article.url or url), screen.pane.frame), Place())
    screen.look("article")
    screen.say(f"Not in the library{screen.keymap.ways(('keep', 'keeps it'), ('back', 'goes back'))}")


def go_back(screen: Reading) -> None:
    """To where the last link was followed, at the very place."""
    screen.leave_article()
    stop = screen.trail.stops.pop()
    screen.article_id, screen.own, screen.end_said = stop.article_id, ((), ""), False
    screen.pane.open(stop.setting, stop.place)
    if stop.setting.frame == screen.pane.frame:
        screen.pane.return_to(stop.top)
    screen.refresh_lines_of_state()
    screen.later(read_own(screen))


async def keep(screen: Reading) -> None:
    """Files the page behind a link as it stands, without going back or moving."""
    story = screen.story
    if story is None or screen.article_id is not None:
        screen.say("This article is in the library already" if story else "No page behind a link is open")
        return
    [article_id] = await screen.library.file_articles(None, [story])
    if screen.story is story:
        screen.article_id = article_id
    await screen.library.mark([article_id], read=True)
    screen.say("Kept in the library")
    await screen.listing.reload()
    await screen.listing.show_feeds()
