"""A page of the program's own over everything: the help."""

from textual.app import ComposeResult
from textual.events import Key
from textual.geometry import Offset
from textual.screen import Screen

from tuireader.model.article import Article
from tuireader.ui.setting import Place, Setting
from tuireader.ui.widgets.article_pane import ArticlePane
from tuireader.ui.widgets.status_line import StatusLine

_MOVES = {
    "j": "down", "down": "down", "k": "up", "up": "up", "space": "page-down", "pagedown": "page-down", "b": "page-up",
    "pageup": "page-up", "g": "top", "home": "top", "G": "bottom", "end": "bottom", "ctrl+d": "half-down", "ctrl+u": "half-up",
}  # fmt: skip

_BACK = frozenset({"q", "escape", "question_mark", "enter", "h", "left", "backspace", "ctrl+c", "Q", "ctrl+q"})


class Leaf(Screen[None]):
    """The keys that move, and those that go back."""

    DEFAULT_CSS = "Leaf { background: $page-background; layout: vertical; }"
    AUTO_FOCUS = ""

    def __init__(self, page: Article, measure: int, tints: bool) -> None:
        super().__init__()
        self._page = page
        self.pane = ArticlePane()
        self.pane.measure, self.pane.tints = max(measure, 72), tints

    def compose(self) -> ComposeResult:
        yield self.pane
        line = StatusLine()
        line.hints = ("Space", "page"), ("q", "back")
        yield line

    def on_mount(self) -> None:
        self.call_after_refresh(lambda: self.pane.open(Setting(self._page, self.pane.frame), Place()))

    @property
    def point(self) -> Offset:
        return self.pane.point

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key in _MOVES:
            self.pane.move(_MOVES[event.key])
        elif event.key in _BACK and self.is_current:  # keys come faster than a page goes
            self.dismiss()
