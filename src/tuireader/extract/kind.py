"""What a kind of source has to offer to be one: the shape of `SOURCE` in every file of `sources/`."""

from collections.abc import Callable
from dataclasses import dataclass

from tuireader.model.article import Article
from tuireader.model.source import Source

Explained = tuple[str, str, list[tuple[str, float, str]]]
"""A line of the source: its text, the label it was given, and (label, weight, why) of each vote, strongest first."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`recognises` says how sure it is that the bytes are of its kind, 0 to 1, from the first kilobytes alone. `article`
    and `explain` raise ExtractError where nothing can be read."""

    recognises: Callable[[Source], float]
    article: Callable[[Source], Article]
    explain: Callable[[Source], list[Explained]]
