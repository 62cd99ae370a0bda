"""Marks: read, starred, and taking them back."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


def _meant(screen: "Reading") -> int | None:
    """The article that a mark is for: the open one, or the one under the cursor."""
    return screen.article_id if screen.looking == "article" else screen.headlines.current


async def toggle_read(screen: "Reading") -> None:
    if (article_id := _meant(screen)) is not None:
        read = (await screen.library.status(article_id)).read
        await screen.mark([article_id], read=not read)
        screen.say("Marked unread" if read else "Marked read")


async def star(screen: "Reading") -> None:
    if (article_id := _meant(screen)) is not None:
        starred = (await screen.library.status(article_id)).starred
        await screen.mark([article_id], starred=not starred)
        screen.say("Star taken away" if starred else "★ Starred")


async def mark_all(screen: "Reading") -> None:
    """All that the list shows, not only what is in sight; `undo` takes it back."""
    changed = await screen.mark(list(screen.headlines.ids), read=True)
    screen.say(f"{changed:,} marked read – z undoes" if changed else "Nothing here is unread", 10)


async def undo(screen: "Reading") -> None:
    sentence = await screen.library.undo()
    screen.say(f"Taken back: {sentence}" if sentence else "There is nothing to take back")
    if sentence:
        await screen.listing.reload()
        await screen.listing.show_feeds()
