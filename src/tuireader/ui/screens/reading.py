"""The one screen: feeds, headlines, article. Its reactives are the state; what a key does stands in `ui/acts/`, which
knows this screen and is not known here.

State goes down to the widgets from the watchers here and comes up in their messages; what a choice or a link leads to
goes on up to the app. `view` alone says what the list shows; its rows live in the headline list, one article in the pane.
"""

import gc
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from tuireader.config import Config
from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.model.article import Article
from tuireader.model.row import Counts
from tuireader.ui import facts, halfblocks, lastframe, layout
from tuireader.ui.ahead import Ahead
from tuireader.ui.keymaps import Keymap
from tuireader.ui.listing import Listing
from tuireader.ui.setting import Place, Setting
from tuireader.ui.trail import Trail
from tuireader.ui.view import View
from tuireader.ui.widgets.headline_list import HeadlineList
from tuireader.ui.widgets.ladder import Ladder
from tuireader.ui.widgets.panes import Panes
from tuireader.ui.widgets.status_line import Part, StatusLine

if TYPE_CHECKING:  # brings Textual's own input line with it, which the start need not wait for
    from tuireader.ui.aloud import Aloud
    from tuireader.ui.jobs import Job
    from tuireader.ui.widgets.search_bar import SearchBar

CACHE = 1_000
"""KB: a screen reads a row here and an article there, and the system keeps the file anyway."""

Edited = Callable[[str, bool], None]
Pressed = Callable[["Reading", Key], Awaitable[None]]
"""What a key does."""


