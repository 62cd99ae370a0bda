"""What the query shows, read into the headline list: the beginning at once, all ids behind it, rows as they are wanted."""

import asyncio
import time
from array import array
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

from textual.timer import Timer

from tuireader.library import Library
from tuireader.model.query import Fact, Query
from tuireader.model.row import Counts
from tuireader.ui import pages
from tuireader.ui.keymaps import Keymap
from tuireader.ui.view import View
from tuireader.ui.widgets.feed_tree import FeedTree
from tuireader.ui.widgets.headline_list import HeadlineList

if TYPE_CHECKING:
    from tuireader.model.article import Article
    from tuireader.model.feed import Feed

FIRST = 200
"""Ids that are read before anything is shown; the others follow behind the first frame."""

SCREENFUL = 48
"""Rows that are read before anything is shown: what a high terminal has room for."""

AROUND = 64
"""Rows that are had ready on each side of the cursor; twice as many below it, and so many at the end."""

AFTER = 0.03
"""Seconds that the first frame of a search has for itself: reading and setting what nobody waits for would hold it up."""

SHARE = 9
"""How many times as long as reading the list, or the feeds, took they are left alone while others write: a tenth of the
time, so that few keys meet it."""

PAUSE = 0.1
"""Seconds without another search or row before hits are looked for in articles."""


class Room(Protocol):
    """What the listing has to know of the screen that it stands on."""

    library: Library
    headlines: HeadlineList
    feed_tree: FeedTree
    view: View
    counts: Counts
    keymap: Keymap

    @property
    def story(self) -> "Article | None": ...
    def show_page(self) -> None: ...
    def put_away_absent(self) -> None: ...
    def refresh_lines_of_state(self) -> None: ...
    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool: ...
    def later(self, work: Coroutine[Any, Any, None], group: str = ..., *, exclusive: bool = ...) -> None: ...


