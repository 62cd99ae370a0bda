"""Filtering the list, finding in the article, searching everything."""

from dataclasses import replace
from functools import partial

from tuireader.errors import QueryError
from tuireader.model.query import ORDERS, Query
from tuireader.ui.hits import hits
from tuireader.ui.screens.reading import Reading
from tuireader.ui.view import Shelf, View


def find(screen: Reading) -> None:
    """In the article if one is looked at, else in the list."""
    if screen.looking == "article" and screen.story is not None:
        begun = screen.pane.top
        screen.ask(
            "find in this article", partial(_find_in_article, screen, begun), partial(_find_nothing, screen, begun)
        )
    else:
        _filter(screen, screen.view.shelf)


def everywhere(screen: Reading) -> None:
    """The whole library, whatever the list shows."""
    screen.look("headlines")
    _filter(screen, Shelf())


def _filter(screen: Reading, among: Shelf) -> None:
    """A search among what a shelf shows; without any text, the list as it was is the shelf again."""

    def edited(text: str, done: bool) -> None:
        try:
            view = screen.view.seeking(text, among)
        except QueryError as error:
            screen.say(str(error), 3)
            _point(screen, error.at)
        else:
            screen.unsay()
            _point(screen, None)
            if done and not text.strip():
                view = screen.view.unsought()
            if done and view == screen.view:
                screen.put_away_absent()
            screen.view = view

    def cancelled() -> None:
        screen.view = screen.view.unsought()

    screen.ask("find", edited, cancelled)


def _point(screen: Reading, mistake: int | None) -> None:
    """At a mistake in what is being typed."""
    from tuireader.ui.widgets.search_bar import SearchBar

    for bar in screen.query(SearchBar):
        bar.point_at(mistake)


def _find_in_article(screen: Reading, begun: int, text: str, done: bool) -> None:
    """From where reading stood when the search began, whatever was found while it was typed."""
    article = screen.pane.article
    found = hits(article, [text]) if article and len(text) > 1 else []
    screen.pane.return_to(begun)
    screen.pane.find(found, screen.pane.hit_from_here(found))
    screen.unsay()
    screen.refresh_lines_of_state()
    if done and text and not found:
        screen.say(f"“{text}” is not in this article")


def _find_nothing(screen: Reading, begun: int) -> None:
    screen.pane.return_to(begun)
    screen.pane.find([], 0)


def next_hit(screen: Reading) -> None:
    _to_hit(screen, 1)


def previous_hit(screen: Reading) -> None:
    _to_hit(screen, -1)


def _to_hit(screen: Reading, step: int) -> None:
    pane = screen.pane
    if pane.over.hits:
        pane.find(pane.over.hits, (pane.over.hit + step) % len(pane.over.hits))
        screen.refresh_lines_of_state()
    else:
        screen.say(f"No search in this article{screen.keymap.ways(('find', 'begins one'))}")


_FILTERS = (
    ("Unread", "is:unread"), ("Starred", "is:starred"), ("Begun and not finished", "is:continue"),
    ("Here as a whole", "is:offline"), ("Of today", "since:1d"), ("Of this week", "since:1w"),
    ("Long, over ten minutes", "len:>10m"), ("Short, under three", "len:<3m"), ("With a quotation", "has:quote"),
    ("With a picture", "has:image"), ("With sound", "has:audio"), ("With a note of mine", "has:note"),
)  # fmt: skip


async def filter_(screen: Reading) -> None:
    """A fact to narrow the list by; it joins what is sought, so the way back takes it away again."""
    from tuireader.ui.screens.choice import Choice

    rows = [*_FILTERS, *((f"Tagged #{tag}", str(Query().with_fact("tag", tag))) for tag in await screen.library.tags())]

    def chosen(choice: int | None) -> None:
        if choice is not None:
            screen.look("headlines")
            screen.view = screen.view.seeking(f"{screen.view.sought} {rows[choice][1]} ", screen.view.shelf)

    screen.app.push_screen(Choice("Show only", rows), chosen)


_VIEWS = (("", "All"), ("unread", "Unread"), ("starred", "Starred"))


def cycle(screen: Reading) -> None:
    """Unread, all, starred, of the feed or search that the list shows."""
    flags = [flag for flag, _ in _VIEWS]
    shelf, now = screen.view.shelf, screen.view.shelf.flag
    flag, name = _VIEWS[(flags.index(now) + 1) % len(_VIEWS) if now in flags else 0]
    of = shelf.query.without("is")
    query = of.with_fact("is", flag) if flag else of
    if of.must.terms:
        name = f"{name} · {shelf.name.removeprefix(dict(_VIEWS)[now] + ' · ') if now in flags else of}"
    screen.view = screen.view.reshelved(query, name)


def sort(screen: Reading) -> None:
    from tuireader.ui.screens.choice import Choice

    def chosen(choice: int | None) -> None:
        if choice is not None:
            shelf = screen.view.shelf
            screen.view = screen.view.reshelved(replace(shelf.query, order=ORDERS[choice]), shelf.name)

    rows = [(order + (" first" if order != "headline" else ""), "") for order in ORDERS]
    screen.app.push_screen(Choice("Sort by", rows, ORDERS.index(screen.view.query.order)), chosen)


def name_search(screen: Reading) -> None:
    """What the list shows now, kept under a name; nothing typed takes the name away that it has."""
    query = str(screen.view.query)

    def entered(text: str, done: bool) -> None:
        if done:
            screen.later(_named(screen, text.strip(), query))

    if query:
        screen.ask("name of this search", entered)
    else:
        screen.say("All is a name already; filter or search first")


async def _named(screen: Reading, name: str, query: str) -> None:
    from tuireader.library import searches

    if name:
        await searches.keep(screen.library, name, query)
        screen.view = View.of(Query.parse(query), name)
        screen.say(f"“{name}” stands among the feeds{screen.keymap.ways(('undo', 'undoes'))}")
    else:
        for search in await searches.every(screen.library):
            if search.query == query:
                await searches.remove(screen.library, search.name)
                screen.say(f"“{search.name}” is no name any more{screen.keymap.ways(('undo', 'undoes'))}")
    await screen.listing.show_feeds()
