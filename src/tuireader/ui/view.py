"""What the list shows: a shelf of the library, or what is sought on one."""

from dataclasses import replace
from typing import NamedTuple

from tuireader.model.query import All, Fact, Query

_EVERYTHING = Query()


class Shelf(NamedTuple):
    """A query that stands by itself, and what the masthead calls it."""

    query: Query = _EVERYTHING
    name: str = "All"

    @property
    def of_all(self) -> bool:
        """Whether it shows all articles, or all with a mark: no feed, folder or search."""
        return not self.query.without("is").must.terms

    @property
    def flag(self) -> str:
        """The value of its `is:` at the top, "" where there is none."""
        return next((term.value for term in self.query.must.terms if isinstance(term, Fact) and term.field == "is"), "")


class View(NamedTuple):
    """`query` is what the list shows, `shelf` what it shows without the search, `sought` what was typed to find, "" while
    the list is the shelf itself."""

    shelf: Shelf = Shelf()
    query: Query = _EVERYTHING
    name: str = "All"
    sought: str = ""

    @classmethod
    def of(cls, query: Query, name: str) -> "View":
        """A shelf, out of any search."""
        return cls(Shelf(query, name), query, name)

    def unsought(self) -> "View":
        return View.of(self.shelf.query, self.shelf.name)

    def seeking(self, text: str, among: Shelf) -> "View":
        """A search among what `among` shows; the way back is this view's own shelf. QueryError as from `Query.typed`."""
        sought = text.strip()
        name = f"{among.name} · “{sought}”" if sought else among.name
        return View(self.shelf, _both(among.query, Query.typed(text)), name, sought)

    def reshelved(self, query: Query, name: str) -> "View":
        """The same search, if there is one, over a shelf that is narrowed or ordered in another way."""
        view = View.of(query, name)
        return view.seeking(self.sought, view.shelf) if self.sought else view

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for, for painting hits."""
        return self.query.words()


def _both(scope: Query, query: Query) -> Query:
    """What holds for both; the order is that of `query` if it says one."""
    order = query.order if query.order != _EVERYTHING.order else scope.order
    return replace(query, must=All((*scope.must.terms, *query.must.terms)), order=order)
