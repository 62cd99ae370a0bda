"""Filtering the list, finding in the article, searching everything."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.model.query import ORDERS, Query
from tuireader.ui.asking import both, flag_of
from tuireader.ui.hits import hits

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


def find(screen: "Reading") -> None:
    """In the article if one is looked at, else in the list."""
    if screen.looking == "article" and screen.article_id is not None:
        begun = screen.pane.top
        screen.ask(
            "find in this article", partial(_find_in_article, screen, begun), partial(_find_nothing, screen, begun)
        )
    else:
        _filter(screen, screen.shelf, screen.shelf_name)


def everywhere(screen: "Reading") -> None:
    """The whole library, whatever the list shows."""
    screen.look("headlines")
    _filter(screen, Query(), "All")


def _filter(screen: "Reading", scope: Query, name: str) -> None:
    """A search among what `scope` shows; without any text, the list as it was is the shelf again."""

    def edited(text: str, done: bool) -> None:
        try:
            query = both(scope, Query.typed(text))
        except QueryError as error:
            screen.say(str(error), 3)
        else:
            screen.unsay()
            if done and not text.strip():
                screen.show_shelf()
            elif query != screen.view or not done:
                screen.seek(query, text, name)
            else:
                screen.put_away_absent()

    screen.ask("find", edited, screen.show_shelf)


def _find_in_article(screen: "Reading", begun: int, text: str, done: bool) -> None:
    """From where reading stood when the search began, whatever was found while it was typed."""
    article = screen.pane.article
    found = hits(article, [text]) if article and len(text) > 1 else []
    screen.pane.return_to(begun)
    screen.pane.find(found, screen.pane.hit_from_here(found))
    screen.unsay()
    screen.refresh_lines_of_state()
    if done and text and not found:
        screen.say(f"“{text}” is not in this article")


def _find_nothing(screen: "Reading", begun: int) -> None:
    screen.pane.return_to(begun)
    screen.pane.find([], 0)


def next_hit(screen: "Reading") -> None:
    _to_hit(screen, 1)


def previous_hit(screen: "Reading") -> None:
    _to_hit(screen, -1)


def _to_hit(screen: "Reading", step: int) -> None:
    pane = screen.pane
    if pane.hits:
        pane.find(pane.hits, (pane.hit + step) % len(pane.hits))
        screen.refresh_lines_of_state()
    else:
        screen.say("No search in this article – / begins one")


_VIEWS = (("", "All"), ("unread", "Unread"), ("starred", "Starred"))


def cycle(screen: "Reading") -> None:
    """Unread, all, starred, of the feed or search that the list shows."""
    flags = [flag for flag, _ in _VIEWS]
    now = flag_of(screen.shelf)
    flag, name = _VIEWS[(flags.index(now) + 1) % len(_VIEWS) if now in flags else 0]
    of = screen.shelf.without("is")
    query = of.with_fact("is", flag) if flag else of
    if of.must.terms:
        name = f"{name} · {screen.shelf_name.removeprefix(dict(_VIEWS)[now] + ' · ') if now in flags else of}"
    _reshelve(screen, query, name)


def _reshelve(screen: "Reading", query: Query, name: str) -> None:
    """The same search, if there is one, over a shelf that is narrowed or ordered in another way."""
    sought = screen.sought
    screen.show(query, name)
    if sought:
        screen.seek(both(query, Query.typed(sought)), sought, name)


def sort(screen: "Reading") -> None:
    from tuireader.ui.screens.choice import Choice

    def chosen(choice: int | None) -> None:
        if choice is not None:
            _reshelve(screen, replace(screen.shelf, order=ORDERS[choice]), screen.shelf_name)

    rows = [(order + (" first" if order != "headline" else ""), "") for order in ORDERS]
    screen.app.push_screen(Choice("Sort by", rows, ORDERS.index(screen.view.order)), chosen)
