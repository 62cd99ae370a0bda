"""Help, the palette, the end."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


def help(screen: "Reading") -> None:  # noqa: A001 - the command's name
    from tuireader.ui import pages
    from tuireader.ui.screens.leaf import Leaf

    screen.app.push_screen(Leaf(pages.manual(screen.keymap.commands), screen.pane.measure, screen.pane.tints))


def palette(screen: "Reading") -> None:
    """All commands, found by typing."""
    from tuireader.ui.commands import shown
    from tuireader.ui.screens.choice import Choice

    commands = screen.keymap.commands
    rows = [(c.help, "  ".join(shown(key) for key in c.keys.split(",") if key)) for c in commands]

    def chosen(choice: int | None) -> None:
        if choice is not None:
            screen.later(screen.act(commands[choice].id))

    screen.app.push_screen(Choice("Commands", rows, typed=True), chosen)


def quit(screen: "Reading") -> None:  # noqa: A001 - the command's name
    screen.later(screen.end())
