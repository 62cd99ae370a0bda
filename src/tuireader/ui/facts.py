"""What the lines at the top and the bottom say of the state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.model.row import Counts, Reach
from tuireader.ui.keymaps import Keymap
from tuireader.ui.layout import Pane
from tuireader.ui.widgets.article_pane import ArticlePane
from tuireader.ui.widgets.headline_list import HeadlineList
from tuireader.ui.widgets.ladder import cut
from tuireader.ui.widgets.status_line import Part

if TYPE_CHECKING:
    from tuireader.model.feed import Feed

_HINTS: dict[Pane, tuple[str, ...]] = {
    "feeds": ("open", "next-pane", "refresh", "add", "help"),
    "headlines": ("open", "next-unread", "find", "star", "cycle", "help"),
    "article": ("read-on", "next-unread", "next-part", "links", "find", "back", "help"),
}
_SEARCHING = ("read-on", "next", "back", "help")
_WELCOME = ("sample", "starter", "add", "import", "quit", "help")
_UNFETCHED = ("refresh", "starter", "add", "next-pane", "quit", "help")
_FOLLOWED = ("read-on", "keep", "browser", "links", "back", "help")
TYPING = (("Enter", "done"), ("Esc", "back"))
"""Keys and what they do while the reader types."""
_SUMMARY = ("read-on", "full-text", "next-unread", "links", "find", "back", "help")


def hints(
    looking: Pane, counts: Counts, feeds: "Sequence[Feed]", listed: HeadlineList, pane: ArticlePane, *, followed: bool
) -> tuple[str, ...]:
    """The commands that are worth a hint where the reader is `looking`; `followed` says that a link led to what is read."""
    if not counts.total:
        return _UNFETCHED if feeds else _WELCOME
    if looking != "article":
        return _HINTS[looking]
    if pane.searching:
        return _SEARCHING
    if followed:
        return _FOLLOWED
    row = listed.row(listed.cursor)
    return _SUMMARY if row is not None and row.reach is not Reach.FULL else _HINTS[looking]


def masthead(name: str, listed: HeadlineList, counts: Counts, activity: str) -> tuple[Part, ...]:
    """`name` is that of what the list shows."""
    place = f"{listed.cursor + 1:,} of {listed.count:,}" if listed.count else ""
    place = f"{len(listed.selected):,} selected" if listed.selected else place
    unread = f"● {counts.unread:,} unread" if counts.unread else ""
    return ("tuireader", "ink"), (name, "text"), (place, "dim"), (unread, "accent"), (activity, "dim")


def of_article(
    pane: ArticlePane, keymap: Keymap, tags: tuple[str, ...], note: str, *, typing: bool
) -> tuple[Part, ...]:
    """How far the reader is in it, and the reader's own words on it; while they are `typing` a key is no way anywhere."""
    if pane.searching:
        on = "" if typing else keymap.key("next-unread")
        hit = f"hit {pane.over.hit + 1:,} of {len(pane.over.hits):,}"
        return (hit, "text"), (f"{on} next hit" if on else "", "dim")
    if pane.article is None:
        return ()
    left = round(pane.article.minutes * (1 - pane.share))
    time = "end" if pane.at_end else f"{left} min left" if left else "less than a minute left"
    hidden = pane.setting.sheet.hidden if pane.setting and pane.setting.done else 0
    return (
        (time, "dim"),
        (" ".join(tags), "accent"),
        (f"✎ {cut(' '.join(note.split()), 40)}" if note else "", "text"),
        (f"{hidden} hidden{keymap.bracketed('hidden')}" if hidden else "", "dim"),
    )
