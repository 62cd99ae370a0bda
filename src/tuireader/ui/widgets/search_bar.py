"""One line to type in: a search, an address, a path."""

from collections.abc import Callable

from rich.highlighter import Highlighter
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from tuireader.safe import safe_line

LONGEST = 2_000


class _Underlined(Highlighter):
    """The word that begins at a place, or the last character where the text ends there."""

    def __init__(self, at: int) -> None:
        self._at = at

    def highlight(self, text: Text) -> None:
        begin = min(self._at, max(0, len(text.plain) - 1))
        end = text.plain.find(" ", begin + 1)
        text.stylize("bold underline", begin, len(text.plain) if end < 0 else end)


class _Field(Input):
    """As wide as the bar, whatever is in it: Textual's lays the whole screen out again with each key."""

    virtual_size = reactive(Size(0, 0), layout=False)


class SearchBar(Widget):
    """What is typed goes up as it is typed."""

    DEFAULT_CSS = """
    SearchBar {
        layout: horizontal; height: 1; background: $page-bar;
        & Static { width: auto; padding: 0 1; color: $page-dim; background: $page-bar; }
        & _Field, & _Field:focus { width: 1fr; height: 1; border: none; padding: 0; background: $page-bar; color: $page-ink; }
    }
    """

    class Edited(Message):
        def __init__(self, bar: "SearchBar", text: str, done: bool) -> None:
            super().__init__()
            self.bar, self.text, self.done = bar, text, done

    class Cancelled(Message):
        """Esc or ^C, or Backspace with nothing typed."""

        def __init__(self, bar: "SearchBar") -> None:
            super().__init__()
            self.bar = bar

    def __init__(
        self, label: str, edited: Callable[[str, bool], None], cancelled: Callable[[], None], value: str = ""
    ) -> None:
        """Whoever owns the bar lets `edited` hear each edit, and with True the last one."""
        super().__init__()
        self.edited, self.cancelled = edited, cancelled
        self._label, self._value = label, value
        self._told = True

    def compose(self) -> ComposeResult:
        yield Static(Content(self._label))
        yield _Field(self._value, select_on_focus=False)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()

    def point_at(self, mistake: int | None) -> None:
        """Underlines the word that is a mistake, which begins at that character; None: there is none."""
        field = self.query_one(Input)
        if mistake is not None or field.highlighter is not None:
            field.highlighter = None if mistake is None else _Underlined(mistake)
            field.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keys that come in one piece are one search: the rest of them is heard before what is called later."""
        event.stop()
        if self._told:
            self._told = False
            self.call_later(self._edited)

    def _edited(self) -> None:
        if not self._told:
            self._told = True
            self.post_message(self.Edited(self, self._text, done=False))

    @property
    def _text(self) -> str:
        return safe_line(self.query_one(Input).value, LONGEST)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._told = True
        self.post_message(self.Edited(self, self._text, done=True))

    def on_key(self, event: Key) -> None:
        if event.key in ("escape", "ctrl+c") or (event.key == "backspace" and not self._text):
            event.stop()
            event.prevent_default()
            self.post_message(self.Cancelled(self))
