"""The pages that the program itself writes: the welcome, the front page, the help. They are articles like any other and
are set by the same typesetter."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tuireader.model.article import Article, Block, Listing, Mark, Paragraph, Rule, Span, Subhead, Table
from tuireader.model.query import Query
from tuireader.model.row import Counts, Row
from tuireader.safe import redact
from tuireader.ui.acts.feeds import newsboat
from tuireader.ui.commands import Command, Group, first_key, shown

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


def welcome(commands: Sequence[Command], newsboat: str = "") -> Article:
    """For an empty library: what to press."""
    keys = {command.id: first_key(command) for command in commands}
    ways = [
        ("sample", "the sample edition: thirteen stories to try the reader with, at once and offline"),
        ("add", "a feed, or any page that offers one: type its address"),
        ("import", "a file: an article saved or pasted, a feed, a list of feeds (OPML, newsboat’s urls)"),
    ]
    items = tuple(f"{keys[name]}  {what}" for name, what in ways)
    blocks: list[Block] = [
        Paragraph("There is nothing here yet. One key fills the shelf:"),
        Listing(items, spans=tuple((Span(0, len(keys[name]), Mark.STRONG),) for name, _ in ways)),
    ]
    if newsboat:
        text = f"newsboat’s feeds were found in {newsboat}: press {keys['import']} and Enter to take them in."
        blocks.append(Paragraph(text))
    blocks.append(Paragraph(f"{keys['help']} shows every key, {keys['quit']} quits."))
    return Article(
        "A page worth reading",
        tuple(blocks),
        standfirst="News from feeds, pages and files, set with care: captions apart from text, and every voice by name.",
        site="tuireader",
    )


def front(commands: Sequence[Command], counts: Counts, unfinished: Sequence[Row], today: datetime) -> Article:
    """Beside the headlines before anything is open: how much there is, and what was begun."""
    keys = {command.id: first_key(command) for command in commands}
    unread = f"{counts.unread:,} unread" if counts.unread else "Nothing unread"
    blocks: list[Block] = []
    if unfinished:
        blocks += [Subhead("Go on reading"), Listing(tuple(f"{row.headline} – {row.source}" for row in unfinished))]
    ways = ("open", "opens an article"), ("read-on", "reads on"), ("find", "finds"), ("help", "shows every key")
    hints = ", ".join(f"{keys[name]} {what}" for name, what in ways) + "."
    blocks.append(Paragraph(hints))
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


def manual(commands: Iterable[Command], complaints: Sequence[str] = ()) -> Article:
    """Every key, by group."""
    commands = list(commands)
    blocks: list[Block] = [Paragraph(sentence) for sentence in complaints]
    for group in Group:
        rows = tuple(
            ("  ".join(shown(key) for key in command.keys.split(",")), command.help)
            for command in commands
            if command.group is group and command.keys
        )
        blocks += [Subhead(str(group)), Table(rows=rows)]
    blocks += [
        Rule(),
        Paragraph(
            "In an article a digit opens the link of that number; with ten links or more, Enter ends the number."
        ),
        Subhead("What is searched"),
        Paragraph("calais migr* -police “hard negotiation”: words, a beginning, without, a phrase."),
        Paragraph("is:unread is:starred feed:NAME since:3d len:>10m has:quote speaker:NAME in:caption: facts."),
    ]
    return Article("Keys", tuple(blocks), site="tuireader")


async def for_now(screen: "Reading") -> Article:
    """The page that stands beside the headlines while no article is open."""
    commands = screen.keymap.commands
    keys = {command.id: first_key(command) for command in commands}
    feeds = screen.listing.feeds
    if not screen.counts.total and not feeds:
        return welcome(commands, newsboat())
    if (feed := screen.listing.feed) is not None and feed.error and not screen.headlines.count and not screen.sought:
        return nothing(feed.title or redact(feed.url), f"{redact(feed.error)} {keys['refresh']} asks it again.")
    if not screen.counts.total:
        here = f"{len(feeds):,} feeds are here" if len(feeds) != 1 else "One feed is here"
        return nothing(here, f"{keys['refresh']} fetches {'their' if len(feeds) != 1 else 'its'} articles.")
    if not screen.headlines.count:
        sentence = (
            f"{keys['cycle']} shows other articles, {keys['back']} ends a search, {keys['refresh']} asks the feeds."
        )
        return nothing("Nothing to show", sentence)
    begun = await screen.library.rows(await screen.library.ids(Query.parse("is:continue"), 5))
    return front(commands, screen.counts, begun, datetime.now(UTC).astimezone())
