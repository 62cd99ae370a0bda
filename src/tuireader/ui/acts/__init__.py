"""What the commands do: one function a command, named as in `commands.py`, each given the reading screen."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from inspect import isawaitable

from tuireader.ui.commands import BY_ID
from tuireader.ui.screens.reading import Reading


async def act(screen: Reading, command_id: str) -> None:
    """Does what the command of that id does."""
    done = doer(command_id)(screen)
    if isawaitable(done):
        await done


def doer(command_id: str) -> Callable[[Reading], Awaitable[None] | None]:
    """The function that does it; a trailing underscore keeps a name from being Python's own."""
    module = import_module(f"{__name__}.{BY_ID[command_id].group.lower()}")
    name = command_id.replace("-", "_")
    found: Callable[[Reading], Awaitable[None] | None] = getattr(module, f"{name}_", None) or getattr(module, name)
    return found
