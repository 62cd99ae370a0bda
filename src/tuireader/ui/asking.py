"""Queries put together: what a list is narrowed to, what is looked for in it, in which order."""

from tuireader.model.query import All, Fact, Query


def both(scope: Query, query: Query) -> Query:
    """What holds for both; the order is that of `query` if it says one."""
    order = query.order if query.order != Query().order else scope.order
    return Query(All((*scope.must.terms, *query.must.terms)), order)


def flag_of(query: Query) -> str:
    """The value of its `is:` at the top, "" where there is none."""
    return next((t.value for t in query.must.terms if isinstance(t, Fact) and t.field == "is"), "")
