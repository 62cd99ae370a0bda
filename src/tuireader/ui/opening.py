"""An article is opened and its marks are set: what most commands come to in the end."""

from tuireader.ui.hits import hits
from tuireader.ui.screens.reading import Reading

OPEN_FIRST = "Open an article first"


async def open_article(screen: Reading, article_id: int) -> None:
    """Shows the article where it was left, marks it read if that is wished, and looks ahead."""
    screen.leave_article()
    screen.trail.clear()
    setting, place = await screen.ahead.get(article_id)
    screen.article_id, screen.own = article_id, ((), "")
    screen.end_said, screen.finished = False, None
    screen.look("article")
    screen.pane.open(setting, place)
    if found := hits(setting.article, screen.view.words):
        screen.pane.find(found, 0)
    elif place.block >= 0:
        screen.say(f"You stopped here{screen.keymap.ways(('top', 'goes to the top'))}")
        screen.pane.flash(screen.pane.top)
    screen.refresh_lines_of_state()
    if screen.config.mark_read == "open":
        screen.later(_mark_read(screen, article_id))
    screen.later(read_own(screen))
    screen.call_after_refresh(screen.ahead.look, screen.headlines.cursor)


async def reopen(screen: Reading) -> None:
    """The open article is read again, and what was set of others is forgotten; the reader stays where they are in it."""
    screen.ahead.forget()
    if (article_id := screen.article_id) is None:
        return
    setting, _ = await screen.ahead.get(article_id)
    shown = screen.pane.setting
    if (
        screen.article_id == article_id
        and shown
        and (setting.article, setting.pictures) != (shown.article, shown.pictures)
    ):
        place = screen.pane.place
        screen.ahead.keep(article_id, place)
        screen.pane.open(setting, place)


async def read_own(screen: Reading) -> None:
    """Reads the reader's own words on the open article again: its tags and the note."""
    if (article_id := screen.article_id) is None:
        return
    tags, note = await screen.library.tags_of(article_id), await screen.library.note(article_id)
    if article_id == screen.article_id:
        screen.own = tuple(f"#{tag}" for tag in tags), note
        screen.refresh_lines_of_state()


async def _mark_read(screen: Reading, article_id: int) -> None:
    """Beside the keys: the page must not wait until the disk has it."""
    await mark(screen, [article_id], read=True)


def finish(screen: Reading) -> None:
    """The end of the open article is in sight: that marks it read, once, so that the reader can take it back."""
    if screen.article_id is not None and screen.article_id != screen.finished:
        screen.finished = screen.article_id
        screen.later(_mark_read(screen, screen.article_id))


def meant(screen: Reading) -> list[int]:
    """The articles that a command is for: the open one, what is selected, or the one under the cursor; none, and a word on
    it, for a page that is not in the library."""
    if screen.looking == "article" and screen.followed:
        screen.say(f"This page is not in the library{screen.keymap.ways(('keep', 'keeps it'))}")
    if screen.looking == "article":
        return [screen.article_id] if screen.article_id is not None else []
    if selected := screen.headlines.selected:
        return list(screen.headlines.ids[selected.start : selected.stop])
    if screen.headlines.current is None:
        screen.say("There is no article here")
        return []
    return [screen.headlines.current]


async def mark(screen: Reading, ids: list[int], *, read: bool | None = None, starred: bool | None = None) -> int:
    """Sets marks, in the library and in what is shown; how many changed."""
    screen.listing.kept.update(ids)
    screen.headlines.mark(ids, read=read, starred=starred)
    changed = await screen.library.mark(ids, read=read, starred=starred)
    if changed:
        screen.counts = await screen.library.counts()
        screen.listing.feeds_old = True
    return changed
