"""A footnote in a small box over the page that refers to it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static


class Slip(Widget):
    """What the note stands on. No other widget has its name: styles go by the names of classes, whatever their module."""

    BORDER_SUBTITLE = "any key goes back"


class Footnote(ModalScreen[None]):
    """Any key goes back to the page."""

    DEFAULT_CSS = """
    Footnote {
        align: center middle; background: $page-background 60%;
        & Slip { width: 80%; max-width: 64; height: auto; max-height: 80%; background: $page-background;
                border: round $page-faint; border-subtitle-color: $page-dim;
                padding: 0 1; layout: vertical; overflow-y: auto; scrollbar-size-vertical: 1; }
        & Static { width: 1fr; color: $page-text; }
        & #mark { color: $page-accent; text-style: bold; }
    }
    """
    AUTO_FOCUS = ""

    def __init__(self, mark: str, note: str) -> None:
        super().__init__()
        self._mark, self._note = mark, note

    def compose(self) -> ComposeResult:
        with Slip():
            yield Static(Content(f"Note {self._mark}"), id="mark")
            yield Static(Content(self._note))

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        self._back()

    def on_click(self, event: Click) -> None:
        event.stop()
        self._back()

    def _back(self) -> None:
        if self.is_current:  # keys come faster than a box goes
            self.dismiss()
