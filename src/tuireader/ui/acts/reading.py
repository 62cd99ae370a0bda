"""Opening articles, going through them, and back."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tuireader.model.row import Row
from tuireader.typeset.lines import HEAD, Line
from tuireader.ui import following
from tuireader.ui.acts import moving, program
from tuireader.ui.opening import OPEN_FIRST, open_article
from tuireader.ui.screens.reading import Reading
from tuireader.ui.view import View

if TYPE_CHECKING:
    from tuireader.ui.aloud import Aloud


async def open_(screen: Reading) -> None:
    """What the cursor stands on: a feed's headlines, or an article."""
    if screen.looking == "article" and screen.story is None:
        screen.look("headlines")
    if screen.looking == "feeds":
        branch = screen.feed_tree.branches[screen.feed_tree.cursor]
        screen.view = View.of(branch.query, branch.name)
        screen.look("headlines")
    elif screen.looking == "headlines" and screen.headlines.current is not None:
        if screen.headlines.current == screen.article_id:
            screen.look("article")
        else:
            await open_article(screen, screen.headlines.current)


async def back(screen: Reading) -> None:
    """Out of a selection, a search, a page behind a link, the article, a filter, a feed, the feeds: one step."""
    if screen.trail.give_up():
        screen.say("Stopped")
    elif screen.looking == "headlines" and screen.headlines.selected:
        screen.headlines.select(None)
    elif screen.pane.searching and screen.looking == "article":
        screen.pane.find([], 0)
    elif screen.looking == "article" and screen.trail.stops:
        following.go_back(screen)
    elif screen.looking == "article":
        screen.leave_article()
        screen.look("headlines")
    elif screen.looking == "feeds":
        screen.look("headlines")
        screen.view = screen.view if screen.view.shelf.of_all else View()
    elif screen.view.sought:
        screen.view = screen.view.unsought()
    elif not screen.view.shelf.of_all:
        screen.look("feeds")
    screen.refresh_lines_of_state()


async def leave(screen: Reading) -> None:
    """Back; at the list of all, with nothing to go back from, the end."""
    view, selected = screen.view, screen.headlines.selected
    if screen.looking == "headlines" and view.shelf.of_all and not view.sought and not selected:
        program.quit_(screen)
    else:
        await back(screen)


async def read_on(screen: Reading) -> None:
    """A page; at the end it is said, and the next time the next unread opens."""
    if screen.looking != "article" or screen.story is None:
        if screen.looking == "headlines" and screen.headlines.current not in (None, screen.article_id):
            await open_(screen)
        elif screen.story is not None:
            screen.look("article")
            await read_on(screen)
        return
    if screen.pane.top + 2 * screen.pane.page > len(screen.pane.setting_lines):
        screen.pane.finish()
    if not screen.pane.at_end:
        moving.page_down(screen)
    elif not screen.end_said:
        screen.end_said = True
        again = "again goes back" if screen.trail.stops else "again for the next unread"
        screen.say(f"End{screen.keymap.ways(('read-on', again))}")
    elif screen.trail.stops:
        following.go_back(screen)
    else:
        await next_unread(screen)


async def next_(screen: Reading) -> None:
    await _open_at(screen, screen.headlines.cursor + 1, "This is the last one")


async def previous(screen: Reading) -> None:
    await _open_at(screen, screen.headlines.cursor - 1, "This is the first one")


async def _open_at(screen: Reading, index: int, otherwise: str) -> None:
    if not 0 <= index < screen.headlines.count:
        screen.say(otherwise)
        return
    screen.headlines.cursor = index
    await open_article(screen, screen.headlines.ids[index])


async def next_unread(screen: Reading) -> None:
    """The next unread below; from the top again where there is none. The article under the cursor itself if it is
    unread and not open."""
    await _open_unread(screen, 1)


async def previous_unread(screen: Reading) -> None:
    await _open_unread(screen, -1)


async def _open_unread(screen: Reading, step: int) -> None:
    listed = screen.headlines
    here = listed.row(listed.cursor)
    if step > 0 and here and not here.read and here.id != screen.article_id:
        await open_article(screen, here.id)
        return
    start, count = listed.cursor, listed.count
    ways = range(start + step, count if step > 0 else -1, step), range(0 if step > 0 else count - 1, start, step)
    for way in ways:
        if (found := await _unread_in(screen, way)) is not None:
            if way is ways[1]:
                screen.say("From the top again" if step > 0 else "From the end again")
            await _open_at(screen, found, "")
            return
    told = [("cycle", "shows other articles"), ("refresh", "asks the feeds")]
    if not screen.counts.total:
        told = [("sample", "brings the sample edition"), ("starter", "offers feeds")]
    screen.say(f"Nothing unread here{screen.keymap.ways(*told)}")


