"""What a pressed key means: a digit, a letter of a hint, or the command that the keymap has for it."""

from textual.events import Key

from tuireader.ui.acts import act, moving
from tuireader.ui.commands import shown
from tuireader.ui.screens.reading import Reading

REPEATED = frozenset(
    {"down", "up", "page-down", "page-up", "half-down", "half-up", "next", "previous", "next-unread", "previous-unread",
     "next-part", "previous-part"}
)  # fmt: skip
NUMBERED = frozenset({"top", "bottom"})
"""What a count makes a way to the row or line of that number, as in vim (5G) and less (5g)."""

MOST = 500
"""How often a count lets a command be done."""


async def pressed(screen: Reading, event: Key) -> None:
    """One key on the reading screen."""
    if screen.pane.over.hints:
        from tuireader.ui.acts import links

        await links.hint_typed(screen, event.character or "")
        return
    begun, screen.begun = screen.begun, ""
    if not begun and event.key in screen.keymap.begins:
        screen.begun = event.key
        screen.say(shown(event.key), 2)
        return
    key = f"{begun} {event.key}" if begun else event.key
    digit = event.character if event.character and event.character in "0123456789" and not begun else ""
    linked = screen.looking == "article" and screen.story is not None
    if digit and (screen.keymap.counts or linked):
        await _digit(screen, digit)
        return
    digits, screen.typed_digits = screen.typed_digits, ""
    counted, screen.counted = screen.counted, ""
    command = screen.keymap.by_key.get(key)
    if command is None or (command == "top" and counted == "top"):  # vim's 5gg: the second g has nothing more to do
        return
    if digits and screen.keymap.counts:
        await _counted(screen, command, key, int(digits))
    elif digits and command == "open":
        from tuireader.ui.acts import links

        await links.follow(screen, int(digits))
    else:
        await act(screen, _of_search(screen, command, key))


async def _counted(screen: Reading, command: str, key: str, count: int) -> None:
    """So often; to the row or line of that number; with the key of the way back, the count alone is given up."""
    screen.counted = command
    if command in NUMBERED:
        moving.to_number(screen, count)
    elif command != "back":
        for _ in range(min(MOST, count) if command in REPEATED else 1):
            await act(screen, _of_search(screen, command, key))


def _of_search(screen: Reading, command: str, key: str) -> str:
    """While a search in the article is on, the keys of the next and the last unread go through its hits."""
    if not screen.pane.searching or screen.looking != "article":
        return command
    if command == "next-unread":
        return "next-hit"
    return "previous-hit" if command == "toggle-read" and key == "N" else command


async def _digit(screen: Reading, digit: str) -> None:
    typed = screen.typed_digits + digit
    if screen.keymap.counts:
        screen.typed_digits = typed.lstrip("0")[:4]
        screen.say(screen.typed_digits, 2)
        return
    setting = screen.pane.finish()
    count = len(setting.sheet.links) if setting and screen.story is not None else 0
    number = int(typed)
    if number * 10 <= count and number:
        screen.typed_digits = typed
        screen.say(f"Link {number}: Enter opens it, another digit goes on")
        return
    screen.typed_digits = ""
    from tuireader.ui.acts import links

    await links.follow(screen, number)
