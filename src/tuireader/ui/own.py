"""The reader's own words on the open article: its tags and the note, for the line at the bottom."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


async def show(screen: "Reading") -> None:
    """Reads them again."""
    article_id = screen.article_id
    if article_id is None:
        return
    tags, note = await screen.library.tags_of(article_id), await screen.library.note(article_id)
    if article_id == screen.article_id:
        screen.own = tuple(f"#{tag}" for tag in tags), note
        screen.refresh_lines_of_state()
