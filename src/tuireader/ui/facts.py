"""What the lines at the top and the bottom say of the state."""

from typing import TYPE_CHECKING

from tuireader.ui import layout
from tuireader.ui.widgets.ladder import cut
from tuireader.ui.widgets.status_line import Part

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


def masthead(screen: "Reading") -> tuple[Part, ...]:
    listed = screen.headlines
    place = f"{listed.cursor + 1:,} of {listed.count:,}" if listed.count else ""
    place = f"{len(listed.selected):,} selected" if listed.selected else place
    unread = f"● {screen.counts.unread:,} unread" if screen.counts.unread else ""
    return (
        ("tuireader", "ink"),
        (screen.name_of_query, "text"),
        (place, "dim"),
        (unread, "accent"),
        (screen.activity, "dim"),
    )


def status(screen: "Reading") -> tuple[Part, ...]:
    if screen.has_class("small"):
        return ((f"too small: {layout.LEAST_WIDTH}×{layout.LEAST_HEIGHT} is the least", "text"),)
    if screen.message:
        return ((screen.message, "text"),)
    found: list[Part] = []
    if not screen.masthead.display and screen.activity:
        found.append((screen.activity, "dim"))
    if screen.looking == "article" and screen.article_id is not None:
        found += _of_article(screen)
    return tuple(found)


def _of_article(screen: "Reading") -> list[Part]:
    pane = screen.pane
    if pane.searching:
        on = next((key for key, _ in screen.keymap.hints(("next-unread",))), "")
        return [(f"hit {pane.hit + 1:,} of {len(pane.hits):,}", "text"), (f"{on} next hit" if on else "", "dim")]
    if pane.article is None:
        return []
    left = round(pane.article.minutes * (1 - pane.share))
    time = "end" if pane.at_end else f"{left} min left" if left else "less than a minute left"
    hidden = pane.setting.sheet.hidden if pane.setting and pane.setting.done else 0
    tags, note = screen.own
    return [
        (time, "dim"),
        (" ".join(tags), "accent"),
        (f"✎ {cut(' '.join(note.split()), 40)}" if note else "", "text"),
        (f"{hidden} hidden" if hidden else "", "dim"),
    ]
