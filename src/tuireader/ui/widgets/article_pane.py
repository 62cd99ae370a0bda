"""The page: an article's lines drawn as strips, kept per width.

It holds one article at a time as a `Setting`, knows its place as (block, offset) and keeps it over every change of width,
theme or measure. What it shows of a search, a flash or a selection is painted over the lines, never set into them.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from tuireader.model.article import Article
from tuireader.typeset.lines import Frame, Line, Role
from tuireader.ui.copying import character, run_at, words_between
from tuireader.ui.hits import Hit
from tuireader.ui.painting import Over, Painter, Target
from tuireader.ui.palette import Palette
from tuireader.ui.setting import Place, Setting
from tuireader.ui.widgets.moves import moved

FLASH = 0.5
"""Seconds that the line to go on from stays marked after a page."""
RESIZED = 0.03


class ArticlePane(ScrollView, can_focus=False, inherit_bindings=False):
    DEFAULT_CSS = """
    ArticlePane {
        background: $page-background; color: $page-text;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; overflow-x: hidden; overflow-y: scroll;
        scrollbar-background: $page-background; scrollbar-color: $page-faint;
        scrollbar-background-hover: $page-background; scrollbar-color-hover: $page-dim;
        scrollbar-background-active: $page-background; scrollbar-color-active: $page-dim;
    }
    """

    class Moved(Message):
        """Another part of the article is in sight."""

    class Clicked(Message):
        """The reader clicked into the page."""

    class Linked(Message):
        """A link was clicked; its number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Noted(Message):
        """The mark of a footnote was clicked."""

        def __init__(self, mark: str) -> None:
            super().__init__()
            self.mark = mark

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.setting: Setting | None = None
        self.cells = 72
        """The room for lines: told by whoever lays the pane out, before it is seen, and by every resize."""
        self.measure = 72
        self.hidden = False
        self.tints = True
        self.linear = self.hyphenate = False
        self.over = Over()
        self.searching = False
        """Whether the hits are those of a search in this article, for the keys that go from one to the next."""
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}
        self._meant = Place()
        """Where the reader went; a window that shows the whole end of an article may stand above it."""
        self._went = -1, -1
        """The line that a page or a jump led to, and the top line then."""
        self._flash = -1
        self._flash_timer: Timer | None = None
        self._later: Timer | None = None
        self._resized: Timer | None = None

    # -- what is shown

    @property
    def article(self) -> Article | None:
        return self.setting.article if self.setting else None

    @property
    def frame(self) -> Frame:
        shape = self.cells, self.measure, self.tints
        return Frame(*shape, hidden=self.hidden, linear=self.linear, hyphenate=self.hyphenate)

    def open(self, setting: Setting, place: Place) -> None:
        """Shows an article from that place on; `setting` may be of another frame and is then set anew."""
        if setting.frame != self.frame:
            setting = setting.anew(self.frame)
        self.setting = setting
        self.over, self.searching, self._flash = Over(), False, -1
        self._show(place)

    def set_again(self) -> None:
        """After a change of width, measure or theme: the same place in new lines."""
        if self.setting is None or self.setting.frame == self.frame or not self.cells:
            return
        self.setting = self.setting.anew(self.frame)
        self._show(self._meant)

    def _show(self, place: Place) -> None:
        assert self.setting is not None
        self._meant, self._went = place, (-1, -1)
        self.setting.set_to(3 * max(self.size.height, 24), place)
        self._strips.clear()
        self._grown()
        self.scroll_to(y=self.setting.line_of(place), animate=False, force=True, immediate=True)
        self.refresh()
        self._set_on()

    def _grown(self) -> None:
        """The scrollbar learns the length. Not by `virtual_size` itself, which would lay the whole screen out again."""
        assert self.setting is not None
        size = Size(self.cells, len(self.setting.lines) + 1)
        self.set_reactive(ArticlePane.virtual_size, size)
        self.vertical_scrollbar.window_virtual_size = size.height

    def _set_on(self) -> None:
        """One slice of the rest, and then another after the keys have been heard."""
        assert self.setting is not None
        if self._later:
            self._later.stop()
        if self.setting.done:
            self.post_message(self.Moved())
            return
        self.setting.set_on()
        self._grown()
        self._later = self.set_timer(0.002, self._set_on)

    def finish(self) -> Setting | None:
        """The whole article, set to its end now: for what needs all of it."""
        if self.setting and not self.setting.done:
            self.setting.set_all()
            self._grown()
        return self.setting

    def on_resize(self) -> None:
        """Many sizes come while a window is being pulled; the lines are set for the last."""
        self.cells = self.scrollable_content_region.width
        self._strips.clear()
        if self._resized:
            self._resized.stop()
        self._resized = self.set_timer(RESIZED, self.set_again)

    # -- where we are

    @property
    def top(self) -> int:
        return int(self.scroll_offset.y)

    @property
    def here(self) -> int:
        """The line to go on from: where a page or a jump led to while nothing has moved since, else the top."""
        line, top = self._went
        return line if top == self.top else self.top

    @property
    def point(self) -> Offset:
        return self.region.offset + Offset(0, self.here - self.top)

    @property
    def page(self) -> int:
        return max(1, int(self.scrollable_content_region.height))

    @property
    def place(self) -> Place:
        return self.setting.place_of(self.top) if self.setting and self.top else Place()

    @property
    def at_end(self) -> bool:
        return self.setting is not None and self.setting.done and self.top + self.page >= len(self.setting.lines)

    @property
    def share(self) -> float:
        """How much of the article's text lies above the page's end, 0 to 1."""
        if self.setting is None or not self.setting.done or not self.setting.lines:
            return 0.0
        return min(1.0, (self.top + self.page) / len(self.setting.lines))

    def move(self, how: str) -> None:
        """One of the moving commands, by its id. A page keeps two lines of the last one and flashes where to go on."""
        if how == "bottom":
            self.finish()
        before = self.top
        self.go_to(moved(how, before, self.max_scroll_y, max(1, self.page - 2)))
        if how == "page-down" and self.top > before:
            self.flash(before + self.page)

    def go_to(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True)
        self._meant = self.place
        self.post_message(self.Moved())

    def go_to_part(self, line: int) -> None:
        """So that the part that begins at that line stands near the top."""
        self.go_to(max(0, line - 1))
        self.flash(line)

    def flash(self, line: int) -> None:
        """Marks a line for a moment: the one to go on from."""
        self._went = line, self.top
        if self._flash_timer:
            self._flash_timer.stop()
        lines = self.setting.lines if self.setting else []
        while line < len(lines) and not any(run.start >= 0 for run in lines[line].runs):
            line += 1
        self._flash, before = line, self._flash
        self._repaint(before, line)
        self._flash_timer = self.set_timer(FLASH, self._unflash)

    def _unflash(self) -> None:
        self._flash, before = -1, self._flash
        self._repaint(before)

    def _repaint(self, *lines: int) -> None:
        for line in lines:
            self._strips.pop(line, None)
            if line >= 0:
                self.refresh_lines(line, 1)

    def repaint_all(self) -> None:
        self._strips.clear()
        self.refresh()

    # -- finding

    def find(self, hits: list[Hit], at: int, *, searching: bool = True) -> None:
        """Paints hits and goes to one of them; without `searching` they only say why the article was found."""
        self.over, self.searching = replace(self.over, hits=hits, hit=at), searching and bool(hits)
        if hits and (setting := self.finish()):
            line = setting.line_of(Place(hits[at].block, hits[at].start))
            if not self.top <= line < self.top + self.page:
                self.go_to(max(0, line - self.page // 3))
        self.repaint_all()

    def hint(self, letters: Mapping[Target, str]) -> None:
        """Puts letters in place of these links' numbers and footnotes' marks, or takes all away."""
        self.over = replace(self.over, hints=letters)
        self.repaint_all()

    def hit_from_here(self, hits: list[Hit]) -> int:
        """The first of the hits that is in sight or below."""
        found = bisect_left(hits, self.place, key=lambda hit: Place(hit.block, hit.start))
        return found % len(hits) if hits else 0

    def return_to(self, line: int) -> None:
        """Back to the top line that it had."""
        if line != self.top:
            self.go_to(line)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        line = y + self.top
        cells = self.scrollable_content_region.width
        if self.setting is None or line >= len(self.setting.lines):
            return Strip.blank(cells, self.painter.page)
        strip = self._strips.get(line)
        if strip is None or strip.cell_length != cells:
            if len(self._strips) > 4096:
                self._strips.clear()
            strip = self.painter.strip(self.setting.lines[line], self.setting.sheet, cells, self.over)
            if line == self._flash:
                strip = self.painter.flashed(strip, self.setting.sheet)
            self._strips[line] = strip
        if (selection := self.text_selection) is not None and (span := selection.get_span(line)) is not None:
            strip = self.painter.selected(strip, *span)
        return strip.apply_offsets(0, line)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    @property
    def painter(self) -> Painter:
        if self._painter is None:
            self._painter = Painter(Palette(self.app.theme_variables))
        return self._painter

    # -- copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under a selection, as they stand in the article."""
        if self.article is None:
            return None
        lines = self.setting_lines
        start, end = selection.start or Offset(0, 0), selection.end or Offset(10_000, len(lines) - 1)
        return words_between(self.article, lines, character(lines, *start), character(lines, *end)), "\n"

    @property
    def setting_lines(self) -> list[Line]:
        return self.setting.lines if self.setting else []

    # -- mouse

    def on_click(self, event: Click) -> None:
        self.post_message(self.Clicked())
        run = run_at(self.setting_lines, event.x, event.y + self.top)
        if run and run.link:
            self.post_message(self.Linked(run.link))
        elif run and run.role is Role.REFERENCE:
            self.post_message(self.Noted(run.text))

    def on_scroll_to(self) -> None:
        self.call_after_refresh(lambda: self.go_to(self.top))

    on_scroll_up = on_scroll_down = on_scroll_to

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.go_to(self.top + 3)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.go_to(self.top - 3)
