"""A list with a cursor, drawn line by line: what the headline list, the feeds and every menu have in common.

Only lines in sight are ever made, and a move of the cursor repaints two rows, so that a million rows cost what ten do
(Textual's own lists take 20 s and 200 MB for 100,000).
"""

from abc import abstractmethod
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tuireader.typeset.cells import fitting, width
from tuireader.ui.palette import Palette
from tuireader.ui.widgets.moves import moved


class Look(NamedTuple):
    """How a row stands in its list: the cursor on it, and the list in focus."""

    cursor: bool
    focus: bool


_PLAIN = Look(False, False)


class Ladder(ScrollView, can_focus=False, inherit_bindings=False):
    """Rows of `ROW_HEIGHT` lines and a cursor on one of them. A subclass says how many there are (`count`) and what
    stands on a line of one (`segments`)."""

    ROW_HEIGHT: ClassVar[int] = 1
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Ladder {
        background: $page-background; color: $page-text;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; overflow-x: hidden;
        scrollbar-background: $page-background; scrollbar-color: $page-faint;
        scrollbar-background-hover: $page-background; scrollbar-color-hover: $page-dim;
        scrollbar-background-active: $page-background; scrollbar-color-active: $page-dim;
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    active: reactive[bool] = reactive(False, repaint=False)
    """Whether the keys go here. Not Textual's focus: that one costs a pass over all styles."""

    class Chosen(Message):
        """A row was chosen, by Enter or a click."""

        def __init__(self, ladder: "Ladder", index: int) -> None:
            super().__init__()
            self.ladder, self.index = ladder, index

        @property
        def control(self) -> "Ladder":
            return self.ladder

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._strips: dict[tuple[Hashable, int, int, Look], Strip] = {}
        """Lines as they were drawn last, over the whole width of the widget."""
        self._palette: Palette | None = None

    @property
    @abstractmethod
    def count(self) -> int: ...

    @abstractmethod
    def segments(self, index: int, sub: int, cells: int, look: Look) -> list[Segment]:
        """Line `sub` of a row, at most `cells` wide."""

    def identity(self, index: int) -> Hashable:
        """What a row is known by: as long as it is the same, the lines that were drawn of it are kept."""
        return index

    # -- drawing

    def counted(self) -> None:
        """To be called when there are other rows, or another number of them."""
        self._strips.clear()
        self.virtual_size = Size(0, self.count * self.ROW_HEIGHT)
        self.refresh()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Inside it rows come and go and may move: only lines that look otherwise afterwards are painted. Not by the size
        itself where the scrollbar stays, for Textual would lay the whole screen out again."""
        before = self._in_sight() if self._strips else []
        yield
        size, bar = Size(0, self.count * self.ROW_HEIGHT), self.show_vertical_scrollbar
        if not self.outer_size or bar != (size.height > self.container_size.height):
            self.virtual_size = size
            self.refresh()
            return
        self.set_reactive(Ladder.virtual_size, size)
        if bar:
            self.vertical_scrollbar.window_virtual_size = size.height
        self._stand(self.scroll_y)
        if not before:
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._in_sight(), strict=True)):
            if old is not new:
                self.refresh(Region(0, y, self.outer_size.width, 1))

    def repaint_row(self, index: int) -> None:
        for key in [key for key in self._strips if key[0] == self.identity(index)]:
            del self._strips[key]
        self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    def repaint_rows(self) -> None:
        self._strips.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """As they are kept: Textual would put every line together anew after each scroll, its border and its escapes too."""
        top, cells = self.scroll_offset.y, self.scrollable_content_region.width
        strips = [self._line(top + y, cells) for y in crop.line_range]
        left, right = crop.column_span
        whole = left == 0 and right == self.outer_size.width
        return strips if whole else [strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        return self._line(self.scroll_offset.y + y, self.scrollable_content_region.width)

    def _line(self, line: int, cells: int) -> Strip:
        """A line of the whole list, as wide as the widget."""
        index, sub = divmod(line, self.ROW_HEIGHT)
        there = index < self.count
        look = self.look_of(index) if there else _PLAIN
        key = (self.identity(index) if there else None, sub, cells, look)
        if (strip := self._strips.get(key)) is None:
            if len(self._strips) > 4096:
                self._strips.clear()
            segments = self.segments(index, sub, cells, look) if there else []
            strip = self._strips[key] = self._edged(Strip(segments).adjust_cell_length(cells, self.ink("text", look)))
        return strip

    def _edged(self, strip: Strip) -> Strip:
        """With the room of the scrollbar, which is drawn over it, and the line between two panes."""
        edge = "▕" * bool(self.styles.border_right[0])
        room = " " * (self.outer_size.width - strip.cell_length - len(edge))
        segments = [Segment(room, self.ink("text", _PLAIN)), Segment(edge, self.ink("faint", _PLAIN))]
        strip = Strip([*strip, *(segment for segment in segments if segment.text)])
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip

    def _stand(self, top: float) -> None:
        """Scrolls to that line and paints nothing but the scrollbar."""
        top = self.validate_scroll_y(top)
        self.set_reactive(Ladder.scroll_y, top)
        self.set_reactive(Ladder.scroll_target_y, top)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = top

    def _in_sight(self) -> list[Strip]:
        """Every line of the widget; none before it has a size."""
        return self.render_lines(self.outer_size.region)

    def drawn(self, cells: int) -> Iterator[tuple[int, list[Strip], list[Strip]]]:
        """The rows that are wholly in sight at the top: each with its line, without the cursor and with it."""
        self.active = True
        for index in range(min(self.count, self.rows_in_sight)):
            lines = Region(0, index * self.ROW_HEIGHT, cells, self.ROW_HEIGHT)
            self.cursor = index
            chosen = self.render_lines(lines)
            self.cursor = index - 1 if index else self.count - 1
            yield index * self.ROW_HEIGHT, self.render_lines(lines), chosen
        self.cursor = 0

    def look_of(self, index: int) -> Look:
        return Look(index == self.cursor, self.active)

    def ink(self, name: str, look: Look) -> Style:
        """The style of that name on this row's ground."""
        if (palette := self._palette) is None:
            palette = self._palette = Palette(self.app.theme_variables)
        if not look.cursor:
            return palette.ink(name)
        return palette.ink(name, *(("page-cursor", palette.reverses) if look.focus else ("page-idle", False)))

    def bar(self, look: Look) -> Segment:
        """The cursor as a shape, for who sees no colours."""
        return Segment("▌" if look.cursor and look.focus else "▏" if look.cursor else " ", self.ink("accent", look))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None
        self._strips.clear()

    # -- moving

    def validate_cursor(self, index: int) -> int:
        return max(0, min(index, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        self.refresh_lines(before * self.ROW_HEIGHT, self.ROW_HEIGHT)
        self.refresh_lines(now * self.ROW_HEIGHT, self.ROW_HEIGHT)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scrolls so that the cursor's row is in sight, and some rows beyond it: a scroll draws the whole pane again, so
        most steps should need none."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        y = self.cursor * self.ROW_HEIGHT
        if height < self.ROW_HEIGHT:  # not laid out yet
            return
        beyond = self.rows_in_sight // 4 * self.ROW_HEIGHT
        if y < top:
            self.scroll_to(y=y - beyond, animate=False, immediate=True)
        elif y + self.ROW_HEIGHT > top + height:
            self.scroll_to(y=y + self.ROW_HEIGHT - height + beyond, animate=False, immediate=True)

    @property
    def point(self) -> Offset:
        """Where the cursor's row begins on the screen."""
        return self.region.offset + Offset(0, self.cursor * self.ROW_HEIGHT - self.scroll_offset.y)

    @property
    def rows_in_sight(self) -> int:
        return max(1, self.scrollable_content_region.height // self.ROW_HEIGHT)

    def move(self, how: str) -> None:
        """One of the moving commands, by its id."""
        self.cursor = moved(how, self.cursor, self.count - 1, max(1, self.rows_in_sight - 1))

    def on_resize(self) -> None:
        self._strips.clear()
        self.show_cursor()

    def watch_active(self) -> None:
        self.refresh_lines(self.cursor * self.ROW_HEIGHT, self.ROW_HEIGHT)

    def on_click(self, event: Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.ROW_HEIGHT
        if index < self.count:
            event.stop()
            self.clicked(index, event.chain)

    def clicked(self, index: int, times: int) -> None:
        """A row was clicked, so many times in a row."""
        self.cursor = index
        self.post_message(self.Chosen(self, index))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.scroll_relative(y=3, animate=False)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.scroll_relative(y=-3, animate=False)


def cut(text: str, cells: int) -> str:
    """`text` in at most so many cells, with an ellipsis where something was cut."""
    if width(text) <= cells:
        return text
    return text[: fitting(text, cells - 1)].rstrip() + "…" if cells > 1 else "…"[:cells]
