"""The pages that the program itself writes: the welcome, the front page, the help. They are articles like any other and
are set by the same typesetter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuireader.model.article import Article, Block, Listing, Mark, Paragraph, Rule, Span, Subhead, Table
from tuireader.model.row import Counts, Row
from tuireader.safe import redact
from tuireader.ui.commands import Command, Group, first_key, shown
from tuireader.ui.naming import called

if TYPE_CHECKING:
    from tuireader.model.feed import Feed

NEWSBOAT = (
    ("~/.newsboat/urls", "~/.newsboat/cache.db"),
    ("~/.config/newsboat/urls", "~/.local/share/newsboat/cache.db"),
)
"""Its list of feeds, and its articles with their marks."""


_BLANK = "\u00a0"
"""A space that stays where no word follows it."""
_EVEN = 54
"""Cells that what keys do should have beside the keys."""


def newsboat() -> tuple[str, ...]:
    """newsboat's files, where this user has them, the list of feeds first; as the user would write the paths."""
    for files in NEWSBOAT:
        if Path(files[0]).expanduser().is_file():
            return tuple(path for path in files if Path(path).expanduser().is_file())
    return ()


def welcome(commands: Sequence[Command], newsboat: Sequence[str] = ()) -> Article:
    """For an empty library: what to press."""
    keys = {command.id: first_key(command) for command in commands}
    ways = [
        ("sample", "the sample edition: thirteen stories to try the reader with, at once and offline"),
        ("starter", "feeds to start with, by taste: world, science, technology, essays, in four languages"),
        ("add", "a feed, or any page that offers one: type its address"),
        ("import", "a file: an article saved or pasted, a feed, a list of feeds (OPML, newsboat’s urls)"),
    ]
    blocks: list[Block] = [Paragraph("There is nothing here yet. One key fills the shelf:"), _ways(keys, ways)]
    if newsboat:
        found = "feeds and articles were" if len(newsboat) > 1 else "feeds were"
        text = f"newsboat’s {found} found in {newsboat[0]}: press {keys['import']} and Enter to take them in."
        blocks += [Paragraph(text), Paragraph(f"Its keys are here too: press {keys['palette']} and type “newsboat”.")]
    blocks.append(Paragraph(f"{keys['help']} shows every key, {keys['quit']} quits."))
    return Article(
        "A page worth reading",
        tuple(blocks),
        standfirst="News from feeds, pages and files, set with care: captions apart from text, and every voice by name.",
        site="tuireader",
    )


def _ways(keys: Mapping[str, str], ways: Sequence[tuple[str, str]]) -> Listing:
    """Keys, and beside them what each does; a command that has none is left out."""
    known = [(keys[name], what) for name, what in ways if keys[name]]
    widest = max((len(key) for key, _ in known), default=0)
    items = tuple(f"{key.ljust(widest, _BLANK)}  {what}" for key, what in known)
    return Listing(items, spans=tuple((Span(0, len(key), Mark.STRONG),) for key, _ in known))


def front(commands: Sequence[Command], counts: Counts, unfinished: Sequence[Row], today: datetime) -> Article:
    """Beside the headlines before anything is open: how much there is, and what was begun."""
    keys = {command.id: first_key(command) for command in commands}
    unread = f"{counts.unread:,} unread" if counts.unread else "Nothing unread"
    blocks: list[Block] = []
    if unfinished:
        blocks += [Subhead("Go on reading"), Listing(tuple(f"{row.headline} – {row.source}" for row in unfinished))]
    ways = [
        ("open", "opens the article"),
        ("read-on", "reads on, then the next unread"),
        ("find", "finds any word of any article"),
        ("help", "shows every key"),
    ]
    blocks.append(_ways(keys, ways))
    starred = f", {counts.starred:,} starred" if counts.starred else ""
    return Article(
        unread,
        tuple(blocks),
        standfirst=f"{counts.total:,} {'articles' if counts.total != 1 else 'article'} in the library{starred}.",
        site=f"{today:%A}, {today.day} {today:%B}",
    )


def nothing(headline: str, sentence: str) -> Article:
    """An empty list: why, and what to press."""
    return Article(headline, (Paragraph(sentence),), site="tuireader")


def manual(commands: Iterable[Command], cells: int, *, counts: bool = False) -> Article:
    """Every key, by group, in columns that go through all groups where `cells` leave room for that; `counts`: what digits
    are."""
    commands = list(commands)
    even = max(len(_keys(command)) for command in commands)
    even = even if cells - even >= _EVEN else 0
    blocks: list[Block] = []
    for group in Group:
        rows = tuple(
            (_keys(command).ljust(even, _BLANK), command.help)
            for command in commands
            if command.group is group and command.keys
        )
        blocks += [Subhead(str(group)), Table(rows=rows)]
    blocks += [
        Rule(),
        Paragraph(
            "A number before a key says how often; before the keys to the top or the end, which row or line."
            if counts
            else "In an article a digit opens the link of that number; with ten links or more, Enter ends the number."
        ),
        Subhead("What is searched"),
        Paragraph("calais migr* -police “hard negotiation”: words, a beginning, without, a phrase."),
        Paragraph("is:unread is:starred feed:NAME since:3d len:>10m has:quote speaker:NAME in:caption: facts."),
    ]
    return Article("Keys", tuple(blocks), site="tuireader")


def _keys(command: Command) -> str:
    return "  ".join(shown(key) for key in command.keys.split(","))


_EMPTY = {
    "sought": ("Nothing found", [("back", "ends the search")]),
    "unread": ("All is read", [("refresh", "asks the feeds"), ("cycle", "shows what is starred, then all")]),
    "starred": ("Nothing starred", [("cycle", "shows all"), ("star", "stars an article, or takes the star away")]),
    "continue": ("Nothing begun and not finished", [("cycle", "shows all"), ("read-on", "begins an article there")]),
    "": ("Nothing here", [("back", "leads to the feeds, and from there to all"), ("refresh", "asks the feeds")]),
}
"""Why a list is empty, by its flag, and what to press."""


class Standing(NamedTuple):
    """How things stand while no article is open: `feed` is the one whose articles are listed, `listed` how many are,
    `flag` which mark all of them have, `sought` whether that is a search."""

    counts: Counts
    feeds: "Sequence[Feed]"
    feed: "Feed | None"
    listed: int
    flag: str
    sought: bool


def for_now(commands: Sequence[Command], now: Standing, begun: Sequence[Row]) -> Article:
    """The page that stands beside the headlines while no article is open; `begun` are those to go on with."""
    keys = {command.id: first_key(command) for command in commands}
    feeds, feed = now.feeds, now.feed
    if not now.counts.total and not feeds:
        return welcome(commands, newsboat())
    if feed is not None and feed.error and not now.listed and not now.sought:
        return nothing(called(feed.title or feed.url), f"{redact(feed.error)} {keys['refresh']} asks it again.")
    if not now.counts.total:
        here = f"{len(feeds):,} feeds are here" if len(feeds) != 1 else "One feed is here"
        return nothing(here, f"{keys['refresh']} fetches {'their' if len(feeds) != 1 else 'its'} articles.")
    if not now.listed:
        if any(command.id == "back" and "escape" in command.keys.split(",") for command in commands):
            keys["back"] = shown("escape")  # the one that is no letter of what is being typed
        why, ways = _EMPTY["sought" if now.sought else now.flag if now.flag in _EMPTY else ""]
        return Article(why, (_ways(keys, ways),), site="tuireader")
    return front(commands, now.counts, begun, datetime.now(UTC).astimezone())
