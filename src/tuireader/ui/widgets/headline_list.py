"""The headlines of what the query shows: ids in memory, rows read as they come into sight.

An `array` of ids gives the length, the end and any place at once; the rows themselves are asked for by a message, 128
at a time, and the ones near the cursor are asked for before they are seen.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from rich.segment import Segment
from textual.message import Message

from tuireader.model.row import Reach, Row, Snippet
from tuireader.typeset.cells import width
from tuireader.ui.clock import age
from tuireader.ui.naming import called
from tuireader.ui.widgets.ladder import Ladder, Look, cut

PAGE = 128
_KEPT = 64 * PAGE
_LEAST_SOURCE = 6
_SPACIOUS = 40
"""Cells of a row; in fewer it is said by its sign alone that a story is not here as a whole."""
_REACH = {Reach.FULL: "", Reach.SUMMARY: "◐ summary", Reach.HEADLINE: "○ headline only"}


class HeadlineList(Ladder):
    """Two lines a row: the headline; then source, age and reading time. `●` is unread, `★` starred, `◐` a summary; the reader's
    own tags, and `✎` for a note, stand last."""

    ROW_HEIGHT = 2

    class Wanted(Message):
        """Rows of these ids are to be shown and have not been read yet."""

        def __init__(self, ids: Sequence[int]) -> None:
            super().__init__()
            self.ids = ids

    class Pointed(Message):
        """A row was clicked that the cursor did not stand on."""

    class Searched(Message):
        """Rows are in sight of which it is not known yet where the search hit them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.ids: array[int] = array("I")
        self.now: datetime | None = None
        self.begin: int | None = None
        """Where a selection begins; it goes on to the cursor. None while nothing is selected."""
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._searched = False
        self._sought_anew = False
        self._snippets: dict[int, Snippet] = {}

    @property
    def count(self) -> int:
        return len(self.ids)

    # -- what is shown

    def show(self, ids: "array[int]", rows: Iterable[Row], cursor: int) -> None:
        """Other ids, with the rows that are in sight already; the cursor goes to that place."""
        if self.begin is not None:
            begun = self.ids[self.begin]
            self.begin = ids.index(begun) if begun in ids else None
        stays = cursor < len(ids) and ids[cursor] == self.current
        with self.changing():
            self.ids, before, self._rows = ids, self._rows, {row.id: row for row in rows}
            self._asked.clear()
            same = {i for i, row in self._rows.items() if row == before.get(i) and not self._sought_anew}
            self._sought_anew = False
            self._strips = {key: strip for key, strip in self._strips.items() if key[0] in same}
            if stays:  # and so does its place on the screen, whatever came in above
                self.set_reactive(HeadlineList.scroll_y, self.scroll_y + (cursor - self.cursor) * self.ROW_HEIGHT)
                self.set_reactive(HeadlineList.cursor, cursor)
        if cursor == self.cursor:
            self.show_cursor()
        self.cursor = cursor

    def identity(self, index: int) -> int:
        return self.ids[index]

    def stand_on(self, article_id: int | None) -> None:
        """The cursor goes to that article, where it is in the list."""
        if article_id is not None and article_id in self.ids:
            self.cursor = self.ids.index(article_id)

    def give(self, asked: Sequence[int], rows: Iterable[Row]) -> None:
        """Rows that were wanted."""
        if len(self._rows) > _KEPT:
            self._rows = {i: self._rows[i] for i in self.sight() if i in self._rows}
        self._asked.difference_update(asked)
        self._rows.update((row.id, row) for row in rows)
        self.repaint_rows()

    def search(self, searched: bool) -> None:
        """Another search, whose hits the second lines are to show, or none. Its rows are on their way: painting the old ones
        once more would only hold these up."""
        self._searched, self._sought_anew = searched, True
        self._snippets.clear()

    @property
    def unsearched(self) -> list[int]:
        """The ids in sight whose hits are wanted."""
        top = self.scroll_offset.y // self.ROW_HEIGHT
        ids = self.ids[top : top + self.rows_in_sight + 1] if self._searched else ()
        return [i for i in ids if i not in self._snippets]

    def give_snippets(self, asked: Iterable[int], found: Mapping[int, Snippet]) -> None:
        self._snippets.update((i, found.get(i, Snippet(""))) for i in asked)
        self.repaint_rows()

    def mark(self, ids: Iterable[int], *, read: bool | None = None, starred: bool | None = None) -> None:
        """Shows marks as they are now."""
        marked = set(ids)
        for article_id in marked & self._rows.keys():
            row = self._rows[article_id]
            row = row if read is None else replace(row, read=read)
            self._rows[article_id] = row if starred is None else replace(row, starred=starred)
        top = self.scroll_offset.y // self.ROW_HEIGHT
        for index in range(top, min(self.count, top + self.rows_in_sight + 1)):
            if self.ids[index] in marked:
                self.repaint_row(index)

    def row(self, index: int) -> Row | None:
        return self._rows.get(self.ids[index]) if 0 <= index < len(self.ids) else None

    @property
    def current(self) -> int | None:
        """The id under the cursor."""
        return self.ids[self.cursor] if len(self.ids) else None

    @property
    def selected(self) -> range:
        """The places that are selected."""
        if self.begin is None:
            return range(0)
        return range(min(self.begin, self.cursor), max(self.begin, self.cursor) + 1)

    def select(self, begin: int | None) -> None:
        """Begins a selection there, or ends it."""
        self.begin = begin
        self.refresh()

    def sight(self, cursor: int | None = None) -> "array[int]":
        """The ids in sight, and a page before and behind them; around another cursor where one is given."""
        first = self.scroll_offset.y // 2 if cursor is None else max(0, cursor - self.rows_in_sight)
        return self.ids[max(0, first - PAGE // 2) : first + self.rows_in_sight + PAGE // 2]

    def _want(self, index: int) -> None:
        low = index // PAGE * PAGE
        ids = [i for i in self.ids[low : low + PAGE] if i not in self._rows and i not in self._asked]
        if ids:
            self._asked.update(ids)
            self.post_message(self.Wanted(ids))

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        if self.begin is not None:
            self.refresh()
        ahead = now + (PAGE // 4 if now > before else -PAGE // 4)
        if 0 <= ahead < self.count and self.ids[ahead] not in self._rows:
            self._want(ahead)

    # -- mouse

    def clicked(self, index: int, times: int) -> None:
        """The first click selects, so that looking at a list with the mouse marks nothing read."""
        if index == self.cursor or times > 1:
            super().clicked(index, times)
        else:
            self.cursor = index
            self.post_message(self.Pointed())

    # -- drawing

    def look_of(self, index: int) -> Look:
        """What is selected looks like the cursor of a list out of focus."""
        look = super().look_of(index)
        return Look(True, look.cursor and look.focus) if index in self.selected else look

    def segments(self, index: int, sub: int, cells: int, look: Look) -> list[Segment]:
        row = self.row(index)
        if row is None:
            self._want(index)
            return [self.bar(look)]
        if sub == 0:
            return self._headline(row, cells, look)
        if self._searched and row.id not in self._snippets:
            self.post_message(self.Searched())
        hit = self._snippets.get(row.id)
        return self._hit(row, hit, cells, look) if hit and hit.hits else self._facts(row, cells, look)

    def _headline(self, row: Row, cells: int, look: Look) -> list[Segment]:
        dot = Segment(" " if row.read else "●", self.ink("accent", look))
        text = cut(row.headline or "(no headline)", cells - 4)
        return [self.bar(look), dot, self._gap(look), Segment(text, self.ink("text" if row.read else "ink", look))]

    def _facts(self, row: Row, cells: int, look: Look) -> list[Segment]:
        reach = _REACH[row.reach] if cells >= _SPACIOUS else _REACH[row.reach][:1]
        when, name = age(row.when, self.now), called(row.source)
        rest = [f"{row.minutes} min" if row.minutes else "", reach]
        tail = "".join(f" · {fact}" for fact in (when, *rest) if fact)
        if width(name + tail) > cells - 4:
            tail = "".join(f" · {fact}" for fact in (when.replace(" min ago", " m"), *rest) if fact)
        room = cells - 4 - width(tail)
        own = cut("".join([*(f" #{tag}" for tag in row.tags), *[" ✎"] * row.noted]), max(0, room - _LEAST_SOURCE))
        source = cut(name, max(_LEAST_SOURCE, room - width(own)))
        text = cut(source + tail if source else tail[3:], cells - 4 - width(own))
        facts = [Segment(text, self.ink("dim", look)), Segment(own, self.ink("accent", look))]
        return [self.bar(look), self._star(row, look), self._gap(look), *facts]

    def _hit(self, row: Row, snippet: Snippet, cells: int, look: Look) -> list[Segment]:
        """Where the search hit it, so much before the first hit that this one is in sight."""
        text, room = snippet.text, cells - 4
        first, end = snippet.hits[0]
        begin = max(0, first - room // 3) if width(text[:end]) > room else 0
        if begin and (space := text.find(" ", begin, first)) > 0:
            begin = space + 1
        shown = cut(("…" if begin else "") + text[begin:], room)
        segments, at = [self.bar(look), self._star(row, look), self._gap(look)], 0
        for hit in snippet.hits:
            low, high = (place - begin + bool(begin) for place in hit)
            segments.append(Segment(shown[at:low], self.ink("dim", look)))
            segments.append(Segment(shown[low:high], self.ink("accent", look)))
            at = high
        return [*segments, Segment(shown[at:], self.ink("dim", look))]

    def _star(self, row: Row, look: Look) -> Segment:
        return Segment("★" if row.starred else " ", self.ink("heading", look))

    def _gap(self, look: Look) -> Segment:
        return Segment(" ", self.ink("text", look))
