"""A line of facts at the left and hints at the right, shortened from its ends inward until it fits."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tuireader.typeset.cells import fitting, width
from tuireader.ui.palette import Palette
from tuireader.ui.widgets.ladder import cut

Part = tuple[str, str]
"""A text and the name of its ink: text, ink, dim, accent."""


class StatusLine(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; background: $page-bar; color: $page-text; }
    """
    _palette: Palette | None = None

    facts: reactive[tuple[Part, ...]] = reactive(())
    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys and what they do."""

    def lines_for(self, text: str, cells: int) -> list[str]:
        """A text that is too long for a line, as two; the second is cut where it is too long still."""
        room = max(1, cells - 2)
        if width(text) <= room:
            return [text]
        end = fitting(text, room)
        end = text.rfind(" ", end // 2, end + 1) + 1 or end
        return [text[:end].rstrip(), cut(text[end:], room)]

    def fit(self, message: str, screen: Size) -> None:
        """Two lines where a message needs them and the screen has them."""
        lines = len(self.lines_for(message, screen.width)) if message and screen.height > 8 else 1
        if self.styles.height is None or self.styles.height.value != lines:
            self.styles.height = lines

    def render_line(self, y: int) -> Strip:
        cells = self.size.width
        if self.size.height > 1:
            lines = self.lines_for(self.facts[0][0], cells) if self.facts else []
            text = lines[y] if y < len(lines) else ""
            return Strip([Segment(" " + text, self._ink("text"))]).adjust_cell_length(cells, self._ink("text"))
        ground = self._ink("text")
        kept = sum(width(word) for word in self.hints[-1]) + 6 if self.hints else 0
        left = self._facts(cells - 2, kept)
        used = sum(width(segment.text) for segment in left)
        right = self._hints(cells - used - 3)
        fill = cells - 1 - used - sum(width(segment.text) for segment in right)
        strip = Strip([Segment(" ", ground), *left, Segment(" " * max(0, fill), ground), *right])
        return strip.adjust_cell_length(cells, ground)

    def _hints(self, room: int) -> list[Segment]:
        """The hints that fit, from the first on; the last, which leads to all other keys, gives way to none but the first,
        and not to that one where there is no room for it."""
        shown = [
            (Segment(key, self._ink("ink")), Segment(f" {title}  ", self._ink("dim"))) for key, title in self.hints
        ]
        widths = [width(key.text) + width(title.text) for key, title in shown]
        while shown and sum(widths) > room:
            least = -2 if len(shown) > 2 else -1 if widths[0] <= room else 0
            del shown[least], widths[least]
        return [segment for hint in shown for segment in hint]

    def _facts(self, room: int, kept: int) -> list[Segment]:
        """The facts that fit; the first is cut where it alone is too long, the others leave `kept` cells to the last hint."""
        segments: list[Segment] = []
        for number, (text, ink) in enumerate(fact for fact in self.facts if fact[0]):
            gap = "   " if number else ""
            if width(gap + text) > room - kept * (number > 0):
                if not number:
                    segments.append(Segment(cut(text, max(1, room)), self._ink(ink)))
                break
            segments.append(Segment(gap + text, self._ink(ink)))
            room -= width(gap + text)
        return segments

    def _ink(self, name: str) -> Style:
        if (palette := self._palette) is None:
            palette = self._palette = Palette(self.app.theme_variables)
        return palette.ink(name, "page-bar")

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None
