"""A menu over the page: rows to choose one of, found by typing where there are many."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.geometry import Offset, Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tuireader.typeset.cells import width
from tuireader.ui.widgets.ladder import Ladder, Look, cut

Row = tuple[str, str]
"""What it says, in two lines where a line feed parts them, and a key or number at the right."""


MOVES = {
    "down": "down", "up": "up", "pagedown": "page-down", "pageup": "page-up", "ctrl+n": "down", "ctrl+p": "up",
}  # fmt: skip
PLAIN_MOVES = {
    "j": "down", "k": "up", "g": "top", "G": "bottom", "home": "top", "end": "bottom", "space": "page-down",
}  # fmt: skip


class Menu(Ladder):
    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.rows = list(enumerate(rows))

    @property
    def count(self) -> int:
        return len(self.rows)

    def ink_of(self, index: int) -> str:
        return "text"

    def segments(self, index: int, sub: int, cells: int, look: Look) -> list[Segment]:
        text, beside = self.rows[index][1]
        text, beside = (text.partition("\n")[2 * bool(sub)], "" if sub else beside)
        room = max(4, cells - 3 - width(beside) - bool(beside))
        shown = cut(text, room)
        fill = " " * max(0, room - width(shown))
        return [
            self.bar(look),
            Segment(" " + shown + fill, self.ink("dim" if sub else self.ink_of(index), look)),
            Segment(f" {beside} " if beside else " ", self.ink("dim", look)),
        ]


class TwoLines(Menu):
    ROW_HEIGHT = 2


class Box(Widget):
    """What a menu stands in: never higher than the screen, so that its last row can be reached."""

    DEFAULT_CSS = """
    Box {
        width: 80%; max-width: 76; height: auto; background: $page-background;
        border: round $page-faint; border-subtitle-color: $page-dim; padding: 0 1; layout: vertical;
        & Static { color: $page-accent; text-style: bold; width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & Menu { height: auto; }
    }
    """

    def __init__(self, keys: str) -> None:
        """`keys` says which there are."""
        super().__init__()
        self.border_subtitle = keys

    def fit(self, screen: Size) -> None:
        """The menu has the lines that the frame, the title and, where there is room, some air leave it."""
        self.styles.width = "80%" if screen.width >= 76 else "100%"
        lines = len(self.children) + 1
        self.query_one(Menu).styles.max_height = max(1, min(24, screen.height - lines - 2 * (screen.height > 16)))


_UNLIKE = 3


def _rank(typed: str, *texts: str) -> int:
    """How well texts fit what was typed: one begins with it, its words begin words of theirs, they hold them; or not."""
    folded, words = [text.casefold() for text in texts], typed.casefold().split()
    if any(text.startswith(" ".join(words)) for text in folded):
        return 0
    every = " ".join(folded)
    if all(f" {word}" in f" {every}" for word in words):
        return 1
    return 2 if all(word in every for word in words) else _UNLIKE


class Choice(ModalScreen[int | None]):
    """Answers with the number of the row that was chosen, None for none."""

    DEFAULT_CSS = """
    Choice {
        align: center middle; background: $page-background 60%;
        & Input, & Input:focus { height: 1; border: none; padding: 0 1; background: $page-bar; color: $page-ink; }
    }
    """
    AUTO_FOCUS = ""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        at: int = 0,
        *,
        typed: bool = False,
        also: Sequence[str] = (),
        keys: tuple[str, ...] = (),
        tried: Callable[[int], None] | None = None,
    ) -> None:
        """`typed`: rows are found by typing, `also` by these words, one for each row. `keys` choose as Enter does, and are
        told apart by `key`. `tried` hears of each row that the cursor comes to."""
        super().__init__()
        self._also = also or [""] * len(rows)
        self._keys, self.key = keys, ""
        self._tried = tried
        self._title, self._rows, self._at, self._typed = title, rows, at, typed
        self.menu = (TwoLines if any("\n" in text for text, _ in rows) else Menu)(rows)

    def compose(self) -> ComposeResult:
        with Box("Enter chooses · Esc goes back"):
            yield Static(Content(self._title), id="title")
            if self._typed:
                yield Input(placeholder="type to find")
            yield self.menu

    def on_mount(self) -> None:
        self.menu.counted()
        self.menu.cursor = self._at
        self.menu.active = True
        if self._tried is not None:
            self.watch(self.menu, "cursor", self._tried, init=False)
        if self._typed:
            self.query_one(Input).focus()

    @property
    def point(self) -> Offset:
        return self.menu.point

    def on_resize(self) -> None:
        self.query_one(Box).fit(self.size)

    def on_input_changed(self, event: Input.Changed) -> None:
        ranks = [
            (_rank(event.value, also, *row), n)
            for n, (row, also) in enumerate(zip(self._rows, self._also, strict=True))
        ]
        self.menu.rows = [(n, self._rows[n]) for rank, n in sorted(ranks) if rank < _UNLIKE]
        self.menu.counted()
        self.menu.cursor = 0
        nothing = "" if self.menu.rows else " – nothing is called so; Esc goes back"
        self.query_one("#title", Static).update(Content(self._title + nothing))

    def on_input_submitted(self) -> None:
        self._choose()

    def on_ladder_chosen(self, message: Ladder.Chosen) -> None:
        message.stop()
        self._choose()

    def _choose(self) -> None:
        self._answer(self.menu.rows[self.menu.cursor][0] if self.menu.rows else None)

    def _answer(self, choice: int | None) -> None:
        if self.is_current:  # keys come faster than a menu goes
            self.dismiss(choice)

    def on_key(self, event: Key) -> None:
        moves = MOVES if self._typed else MOVES | PLAIN_MOVES
        if event.key in moves:
            self.menu.move(moves[event.key])
        elif event.key == "escape" or (not self._typed and event.key in ("q", "h", "left", "backspace")):
            self._answer(None)
        elif not self._typed and event.key in ("enter", "l", "right", *self._keys):
            self.key = event.key
            self._choose()
        elif not self._typed and event.character and event.character.isdigit():
            self._to_number(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def _to_number(self, digit: str) -> None:
        at = next((n for n, (_, (_, beside)) in enumerate(self.menu.rows) if beside == digit), None)
        if at is not None:
            self.menu.cursor = at
            self._choose()
