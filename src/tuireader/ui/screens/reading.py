"""The one screen: feeds, headlines, article. Its reactives are the state; what a key does stands in `ui/acts/`.

State goes down to the widgets from the watchers here and comes up in their messages. `view` alone says what the list
shows; `rows` of it live in the headline list, one article in the article pane.
"""

import gc
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tuireader.config import Config
from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.model.query import Query
from tuireader.model.row import Counts
from tuireader.ui import facts, keys, layout, own, pages
from tuireader.ui.acts import act, feeds, links
from tuireader.ui.ahead import Ahead
from tuireader.ui.hits import hits
from tuireader.ui.jobs import Job
from tuireader.ui.keymaps import Keymap
from tuireader.ui.listing import FIRST, Listing
from tuireader.ui.setting import Place, Setting
from tuireader.ui.widgets.article_pane import ArticlePane
from tuireader.ui.widgets.feed_tree import FeedTree
from tuireader.ui.widgets.headline_list import HeadlineList
from tuireader.ui.widgets.ladder import Ladder
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.widgets.search_bar import SearchBar

HINTS: dict[layout.Pane, tuple[str, ...]] = {
    "feeds": ("open", "next-pane", "refresh", "add", "help"),
    "headlines": ("open", "next-unread", "find", "star", "cycle", "help"),
    "article": ("read-on", "next-unread", "next-part", "links", "find", "back", "help"),
}

SEARCHING = ("read-on", "next", "back", "help")
WELCOME = ("sample", "add", "import", "help", "quit")


class Panes(Widget):
    DEFAULT_CSS = "Panes { layout: horizontal; height: 1fr; }"