class Listing:
    """Between the library and the headline list of a screen."""

    def __init__(self, screen: Room) -> None:
        self._screen = screen
        self.kept: set[int] = set()
        """Articles whose marks were changed since the query did: they stay in the list until it does again."""
        self.feeds_old = False
        self.feeds: tuple[Feed, ...] = ()
        self._quiet_until = self._feeds_quiet_until = 0.0
        self._hits: Timer | None = None

    @property
    def _current(self) -> int | None:
        """The article that the cursor stays on. On the first row it stays there, whatever comes in above, as long as
        nothing is open."""
        untouched = self._screen.headlines.cursor == 0 and self._screen.story is None
        return None if untouched else self._screen.headlines.current

    async def begin(self) -> None:
        """A view as it stands in the first frame: from the top, and no more rows than are seen, for each is somewhere else
        in the file."""
        if (first := await self._first()) is not None:
            await self._show_from_top(first, SCREENFUL)
            self._screen.refresh_lines_of_state()

    async def turn(self) -> None:
        """The query is another one: its beginning at once, from the top, and all ids behind it."""
        if (first := await self._first()) is None:
            return
        await self._show_from_top(first, AROUND)
        self._screen.show_page()
        self._screen.refresh_lines_of_state()
        if len(first) == FIRST:
            self._behind(self._fill_turned)
        else:
            self._screen.put_away_absent()

    async def reload(self) -> None:
        """Reads what the query shows again. The cursor stays on its article."""
        if (first := await self._first()) is None:
            return
        if len(first) < FIRST or not self._screen.headlines.count:
            await self._show_in_place(first)
        if len(first) == FIRST:
            self._behind(self.fill)

    async def rest(self) -> None:
        """What the first frame did not wait for."""
        if self._screen.headlines.count == FIRST:
            await self.fill()
        await self.show_feeds()

    async def fill(self) -> None:
        """All ids of the query, in place of the first ones."""
        query, begun = self._screen.view.query, time.monotonic()
        ids = await self._screen.library.ids(query)
        if query == self._screen.view.query:
            await self._show_in_place(ids)
        self._quiet_until = time.monotonic() + SHARE * (time.monotonic() - begun)

    async def _fill_turned(self) -> None:
        await asyncio.sleep(AFTER)
        query = self._screen.view.query
        await self.fill()
        if query == self._screen.view.query:
            self._screen.put_away_absent()

    def _behind(self, filling: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Once it is painted: what is read on the disk's thread would hold up the painting of what is there already."""
        self._screen.call_after_refresh(lambda: self._screen.later(filling(), "fill", exclusive=True))

    async def _first(self) -> "array[int] | None":
        """The first ids of the query; None where it has become another one meanwhile."""
        query = self._screen.view.query
        first = await self._screen.library.ids(query, FIRST)
        self._screen.counts = await self._screen.library.counts()
        return first if query == self._screen.view.query else None

    async def _show_from_top(self, ids: "array[int]", seen: int) -> None:
        ids = self._with_kept(ids)
        self._screen.headlines.show(ids, await self._screen.library.rows(list(ids[:seen])), 0)

    async def _show_in_place(self, ids: "array[int]") -> None:
        """The cursor stays on its article. Rows that are not near it are read when they are wanted."""
        listed = self._screen.headlines
        ids = self._with_kept(ids)
        cursor = self._place(ids)
        in_sight = listed.sight() if self._current is not None else ()
        near = {*ids[max(0, cursor - AROUND) : cursor + 2 * AROUND], *ids[-AROUND:], *in_sight}
        rows = await self._screen.library.rows(list(near))
        listed.show(ids, rows, self._place(ids))  # keys were heard meanwhile
        self._screen.show_page()
        self._screen.refresh_lines_of_state()

    def _place(self, ids: "array[int]") -> int:
        """Where the cursor's article stands among these; the same number where it does not."""
        try:
            return ids.index(self._current) if self._current is not None else 0
        except ValueError:
            return min(self._screen.headlines.cursor, max(0, len(ids) - 1))

    def _with_kept(self, ids: "array[int]") -> "array[int]":
        """New ids and, each behind the one it stood behind, those that only the reader's own marks would take away."""
        if not self.kept:
            return ids
        missing = self.kept.difference(ids)
        if not missing:
            return ids
        old, result = self._screen.headlines.ids, ids[:]
        for place, article_id in enumerate(old):
            if article_id in missing:
                result.insert(_behind(result, old[place - 1]) if place else 0, article_id)
        return result

    @property
    def polled(self) -> "list[Feed]":
        """The feeds that a refresh would ask, once they are due."""
        return [feed for feed in self.feeds if feed.polled]

    @property
    def feed(self) -> "Feed | None":
        """The feed whose list this is."""
        terms = self._screen.view.shelf.query.must.terms
        named = [term.value for term in terms if isinstance(term, Fact) and term.field == "feed"]
        return next((feed for feed in self.feeds if feed.url in named), None)

    async def give(self, ids: list[int]) -> None:
        """Rows that the list wants."""
        self._screen.headlines.give(ids, await self._screen.library.rows(ids))

    def look_for_hits(self) -> None:
        """Once the keys rest: the articles themselves are read for it."""
        if self._hits is not None:
            self._hits.stop()
        self._hits = self._screen.headlines.set_timer(PAUSE, lambda: self._screen.later(self._give_snippets()))

    async def _give_snippets(self) -> None:
        """Where the search hit what is in sight."""
        listed, query = self._screen.headlines, self._screen.view.query
        found = await self._screen.library.snippets(query, asked := listed.unsearched)
        if query == self._screen.view.query:
            listed.give_snippets(asked, found)

    async def page_beside(self) -> "Article":
        """The program's own page, for beside the list while no article is open."""
        screen = self._screen
        if screen.view.sought:
            await asyncio.sleep(AFTER)
        flag, sought = screen.view.shelf.flag, bool(screen.view.sought)
        now = pages.Standing(screen.counts, self.feeds, self.feed, screen.headlines.count, flag, sought)
        begun = await screen.library.rows(await screen.library.ids(Query.parse("is:continue"), 5))
        return pages.for_now(screen.keymap.commands, now, begun)

    async def show_feeds(self) -> None:
        self.feeds_old = False
        self.feeds = tuple(await self._screen.library.feeds())
        self._screen.feed_tree.show(self.feeds, self._screen.counts, await self._screen.library.searches())
        if self._screen.story is None:
            self._screen.show_page()

    async def look_around(self) -> None:
        """Another process may have written. Reading a long list again, or thousands of feeds, must not fill the time between
        two looks."""
        if time.monotonic() >= self._quiet_until and await self._screen.library.changed():
            await self.reload()
            self.feeds_old = True
        if self.feeds_old and (begun := time.monotonic()) >= self._feeds_quiet_until:
            await self.show_feeds()
            self._feeds_quiet_until = time.monotonic() + SHARE * (time.monotonic() - begun)


def _behind(ids: "array[int]", article_id: int) -> int:
    """The place behind that article; the top where it is not there."""
    try:
        return ids.index(article_id) + 1
    except ValueError:
        return 0
