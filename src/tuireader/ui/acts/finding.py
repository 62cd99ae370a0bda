"""Filtering the list, finding in the article, searching everything."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.model.query import ORDERS, Query
from tuireader.ui.asking import both, facts_of, flag_of
from tuireader.ui.hits import hits

if TYPE_CHECKING:
    from tuireader.ui.screens.reading import Reading


def find(screen: "Reading") -> None:
    """In the article if one is looked at, else in the list."""
    if screen.looking == "article" and screen.article_id is not None:
        screen.ask(
            "find in this article", partial(_find_in_article, screen), partial(_find_in_article, screen, "", True)
        )
    else:
        _filter(screen, facts_of(screen.view))


def everywhere(screen: "Reading") -> None:
    """The whole library, whatever the list shows."""
    screen.look("headlines")
    _filter(screen, Query())


def _filter(screen: "Reading", scope: Query) -> None:
    before, name = screen.view, screen.name_of_query

    def edited(text: str, done: bool) -> None:
        try:
            query = both(scope, Query.parse(text) if done else Query.typed(text))
        except QueryError as error:
            screen.say(str(error), 3)
        else:
            screen.show(query, f"“{text}”" if text.strip() else str(scope))

    screen.ask("find", edited, lambda: screen.show(before, name))


def _find_in_article(screen: "Reading", text: str, done: bool) -> None:
    article = screen.pane.article
    found = hits(article, [text]) if article and len(text) > 1 else []
    screen.pane.find(found, -1)
    screen.pane.find(found, screen.pane.hit_from_here())
    screen.message = ""
    screen.refresh_lines_of_state()
    if done and text and not found:
        screen.say(f"“{text}” is not in this article")


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
    flag, name = _VIEWS[(flags.index(flag_of(screen.view)) + 1) % len(_VIEWS) if flag_of(screen.view) in flags else 0]
    of = screen.view.without("is")
    query = of.with_fact("is", flag) if flag else of
    screen.show(query, f"{name} · {screen.name_of_query.split(' · ')[-1]}" if str(of) else name)


def sort(screen: "Reading") -> None:
    from tuireader.ui.screens.choice import Choice

    def chosen(choice: int | None) -> None:
        if choice is not None:
            screen.show(replace(screen.view, order=ORDERS[choice]), screen.name_of_query)

    rows = [(order + (" first" if order != "headline" else ""), "") for order in ORDERS]
    screen.app.push_screen(Choice("Sort by", rows, ORDERS.index(screen.view.order)), chosen)