class Reading(Screen[None]):
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Reading { background: $page-background; layout: vertical; overflow: hidden; }
    Reading HeadlineList { border-right: vkey $page-faint; }
    Reading HeadlineList.alone, Reading FeedTree.alone { border-right: none; }
    Reading.small Panes { display: none; }
    """
    BINDINGS: ClassVar = []

    class ThemeWanted(Message):
        """The reader wants to choose a theme."""

    class Ending(Message):
        """Nothing more is to be shown."""

    class Gone(Message):
        """The reading is over; `picture` says that the first view stands on the screen."""

        def __init__(self, code: int, sentence: str = "", *, picture: bool = False) -> None:
            super().__init__()
            self.code, self.sentence, self.picture = code, sentence, picture

    view: reactive[Query] = reactive(Query(), init=False, repaint=False)
    article_id: reactive[int | None] = reactive(None, init=False, repaint=False)
    counts: reactive[Counts] = reactive(Counts(), init=False, repaint=False)
    activity: reactive[str] = reactive("", init=False, repaint=False)

    def __init__(self, path: Path, config: Config, keymap: Keymap, on_live: Callable[[], None]) -> None:
        super().__init__()
        self.path = path
        self._on_live = on_live
        self.config = config
        self.keymap = keymap
        self.library: Library
        self.feed_tree = FeedTree(id="feeds")
        self.headlines = HeadlineList(id="headlines")
        self.pane = ArticlePane(id="article")
        self.pane.measure = config.measure
        self.masthead = StatusLine(id="masthead")
        self.status = StatusLine(id="status")
        self.ahead = Ahead(self)
        self.listing = Listing(self)
        self.looking: layout.Pane = "headlines"
        self.zen = False
        self.feeds_wanted = True
        self.shelf, self.shelf_name = Query(), "All"
        """What the list shows without any search."""
        self.sought = ""
        """What was typed to find, "" while the list is the shelf itself."""
        self.name_of_query = "All"
        self.words: tuple[str, ...] = ()
        self.own: tuple[tuple[str, ...], str] = (), ""
        """Tags and note of the open article."""
        self.typed_digits = ""
        self.message = ""
        self.end_said = False
        self.over = False
        self.job: Job | None = None
        self.refreshed = time.monotonic()
        self._bar: SearchBar | None = None
        self._edited: Callable[[str, bool], None] = lambda text, done: None
        self._cancelled: Callable[[], None] = lambda: None
        self.timers_of_life: list[Timer] = []
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.masthead
        with Panes():
            yield self.feed_tree
            yield self.headlines
            yield self.pane
        yield self.status

    # -- beginning and end

    async def on_mount(self) -> None:
        with self.app.batch_update():  # one first frame, not four
            try:
                self.library = await Library.open(self.path)
            except ReaderError as error:
                self.post_message(self.Gone(1, str(error)))
                return
            self.headlines.active = True
            self.lay_out()
            await self.listing.reload(whole=False)
            await self._show_page()
        self.call_after_refresh(self._go_live)

    def _go_live(self) -> None:
        """What the first frame need not wait for."""
        if self.over:
            return
        self.later(self._rest())
        gc.freeze()  # what is there now stays; collecting was off since the start (`__main__`)
        gc.enable()
        self.timers_of_life = [
            self.set_interval(1, self.listing.look_around),
            self.set_interval(60, self._minute),
            self.set_timer(0.6, self._warm),
            self.set_timer(1.5, lambda: feeds.at_start(self)),
        ]
        self._on_live()

    async def _rest(self) -> None:
        if self.headlines.count == FIRST:
            await self.listing.fill()
        await self.listing.show_feeds()

    def _warm(self) -> None:
        """Modules that the first search or menu would wait for."""
        from tuireader.ui.screens import choice  # noqa: F401
        from tuireader.ui.widgets import search_bar  # noqa: F401

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs beside the keys; a ReaderError becomes a sentence."""
        self.run_worker(self.told(work), exit_on_error=True)

    async def told(self, work: Awaitable[None]) -> None:
        try:
            await work
        except ReaderError as error:
            self.say(str(error))

    def _minute(self) -> None:
        self.headlines.repaint_rows()
        feeds.by_the_clock(self)

    # -- the list

    async def on_headline_list_wanted(self, message: HeadlineList.Wanted) -> None:
        self.later(self.listing.give(list(message.ids)))

    def on_headline_list_searched(self) -> None:
        self.listing.look_for_hits()

    async def watch_view(self) -> None:
        self.listing.kept.clear()
        self.headlines.begin = None
        self.headlines.search(bool(self.words))
        await self.listing.reload(to_top=True)

    def put_away_absent(self) -> None:
        """Closes the article that is not looked at and that another list does not hold, once a search is typed."""
        looked_at = self.looking == "article" or self._bar is not None
        if not looked_at and self.article_id is not None and self.article_id not in self.headlines.ids:
            self.leave_article()
            self.article_id = None
            self.show_page()

    def show(self, query: Query, name: str) -> None:
        """Another shelf, out of any search; `name` is what the masthead calls it."""
        self.shelf, self.shelf_name, self.sought = query, name, ""
        self._show(query, name)

    def show_shelf(self) -> None:
        """The list without the search."""
        self.show(self.shelf, self.shelf_name)

    def seek(self, query: Query, sought: str, among: str) -> None:
        """A search, which the way back takes away: `sought` as it was typed, `among` the name of what is searched."""
        self.sought = sought.strip()
        self._show(query, f"{among} · “{self.sought}”" if self.sought else among)

    def _show(self, query: Query, name: str) -> None:
        self.words = tuple(query.words())
        self.name_of_query = name
        self.view = query
        self.refresh_lines_of_state()

    # -- the article

    async def open_article(self, article_id: int) -> None:
        """Shows the article where it was left, marks it read if that is wished, and looks ahead."""
        self.leave_article()
        setting, place = await self.ahead.get(article_id)
        self.article_id, self.own = article_id, ((), "")
        self.end_said = False
        self.look("article")
        self.pane.open(setting, place)
        if self.words and (found := hits(setting.article, self.words)):
            self.pane.find(found, 0)
        elif place.block >= 0:
            self.say("You stopped here – g goes to the top")
            self.pane.flash(self.pane.top)
        self.refresh_lines_of_state()
        if self.config.mark_read == "open":
            self.later(self._mark_opened(article_id))
        self.later(own.show(self))
        self.call_after_refresh(self.ahead.look, self.headlines.cursor)

    async def _mark_opened(self, article_id: int) -> None:
        """Beside the keys: the page must not wait until the disk has it."""
        await self.mark([article_id], read=True)

    def leave_article(self) -> None:
        """Keeps the place of the article that is open."""
        if self.article_id is None or self.pane.setting is None:
            return
        place = Place() if self.pane.at_end else self.pane.place
        self.later(self.library.keep_place(self.article_id, place.block, place.offset))
        self.ahead.keep(self.article_id, place)

    def show_page(self) -> None:
        """The program's own page, while no article is open."""
        if self.article_id is None:
            self.later(self._show_page())

    async def _show_page(self) -> None:
        page = await pages.for_now(self)
        if self.article_id is None:
            self.pane.open(Setting(page, self.pane.frame), Place())
            self.lay_out()

    @property
    def meant(self) -> list[int]:
        """The articles that a command is for: the open one, what is selected, or the one under the cursor."""
        if self.looking == "article":
            return [self.article_id] if self.article_id is not None else []
        if selected := self.headlines.selected:
            return list(self.headlines.ids[selected.start : selected.stop])
        return [self.headlines.current] if self.headlines.current is not None else []

    async def mark(self, ids: list[int], *, read: bool | None = None, starred: bool | None = None) -> int:
        """Sets marks, in the library and in what is shown; how many changed."""
        self.listing.kept.update(ids)
        self.headlines.mark(ids, read=read, starred=starred)
        changed = await self.library.mark(ids, read=read, starred=starred)
        if changed:
            self.counts = await self.library.counts()
            self.listing.feeds_old = True
        return changed

    # -- what stands where

    def lay_out(self) -> None:
        """Panes by the room there is."""
        width, height = self.size
        told = not self.headlines.count and self.article_id is None and self.looking == "headlines"
        pane: layout.Pane = "article" if told and width < layout.TWO else self.looking
        cells = layout.panes(width, pane, zen=self.zen, feeds=self.feeds_wanted)
        if told and not self.counts.total and not self.listing.feeds:
            cells = layout.Panes(0, 0, width)  # the welcome has the room to itself
        small = width < layout.LEAST_WIDTH or height < layout.LEAST_HEIGHT
        self.set_class(small, "small")
        self.masthead.display = height >= 16 and not small
        for widget, room in zip(self._widgets(), cells, strict=True):
            widget.display = room > 0
            if room:
                widget.styles.width = room
        if cells.article:
            self.pane.cells = cells.article - 1  # the scrollbar's
        self.headlines.set_class(not cells.article, "alone")
        self.feed_tree.set_class(not cells.headlines, "alone")

    def look(self, pane: layout.Pane) -> None:
        """Goes to a pane, which comes into sight if it was not."""
        self.looking = pane
        self.lay_out()
        self.feed_tree.active, self.headlines.active = pane == "feeds", pane == "headlines"
        self.refresh_lines_of_state()

    def _widgets(self) -> tuple[Ladder | ArticlePane, ...]:
        return self.feed_tree, self.headlines, self.pane

    def pane_of(self, pane: layout.Pane) -> Ladder | ArticlePane:
        return dict(zip(layout.PANES, self._widgets(), strict=True))[pane]

    def on_resize(self, event: Resize) -> None:
        self.lay_out()
        self.refresh_lines_of_state()

    # -- the lines at top and bottom

    def say(self, sentence: str, seconds: float = 6) -> None:
        """A sentence in the status line, for some seconds."""
        self.message = sentence
        self.refresh_lines_of_state()
        self.set_timer(seconds, lambda: self.unsay(sentence))

    def unsay(self, sentence: str = "") -> None:
        """Takes that sentence away, or whichever is said: the next key has come."""
        if self.message and self.message == (sentence or self.message):
            self.message = ""
            self.refresh_lines_of_state()

    def refresh_lines_soon(self) -> None:
        """Once the keys rest: a line at the top that changes with every key makes Textual draw all between it and the row."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(0.08, self.refresh_lines_of_state)

    def refresh_lines_of_state(self) -> None:
        self.masthead.facts, self.status.facts = facts.masthead(self), facts.status(self)
        lines = (
            len(self.status.lines_for(self.message, self.size.width)) if self.message and self.size.height > 8 else 1
        )
        if self.status.styles.height is None or self.status.styles.height.value != lines:
            self.status.styles.height = lines
        hints = HINTS[self.looking] if self.counts.total else WELCOME
        if self.looking == "article" and self.pane.searching:
            hints = SEARCHING
        self.status.hints = tuple(self.keymap.hints(hints))

    # -- the line to type in

    def ask(
        self,
        label: str,
        edited: Callable[[str, bool], None],
        cancelled: Callable[[], None] = lambda: None,
        value: str = "",
    ) -> None:
        """Lets the reader type; `edited` hears each edit, and with True the last one."""
        from tuireader.ui.widgets.search_bar import SearchBar

        self._close_bar()
        self._edited, self._cancelled = edited, cancelled
        self._bar = SearchBar(label, value)
        self.mount(self._bar, before=self.status)

    def _close_bar(self) -> None:
        if self._bar is not None:
            self.set_focus(None)
            self._bar.remove()
            self._bar = None

    def on_search_bar_edited(self, message: "SearchBar.Edited") -> None:
        if message.done:
            self._close_bar()
            self.look(self.looking)
        self._edited(message.text, message.done)

    def on_search_bar_cancelled(self) -> None:
        self._close_bar()
        self._cancelled()
        self.look(self.looking)

    # -- keys

    async def on_key(self, event: Key) -> None:
        if self._bar is not None and event.key not in ("up", "down", "pageup", "pagedown"):
            return  # the bar's own
        event.stop()
        event.prevent_default()
        self.unsay()
        try:
            await keys.pressed(self, event)
        except ReaderError as error:
            self.say(str(error))

    async def act(self, command_id: str) -> None:
        """Does what the command of that id does."""
        await act(self, command_id)

    async def on_ladder_chosen(self, message: Ladder.Chosen) -> None:
        self.unsay()
        self.look("feeds" if message.ladder is self.feed_tree else "headlines")
        await self.act("open")

    def on_headline_list_pointed(self) -> None:
        self.unsay()
        self.look("headlines")

    def on_article_pane_clicked(self) -> None:
        self.unsay()
        self.look("article")

    async def on_article_pane_linked(self, message: ArticlePane.Linked) -> None:
        await links.follow(self, message.number)

    def on_article_pane_moved(self) -> None:
        self.refresh_lines_soon()

    watch_counts = watch_activity = watch_article_id = lambda self: self.refresh_lines_of_state()
