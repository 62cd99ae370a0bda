"""Panes, width, theme."""

from dataclasses import replace

from tuireader.ui import layout
from tuireader.ui.screens.reading import Reading

LEAST, MOST, STEP = 30, 120, 4


def feeds_pane(screen: Reading) -> None:
    _to_or_away(screen, "feeds", "headlines")


def list_pane(screen: Reading) -> None:
    """Never away: this is the pane that every way begins at, and whoever is not sure where they are presses its key."""
    screen.panes.hidden.discard("headlines")
    screen.look("headlines")


def article_pane(screen: Reading) -> None:
    _to_or_away(screen, "article", "headlines")


def _to_or_away(screen: Reading, pane: layout.Pane, other: layout.Pane) -> None:
    """To the pane; from there, hides it. What is hidden comes while it is looked at."""
    if screen.looking == pane:
        screen.panes.hidden.add(pane)
        screen.panes.hidden.discard(other)
    else:
        screen.panes.hidden.discard(pane)
    screen.look(other if screen.looking == pane else pane)


def layout_(screen: Reading) -> None:
    """One pane fewer side by side, down to one; then as many as there is room for."""
    room = layout.room(screen.size.width)
    most = min(screen.panes.most, room) - 1
    screen.panes.most = most or 3
    screen.look(screen.looking)
    screen.say(("One pane", "Two panes", "Three panes")[min(screen.panes.most, room) - 1])


def zen(screen: Reading) -> None:
    screen.panes.zen = not screen.panes.zen
    screen.look("article" if screen.panes.zen else screen.looking)


def linear(screen: Reading) -> None:
    """One pane of lines that name what comes, for screen readers and braille; or the page again."""
    pane = screen.pane
    pane.linear = not pane.linear
    screen.panes.most = 1 if pane.linear else 3
    screen.config = replace(screen.config, linear=pane.linear)
    pane.set_again()
    screen.look(screen.looking)
    screen.say("Linear: each line says what comes" if pane.linear else "Set as a page again")


def narrower(screen: Reading) -> None:
    _measure(screen, -STEP)


def wider(screen: Reading) -> None:
    _measure(screen, STEP)


def _measure(screen: Reading, by: int) -> None:
    pane = screen.pane
    pane.measure = max(LEAST, min(MOST, pane.measure + by))
    screen.config = replace(screen.config, measure=pane.measure)
    pane.set_again()
    screen.say(f"{pane.measure} characters a line")


def theme(screen: Reading) -> None:
    screen.post_message(screen.ThemeWanted())
