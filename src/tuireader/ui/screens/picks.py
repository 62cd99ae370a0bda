"""A list to pick several of, under headings or none: Space picks one or all below a heading, Enter is done."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static

from tuireader.ui.screens.choice import MOVES, PLAIN_MOVES, Box, Menu, Row
from tuireader.ui.widgets.ladder import Ladder


class Headed(Menu):
    """Names, indented, below headings."""

    def ink_of(self, index: int) -> str:
        return "text" if self.rows[index][1][0].startswith(" ") else "heading"


class Picks(ModalScreen[list[int]]):
    """Answers with the numbers of the rows that were picked, counted through all groups from 0; none where nothing was. A
    group whose heading is "" has none."""

    DEFAULT_CSS = "Picks { align: center middle; background: $page-background 60%; }"
    AUTO_FOCUS = ""

    def __init__(self, title: str, groups: Mapping[str, Sequence[Row]]) -> None:
        super().__init__()
        self._title = title
        self._lines: list[tuple[str, Row | None]] = []
        """A heading, or "" and a row to pick."""
        for heading, rows in groups.items():
            self._lines += [(heading, None)] * bool(heading) + [("", row) for row in rows]
        self._picked: set[int] = set()
        self.menu = Headed(())

    def compose(self) -> ComposeResult:
        with Box("Space picks · Enter is done · Esc goes back"):
            yield Static(Content(self._title))
            yield self.menu

    def on_mount(self) -> None:
        self._write()
        self.menu.active = True

    @property
    def point(self) -> Offset:
        return self.menu.point

    def on_resize(self) -> None:
        self.query_one(Box).fit(self.size)

    def _write(self) -> None:
        self.menu.rows = [(n, self._shown(n)) for n in range(len(self._lines))]
        self.menu.counted()

    def _shown(self, at: int) -> Row:
        heading, row = self._lines[at]
        if row is None:
            return heading, self._count(at)
        return f"  [{'x' if at in self._picked else ' '}] {row[0]}", row[1]

    def _below(self, heading: int) -> list[int]:
        """The places of the rows under a heading."""
        return list(takewhile(lambda n: self._lines[n][1], range(heading + 1, len(self._lines))))

    def _count(self, heading: int) -> str:
        picked = len(self._picked.intersection(self._below(heading)))
        return str(picked) if picked else ""

    def _toggle(self, at: int) -> None:
        places = set([at] if self._lines[at][1] else self._below(at))
        self._picked = self._picked - places if places <= self._picked else self._picked | places
        self._write()

    def on_ladder_chosen(self, message: Ladder.Chosen) -> None:
        message.stop()
        self._toggle(message.index)

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key in ("space", "x"):
            self._toggle(self.menu.cursor)
        elif event.key in MOVES | PLAIN_MOVES:
            self.menu.move((MOVES | PLAIN_MOVES)[event.key])
        elif event.key == "enter":
            if not self._picked:
                self._toggle(self.menu.cursor)
            self._answer()
        elif event.key in ("escape", "q", "h", "left", "backspace", "ctrl+c"):
            self._picked.clear()
            self._answer()

    def _answer(self) -> None:
        if self.is_current:  # keys come faster than a list goes
            rows = [n for n, (_, row) in enumerate(self._lines) if row]
            self.dismiss([number for number, n in enumerate(rows) if n in self._picked])
