"""Pictures of the open article: fetched when they are asked for, shown in half blocks, or one over the whole screen."""

from bisect import bisect_left
from collections.abc import Sequence

from tuireader.model.article import Figure, picture_addresses
from tuireader.safe import safe_url
from tuireader.ui import halfblocks
from tuireader.ui.hearing import free, heard
from tuireader.ui.jobs import Job
from tuireader.ui.opening import OPEN_FIRST, reopen
from tuireader.ui.screens.reading import Reading


async def pictures(screen: Reading) -> None:
    """Shows the article's pictures, fetched first where they are not here; or hides all pictures again."""
    urls, setting = _addresses(screen), screen.pane.setting
    if not urls or setting is None:
        return
    if not halfblocks.possible(screen.app):
        whole = screen.keymap.key("picture")
        screen.say(f"This terminal has too few colours for pictures in the page; {whole} shows one over the screen")
        return
    screen.ahead.pictures = not setting.pictures
    await reopen(screen)
    if not screen.ahead.pictures:
        screen.say("Pictures are hidden")
    elif len(await screen.library.pictures(urls)) < len(urls) and free(screen):
        screen.job = Job(screen.path, ("pictures", f"id:{screen.article_id}"))
        screen.activity = "⟳"
        screen.say("Fetching the pictures" if len(urls) > 1 else "Fetching the picture", 30)
        screen.later(_fetched(screen, screen.job))
    else:
        screen.say(f"Pictures are shown{screen.keymap.ways(('next-part', 'goes to the next'))}")


def _addresses(screen: Reading) -> tuple[str, ...]:
    """Of the open article's pictures; where there is nothing to show it is said why."""
    article = screen.pane.article
    if article is None or screen.story is None:
        screen.say(OPEN_FIRST)
    elif screen.article_id is None:
        screen.say(f"Pictures are kept with the library – {screen.keymap.key('keep')} keeps this page there")
    elif screen.app.no_color:
        screen.say("NO_COLOR is set, and pictures are made of colours")
    elif urls := picture_addresses(article):
        return urls
    else:
        screen.say("This article has no pictures")
    return ()


async def _fetched(screen: Reading, job: Job) -> None:
    told = await heard(screen, job)
    await reopen(screen)
    count = f"{told.pictures} pictures are" if told.pictures != 1 else "The picture is"
    parts = [f"{count} here"] * bool(told.pictures) + told.failures()
    screen.say(" · ".join(parts) or job.complaint or "There are no more pictures to fetch", 10)


def picture(screen: Reading) -> None:
    """The picture in sight, or the next one below, over the whole screen."""
    if not (urls := _addresses(screen)):
        return
    from tuireader.ui.screens.picture import Picture

    figure = _next_figure(screen, urls)
    url = safe_url(figure.image or "") if figure else urls[0]
    way = screen.config.images if screen.config.images not in ("off", "auto") else ""
    said = " · ".join(filter(None, (figure.caption or figure.alt, figure.credit))) if figure else ""
    job = (screen.path, screen.article_id or 0, urls.index(url) + 1)
    screen.app.push_screen(Picture(*job, way, said), lambda complaint: screen.say(complaint, 10) if complaint else None)


def _next_figure(screen: Reading, urls: Sequence[str]) -> Figure | None:
    """The first figure with one of these pictures that is in sight or below, else the last of all."""
    setting = screen.pane.finish()
    if setting is None:
        return None
    blocks = [(line, setting.article.blocks[setting.lines[line].block]) for line in setting.sheet.figures]
    shown = [(line, one) for line, one in blocks if isinstance(one, Figure) and safe_url(one.image or "") in urls]
    at = bisect_left(shown, screen.pane.top, key=lambda found: found[0])
    return shown[min(at, len(shown) - 1)][1] if shown else None
