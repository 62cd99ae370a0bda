"""The feeds beside the headlines: the library's shelves, then folders and feeds with what is unread in them."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from tuireader.model.query import Query
from tuireader.model.row import Counts
from tuireader.typeset.cells import width
from tuireader.ui.naming import called
from tuireader.ui.widgets.ladder import Ladder, Look, cut

if TYPE_CHECKING:
    from tuireader.model.feed import Feed
    from tuireader.model.search import Search


class Branch(NamedTuple):
    """A row: `name` at that depth, a number at the right (0 shows none), and what choosing it shows: a fact and its value, a
    search's text, or everything. There may be thousands, and one of them is chosen: that one becomes a query."""

    name: str
    number: int
    shows: tuple[str, str] = ("", "")
    depth: int = 0
    heading: bool = False
    broken: bool = False

    @property
    def query(self) -> Query:
        what, value = self.shows
        if what == _SEARCH:
            return Query.parse(value)
        return Query().with_fact(what, value) if what else Query()


_SEARCH = "search"
AIR = Branch("", 0, ("", "air"))
"""A row that nobody can stand on."""


def branches(feeds: "Sequence[Feed]", counts: Counts, searches: "Sequence[Search]" = ()) -> list[Branch]:
    """The shelves, searches that have a name, and below some air the feeds by folder; a folder's number is that of its feeds
    together."""
    found = [
        Branch("All", counts.unread),
        Branch("Unread", counts.unread, ("is", "unread")),
        Branch("Starred", counts.starred, ("is", "starred")),
        Branch("Continue", 0, ("is", "continue")),
        *(Branch(search.name, 0, (_SEARCH, search.query)) for search in searches),
    ]
    found += [AIR] * bool(feeds)
    folder, unread = "", Counter[str]()
    for feed in feeds:
        unread[feed.folder] += feed.unread
    named = [(feed.folder.casefold(), called(feed.title or feed.url), feed) for feed in feeds]
    for _, name, feed in sorted(named, key=lambda row: (row[0], row[1].casefold())):
        if feed.folder != folder:
            folder = feed.folder
            found.append(Branch(folder, unread[folder], ("folder", folder), heading=True))
        shows = "feed", feed.url
        found.append(Branch(name, feed.unread, shows, int(bool(folder)), broken=bool(feed.error)))
    return found


SHELVES = 4


class FeedTree(Ladder):
    DEFAULT_CSS = """
    FeedTree { border-right: vkey $page-faint; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.branches: list[Branch] = []
        self.shelves = SHELVES

    @property
    def count(self) -> int:
        return len(self.branches)

    def show(self, feeds: "Sequence[Feed]", counts: Counts, searches: "Sequence[Search]" = ()) -> None:
        """Other feeds, searches or counts; the cursor stays on the same branch."""
        shown = self.branches[self.cursor].shows if self.branches else None
        with self.changing():
            self.branches = branches(feeds, counts, searches)
            self.shelves = SHELVES + len(searches)
        self.cursor = next((n for n, branch in enumerate(self.branches) if branch.shows == shown), 0)

    def validate_cursor(self, index: int) -> int:
        at = super().validate_cursor(index)
        air = at < self.count and self.branches[at] is AIR
        return at + (1 if at > self.cursor else -1) * air

    def identity(self, index: int) -> tuple[Branch, bool]:
        return self.branches[index], index < self.shelves

    def segments(self, index: int, sub: int, cells: int, look: Look) -> list[Segment]:
        branch = self.branches[index]
        number = f" {branch.number:,}" if branch.number else ""
        ink = "heading" if branch.heading else "text" if branch.number or index < self.shelves else "dim"
        room = cells - 3 - 2 * branch.depth - width(number)
        name = cut(branch.name, room)
        fill = " " * max(0, room - width(name))
        mark = Segment("!" if branch.broken else " ", self.ink("accent", look))
        return [
            self.bar(look),
            mark,
            Segment("  " * branch.depth + name + fill, self.ink(ink, look)),
            Segment(number + " ", self.ink("dim", look)),
        ]
