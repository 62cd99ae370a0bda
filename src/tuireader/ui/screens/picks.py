"""A list to pick several of, under headings: Space picks one or all below a heading, Enter is done."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from tuireader.ui.screens.choice import MOVES, PLAIN_MOVES, Box, Menu
from tuireader.ui.widgets.ladder import Ladder


class Headed(Menu):
    """Names, indented, below headings."""

    def ink_of(self, index: int) -> str:
        return "text" if self.rows[index][1][0].startswith(" ") else "heading"


class Picks(ModalScreen[list[str]]):
    """Answers with the names that were picked, in their order; none where nothing was."""

    DEFAULT_CSS = "Picks { align: center middle; background: $page-background 60%; }"
    AUTO_FOCUS = ""

    def __init__(self, title: str, groups: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._title = title
        self._names = [(name, heading) for heading, names in groups.items() for name in ("", *names)]
        self._picked: set[int] = set()
        self.menu = Headed(())

    def compose(self) -> ComposeResult:
        with Box():
            yield Static(Content(self._title))
            yield self.menu

    def on_mount(self) -> None:
        self._write()
        self.menu.active = True

    def on_resize(self) -> None:
        self.query_one(Box).fit(self.size)

    def _write(self) -> None:
        self.menu.rows = [
            (
                n,
                (
                    f"  [{'x' if n in self._picked else ' '}] {name}" if name else heading,
                    self._count(n) if not name else "",
                ),
            )
            for n, (name, heading) in enumerate(self._names)
        ]
        self.menu.counted()

    def _below(self, heading: int) -> list[int]:
        """The places of the names under a heading."""
        return list(takewhile(lambda n: self._names[n][0], range(heading + 1, len(self._names))))

    def _count(self, heading: int) -> str:
        picked = len(self._picked.intersection(self._below(heading)))
        return str(picked) if picked else ""

    def _toggle(self, at: int) -> None:
        places = set([at] if self._names[at][0] else self._below(at))
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
            self.dismiss([self._names[n][0] for n in sorted(self._picked)])