class Reading(Screen[None]):
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Reading { background: $page-background; layout: vertical; overflow: hidden; }
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

    view: reactive[View] = reactive(View(), init=False, repaint=False)
    article_id: reactive[int | None] = reactive(None, init=False, repaint=False)
    counts: reactive[Counts] = reactive(Counts(), init=False, repaint=False)
    activity: reactive[str] = reactive("", init=False, repaint=False)

    def __init__(
        self, path: Path, config: Config, keymap: Keymap, pressed: Pressed, on_live: Callable[[], None]
    ) -> None:
        super().__init__()
        self.path = path
        self._pressed = pressed
        self._on_live = on_live
        self.config, self.keymap = config, keymap
        self.library: Library
        self.panes = Panes(config)
        self.feed_tree, self.headlines, self.pane = self.panes.feed_tree, self.panes.headlines, self.panes.article
        self.masthead = StatusLine(id="masthead")
        self.status = StatusLine(id="status")
        self.ahead: Ahead
        self.listing = Listing(self)
        self.own: tuple[tuple[str, ...], str] = (), ""
        """Tags and note of the open article."""
        self.trail = Trail()
        self.begun = self.typed_digits = self.counted = self.message = ""
        self.end_said = self.over = False
        self.finished: int | None = None
        """The open article, once its end was in sight."""
        self.job: Job | None = None
        self.voice: Aloud | None = None
        self.refreshed = time.monotonic()
        self._room = Size()
        """What was laid out for."""
        self._bar: SearchBar | None = None
        self.timers_of_life: list[Timer] = []
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.masthead
        yield self.panes
        yield self.status

    # -- beginning and end

    async def on_mount(self) -> None:
        try:
            with self.app.batch_update():  # one first frame, not four
                self.library = await Library.open(self.path, CACHE)
                pictures = halfblocks.possible(self.app) and self.config.images != "off"
                self.ahead = Ahead(self.library, self.headlines, self.pane, pictures=pictures)
                self.headlines.active = True
                self.lay_out()
                await self.listing.begin()
                self.headlines.stand_on(lastframe.went_to)
                await self._show_own_page()
        except ReaderError as error:
            self.post_message(self.Gone(1, str(error)))
            return
        self.call_after_refresh(self._go_live)

    def _go_live(self) -> None:
        """What the first frame need not wait for."""
        if self.over:
            return
        self.later(self.listing.rest())
        gc.freeze()  # what is there now stays; collecting was off since the start (`__main__`)
        gc.enable()
        self.timers_of_life = [
            self.set_interval(1, lambda: self.told(self.listing.look_around())),
            self.set_interval(60, self.headlines.repaint_rows),
        ]
        self._on_live()

    def later(self, work: Coroutine[Any, Any, None], group: str = "default", *, exclusive: bool = False) -> None:
        """Runs beside the keys; a ReaderError becomes a sentence. An exclusive one ends what runs in its group."""
        self.run_worker(self.told(work), group=group, exclusive=exclusive)

    async def told(self, work: Awaitable[None]) -> None:
        try:
            await work
        except ReaderError as error:
            self.say(str(error))

    # -- the list

    async def on_headline_list_wanted(self, message: HeadlineList.Wanted) -> None:
        self.later(self.listing.give(list(message.ids)))

    def on_headline_list_searched(self) -> None:
        self.listing.look_for_hits()

    async def watch_view(self, before: View, now: View) -> None:
        if now.query != before.query:
            self.listing.kept.clear()
            self.headlines.begin = None
            self.headlines.search(bool(now.words))
            await self.told(self.listing.turn())
        self.refresh_lines_of_state()

    def put_away_absent(self) -> None:
        """Closes the article that is not looked at and that another list does not hold, once a search is typed."""
        looked_at = self.looking == "article" or self._bar is not None
        if not looked_at and self.article_id is not None and self.article_id not in self.headlines.ids:
            self.leave_article()
            self.article_id = None
            self.show_page()

    # -- the article

    @property
    def story(self) -> Article | None:
        """The article that is open, of the library or behind a link; None while the program's own page stands there."""
        return self.pane.article if self.article_id is not None or self.trail.stops else None

    @property
    def followed(self) -> bool:
        """Whether it is a page behind a link, and not in the library."""
        return bool(self.trail.stops) and self.article_id is None

    def leave_article(self) -> None:
        """Keeps the place of the article that is open."""
        if self.article_id is None or self.pane.setting is None:
            return
        place = Place() if self.pane.at_end else self.pane.place
        self.later(self.library.keep_place(self.article_id, place.block, place.offset))
        self.ahead.keep(self.article_id, place)

    def show_page(self) -> None:
        """The program's own page, while no article is open."""
        if self.story is None:
            self.later(self._show_own_page())

    async def _show_own_page(self) -> None:
        page = await self.listing.page_beside()
        if self.story is None:
            self.pane.open(Setting(page, self.pane.frame), Place())
            self.lay_out()

    # -- what stands where

    def lay_out(self, size: Size | None = None) -> None:
        """What is seen in the room there is, or that there will be."""
        self._room = width, height = size or self.size or self.app.size
        small = width < layout.LEAST_WIDTH or height < layout.LEAST_HEIGHT
        self.set_class(small, "small")
        self.masthead.display = height >= 16 and not small
        told = not self.headlines.count and self.story is None and self.looking == "headlines"
        self.panes.lay_out(width, told=told, welcome=not self.counts.total and not self.listing.feeds)

    @property
    def looking(self) -> layout.Pane:
        """The pane that the keys go to."""
        return self.panes.looking

    def look(self, pane: layout.Pane) -> None:
        """Goes to a pane, which comes into sight if it was not."""
        self.panes.look(pane)
        self.lay_out()
        self.refresh_lines_of_state()

    def on_resize(self, event: Resize) -> None:
        if event.size != self._room:
            self.lay_out(event.size)
            self.call_after_refresh(self.refresh_lines_of_state)
        elif event.size == self.size:  # the layout's own echo; Textual would lay out and draw everything once more
            event.prevent_default()

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

    on_article_pane_moved = refresh_lines_soon

    def refresh_lines_of_state(self) -> None:
        self.masthead.facts = facts.masthead(self.view.name, self.headlines, self.counts, self.activity)
        self.status.facts = self._facts()
        self.status.fit(self.message, self.size)
        state = self.looking, self.counts, self.listing.feeds, self.headlines, self.pane
        hints = self.keymap.hints(facts.hints(*state, followed=self.followed))
        self.status.hints = facts.TYPING if self._bar else tuple(hints)

    def _facts(self) -> tuple[Part, ...]:
        if said := layout.TOO_SMALL if self.has_class("small") else self.message:
            return ((said, "text"),)
        activity: Part = ("" if self.masthead.display else self.activity, "dim")
        if self.looking != "article" or self.story is None:
            return (activity,)
        followed: Part = ("behind a link" if self.followed else "", "accent")
        return activity, followed, *facts.of_article(self.pane, self.keymap, *self.own, typing=bool(self._bar))

    # -- the line to type in

    def ask(self, label: str, edited: Edited, cancelled: Callable[[], None] = lambda: None, value: str = "") -> None:
        """Lets the reader type; `edited` hears each edit, and with True the last one."""
        from tuireader.ui.widgets.search_bar import SearchBar

        self._close_bar()
        self._bar = SearchBar(label, edited, cancelled, value)
        self.mount(self._bar, before=self.status)
        self.refresh_lines_of_state()

    def _close_bar(self) -> None:
        if self._bar is not None:
            self.set_focus(None)
            self._bar.remove()
            self._bar = None

    def on_search_bar_edited(self, message: "SearchBar.Edited") -> None:
        if message.done:
            self._close_bar()
            self.look(self.looking)
        message.bar.edited(message.text, message.done)

    def on_search_bar_cancelled(self, message: "SearchBar.Cancelled") -> None:
        self._close_bar()
        message.bar.cancelled()
        self.look(self.looking)

    # -- keys

    async def on_key(self, event: Key) -> None:
        if self._bar is not None and event.key not in ("up", "down", "pageup", "pagedown"):
            return  # the bar's own
        event.stop()
        event.prevent_default()
        self.unsay()
        await self.told(self._pressed(self, event))

    def on_ladder_chosen(self, message: Ladder.Chosen) -> None:
        self.unsay()
        self.look("feeds" if message.ladder is self.feed_tree else "headlines")

    def on_headline_list_pointed(self) -> None:
        self.unsay()
        self.look("headlines")

    def on_article_pane_clicked(self) -> None:
        self.unsay()
        self.look("article")

    watch_counts = watch_activity = watch_article_id = lambda self: self.refresh_lines_of_state()
