"""Marks: read, starred, and taking them back."""

from tuireader.ui.opening import mark, meant, read_own
from tuireader.ui.screens.reading import Reading


def visual(screen: Reading) -> None:
    """Begins a selection at the cursor, or ends it."""
    begun = screen.headlines.begin is None and screen.headlines.count
    screen.look("headlines")
    screen.headlines.select(screen.headlines.cursor if begun else None)
    screen.say("Selecting: what marks, tags, fetches and exports is for all of it – Esc ends" if begun else "")


async def toggle_read(screen: Reading) -> None:
    """Of several, all are read afterwards if one was not."""
    ids = _taken(screen)
    if changed := await mark(screen, ids, read=True):
        _tell(screen, ids, changed, "read")
    else:
        _tell(screen, ids, await mark(screen, ids, read=False), "unread")


async def star(screen: Reading) -> None:
    """As `toggle_read`."""
    ids = _taken(screen)
    if changed := await mark(screen, ids, starred=True):
        _tell(screen, ids, changed, "starred", "★ Starred")
    else:
        _tell(screen, ids, await mark(screen, ids, starred=False), "unstarred", "Star taken away")


async def mark_all(screen: Reading) -> None:
    """What is selected; else all that the list shows, not only what is in sight. `undo` takes it back."""
    selected = bool(screen.headlines.selected)
    await _mark_read(screen, _taken(screen) if selected else list(screen.headlines.ids))


async def mark_above(screen: Reading) -> None:
    await _mark_read(screen, list(screen.headlines.ids[: screen.headlines.cursor]))


async def mark_below(screen: Reading) -> None:
    await _mark_read(screen, list(screen.headlines.ids[screen.headlines.cursor + 1 :]))


def _taken(screen: Reading) -> list[int]:
    """The articles that a mark is for; a selection has done its work with that."""
    ids = meant(screen)
    screen.headlines.select(None)
    return ids


def _tell(screen: Reading, ids: list[int], changed: int, how: str, of_one: str = "") -> None:
    if len(ids) > 1:
        screen.say(f"{changed:,} marked {how}{screen.keymap.ways(('undo', 'undoes'))}", 10)
    elif ids:
        screen.say(of_one or f"Marked {how}")


async def _mark_read(screen: Reading, ids: list[int]) -> None:
    changed = await mark(screen, ids, read=True)
    screen.say(
        f"{changed:,} marked read{screen.keymap.ways(('undo', 'undoes'))}" if changed else "Nothing here is unread", 10
    )


async def undo(screen: Reading) -> None:
    sentence = await screen.library.undo()
    screen.say(f"Taken back: {sentence}" if sentence else "There is nothing to take back")
    if sentence:
        await read_own(screen)
        await screen.listing.reload()
        await screen.listing.show_feeds()
