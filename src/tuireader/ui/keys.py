"""What a pressed key means: a digit, a letter of a hint, or the command that the keymap has for it."""

from textual.events import Key

from tuireader.ui.acts import act
from tuireader.ui.screens.reading import Reading

REPEATED = frozenset(
    {"down", "up", "page-down", "page-up", "half-down", "half-up", "next", "previous", "next-unread", "previous-unread",
     "next-part", "previous-part"}
)  # fmt: skip
MOST = 500
"""How often a count lets a command be done."""


async def pressed(screen: Reading, event: Key) -> None:
    """One key on the reading screen."""
    if screen.pane.over.hints:
        from tuireader.ui.acts import links

        await links.hint_typed(screen, event.character or "")
        return
    digit = event.character if event.character and event.character in "0123456789" else ""
    linked = screen.looking == "article" and screen.story is not None
    if digit and (screen.keymap.counts or linked):
        await _digit(screen, digit)
        return
    digits, screen.typed_digits = screen.typed_digits, ""
    command = screen.keymap.by_key.get(event.key)
    if command is None:
        return
    if digits and screen.keymap.counts:
        times = min(MOST, int(digits)) if command in REPEATED else 1
    else:
        if digits and command == "open":
            from tuireader.ui.acts import links

            await links.follow(screen, int(digits))
            return
        times = 1
    for _ in range(times):
        await act(screen, _of_search(screen, command, event.key))


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
