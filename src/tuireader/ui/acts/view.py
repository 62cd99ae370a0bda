"""Panes, width, theme."""

from tuireader.ui.screens.reading import Reading

LEAST, MOST, STEP = 30, 120, 4


def feeds_pane(screen: Reading) -> None:
    """To the feeds; from there, hides them."""
    if screen.looking == "feeds":
        screen.panes.feeds_wanted = False
        screen.look("headlines")
    else:
        screen.panes.feeds_wanted = True
        screen.look("feeds")


def list_pane(screen: Reading) -> None:
    screen.look("headlines")


def article_pane(screen: Reading) -> None:
    screen.look("article")


def zen(screen: Reading) -> None:
    screen.panes.zen = not screen.panes.zen
    screen.look("article" if screen.panes.zen else screen.looking)


def narrower(screen: Reading) -> None:
    _measure(screen, -STEP)


def wider(screen: Reading) -> None:
    _measure(screen, STEP)


def _measure(screen: Reading, by: int) -> None:
    pane = screen.pane
    pane.measure = max(LEAST, min(MOST, pane.measure + by))
    pane.set_again()
    screen.say(f"{pane.measure} characters a line")


def theme(screen: Reading) -> None:
    screen.post_message(screen.ThemeWanted())
