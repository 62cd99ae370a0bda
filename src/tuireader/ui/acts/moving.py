"""Moving the cursor, or the page, of the pane that is looked at."""

from tuireader.ui import layout
from tuireader.ui.screens.reading import Reading
from tuireader.ui.widgets.article_pane import ArticlePane


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


def to_number(screen: Reading, number: int) -> None:
    """To the row of that number, or to that line of the article; the first is 1."""
    looked_at = screen.panes.looked_at
    if isinstance(looked_at, ArticlePane):
        looked_at.finish()
        looked_at.go_to(number - 1)
    else:
        looked_at.cursor = number - 1
    screen.end_said = False
    screen.refresh_lines_soon()


def next_pane(screen: Reading) -> None:
    _to_pane(screen, 1)


def previous_pane(screen: Reading) -> None:
    _to_pane(screen, -1)


def _to_pane(screen: Reading, step: int) -> None:
    """The next of those that are not hidden."""
    seen = [pane for pane in layout.PANES if pane == screen.looking or pane not in screen.panes.hidden]
    screen.look(seen[(seen.index(screen.looking) + step) % len(seen)])
