"""Moving the cursor, or the page, of the pane that is looked at."""

from tuireader.ui import layout
from tuireader.ui.screens.reading import Reading


def _move(screen: Reading, how: str) -> None:
    screen.panes.looked_at.move(how)
    screen.end_said = False
    screen.refresh_lines_soon()


def down(screen: Reading) -> None:
    _move(screen, "down")


def up(screen: Reading) -> None:
    _move(screen, "up")


def page_down(screen: Reading) -> None:
    _move(screen, "page-down")


def page_up(screen: Reading) -> None:
    _move(screen, "page-up")


def half_down(screen: Reading) -> None:
    _move(screen, "half-down")


def half_up(screen: Reading) -> None:
    _move(screen, "half-up")


def top(screen: Reading) -> None:
    _move(screen, "top")


def bottom(screen: Reading) -> None:
    _move(screen, "bottom")


def next_pane(screen: Reading) -> None:
    screen.look(layout.PANES[(layout.PANES.index(screen.looking) + 1) % 3])


def previous_pane(screen: Reading) -> None:
    screen.look(layout.PANES[(layout.PANES.index(screen.looking) - 1) % 3])
