"""One picture over the whole screen, in the finest way that the terminal has. Any key goes back.

What shows it is drawn by a child command and written past Textual, onto a page that Textual has left empty.
"""

import re
from pathlib import Path

from textual.app import ComposeResult
from textual.events import Click, Key
from textual.screen import Screen
from textual.widgets import Static

from tuireader.ui import graphics, terminal
from tuireader.ui.jobs import Job

_AWAY = "\x1b_Ga=d,d=A,q=2\x1b\\"
"""Takes all of kitty's pictures off the screen."""

_WIDTH = re.compile(r'\x1b_G[^;]*?c=(?P<cells>\d+)|\x1bP[^"]*"1;1;(?P<pixels>\d+)')
"""In the beginning of kitty's graphics, and of sixels."""


class Picture(Screen[str]):
    """Goes with a sentence where the picture cannot be shown, "" otherwise. `way` is one of WAYS, "" for the best
    that the terminal has; `number` is the picture's among those of the article."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Picture { background: $page-background; layout: vertical; overflow: hidden; }
    Picture .room { height: 1fr; }
    Picture .said { height: auto; max-height: 4; padding: 0 2; color: $page-dim; background: $page-background; text-align: center; }
    """

    def __init__(self, library: Path, article_id: int, number: int, way: str, said: str) -> None:
        super().__init__()
        self._named = library, article_id, number
        self._way = way
        self._room = Static("", classes="room")
        self._said = Static(said, classes="said", markup=False)
        self.shown = ""
        """What was written to show it."""
        self._kitty = False

    def compose(self) -> ComposeResult:
        yield self._room
        yield self._said

    def on_mount(self) -> None:
        self.call_after_refresh(lambda: self.run_worker(self._show(), exclusive=True))

    def on_resize(self) -> None:
        if self.shown:
            self.dismiss("")

    async def _show(self) -> None:
        driver = self.app._driver
        way, cell = self._way, graphics.cell_size(0)
        if isinstance(driver, terminal.Driver):
            cell = graphics.cell_size(driver.fileno)
            way = way or await graphics.best(driver.write)
        library, article_id, number = self._named
        columns, rows = self.size.width, max(1, self._room.size.height - 1)
        sizes = f"--room={columns}x{rows}", f"--cell={cell[0]}x{cell[1]}"
        job = Job(library, ("pictures", f"id:{article_id}"), (f"--to={way or 'half'}", f"--only={number}", *sizes))
        drawn = await job.output()
        if not self.is_current:
            return
        if not drawn:
            self.dismiss(job.complaint or "The picture cannot be shown.")
            return
        self._kitty = way == "kitty"
        self.shown = _placed(drawn, columns, cell[0])
        if driver is not None:
            driver.write(self.shown)

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        if self.is_current:
            self.dismiss("")

    def on_click(self, event: Click) -> None:
        if self.is_current:
            self.dismiss("")

    def on_unmount(self) -> None:
        if self._kitty and self.app._driver is not None:
            self.app._driver.write(_AWAY)
        if self.shown:
            self.app.call_later(self.app.refresh, layout=True)


def _placed(drawn: str, columns: int, cell: int) -> str:
    """In the middle of so many columns, whose cells are `cell` pixels wide; lines of half blocks each on its own row."""
    lines = drawn.split("\n")
    told = _WIDTH.match(drawn)
    width = int(told["cells"] or int(told["pixels"]) / cell) if told else lines[0].count("▀")
    left = max(0, columns - width) // 2 + 1
    return "\x1b7" + "".join(f"\x1b[{n};{left}H{line}" for n, line in enumerate(lines, 1)) + "\x1b8"