async def _unread_in(screen: Reading, way: range) -> int | None:
    """The first index of `way` whose article is unread, looked at a page of rows at a time."""
    listed = screen.headlines
    for low in range(0, len(way), 128):
        part = way[low : low + 128]
        wanted = [listed.ids[n] for n in part]
        known: dict[int, Row] = {row.id: row for n in part if (row := listed.row(n)) is not None}
        if missing := [i for i in wanted if i not in known]:
            known |= {row.id: row for row in await screen.library.rows(missing)}
        for n in part:
            if (row := known.get(listed.ids[n])) is not None and not row.read:
                return n
        if low >= 10_000:  # farther down the list is asked as a whole
            return await _unread_far(screen, way[low + 128 :])
    return None


async def _unread_far(screen: Reading, way: range) -> int | None:
    ids = screen.headlines.ids
    unread = set(await screen.library.ids(screen.view.query.with_fact("is", "unread")))
    for n in way:
        if ids[n] in unread:
            return n
    return None


def next_part(screen: Reading) -> None:
    """To the next quotation or figure."""
    marks = _marks(screen)
    at = bisect_right(marks, screen.pane.here)
    if at < len(marks):
        screen.pane.go_to_part(marks[at])
    else:
        screen.say("No quotation or figure below" if screen.story else OPEN_FIRST)


def previous_part(screen: Reading) -> None:
    marks = _marks(screen)
    at = bisect_left(marks, screen.pane.here) - 1
    if at >= 0:
        screen.pane.go_to_part(marks[at])
    else:
        screen.say("No quotation or figure above" if screen.story else OPEN_FIRST)


def _marks(screen: Reading) -> list[int]:
    setting = screen.pane.finish()
    return sorted({*setting.sheet.quotations, *setting.sheet.figures}) if setting and screen.story else []


def contents(screen: Reading) -> None:
    """The subheads, to choose one."""
    from tuireader.ui.screens.choice import Choice

    setting = screen.pane.finish()
    subheads = setting.sheet.subheads if setting else ()
    if not subheads or screen.story is None:
        screen.say("This article has no subheads" if screen.story else OPEN_FIRST)
        return
    assert setting is not None
    texts = [_text(setting.lines[line:]) for line in subheads]

    def go(choice: int | None) -> None:
        if choice is not None:
            screen.look("article")
            screen.pane.go_to_part(subheads[choice])

    screen.app.push_screen(Choice("Contents", [(text, "") for text in texts]), go)


def _text(lines: list[Line]) -> str:
    """The first line of these that has words."""
    texts = ("".join(run.text for run in line.runs).strip() for line in lines)
    return min(filter(None, texts), default="", key=lambda _: 0)


def hidden(screen: Reading) -> None:
    """What was left out, shown below the article or hidden again."""
    pane = screen.pane
    pane.hidden = not pane.hidden
    pane.set_again()
    if setting := pane.finish():
        count = setting.sheet.hidden
        if pane.hidden and count and screen.story is not None:
            pane.go_to(setting.ending)
        lines = f"{count:,} hidden {'lines' if count != 1 else 'line'} {'shown' if pane.hidden else 'hidden again'}"
        screen.say(lines if count else "Nothing was left out of this article")


async def aloud(screen: Reading) -> None:
    """The open article from the top of the page on, or the one under the cursor; while one is read, stops it."""
    from tuireader.typeset import plain
    from tuireader.ui.aloud import Aloud

    if screen.voice is not None:
        screen.voice.stop()
        return
    if not screen.config.speak:
        screen.say('speak = "espeak-ng" in the settings, or another program that reads its input, reads aloud', 10)
        return
    here = screen.looking == "article" and screen.story is not None
    article, begin = (screen.story, screen.pane.place.block) if here else (None, HEAD)
    if article is None and screen.headlines.current is not None:
        article = await screen.library.article(screen.headlines.current)
    if article is not None:
        screen.voice = Aloud(screen.config.speak, plain.linear(article, begin))
        screen.later(_said(screen, screen.voice))
        screen.say("Reading aloud – the same command stops it")


async def _said(screen: Reading, voice: "Aloud") -> None:
    complaint = await voice.say()
    screen.voice = None
    screen.say(complaint or ("Stopped" if voice.stopped else "Read to the end"))
