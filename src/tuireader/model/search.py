"""A search that the reader has given a name: a list among the lists, wherever a query is taken as `search:NAME`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Search:
    """`query` is as it was typed, and can be parsed."""

    name: str
    query: str
