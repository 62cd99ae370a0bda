"""What the library can be exported as: the formats by their names, their files' names and their titles.

Apart from `exporting`, because the command line wants the names before it is known what is asked.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tuireader import registry

if TYPE_CHECKING:
    from tuireader.export import Exporter

PACKAGE = "tuireader.export"


def names() -> tuple[str, ...]:
    """Of all formats; none of them is imported."""
    return registry.names(PACKAGE)


def of_articles() -> "dict[str, Exporter]":
    """name -> what makes documents of articles."""
    return dict(registry.every(PACKAGE, "EXPORTER"))


def format_of(target: Path) -> str:
    """The format that a file's name asks for, "" where it asks for none."""
    suffixes = {exporter.suffix: name for name, exporter in of_articles().items()}
    return {**suffixes, ".json": "json", ".opml": "opml", ".htm": "html"}.get(target.suffix.lower(), "")


def is_of_feeds(form: str) -> bool:
    """Whether it holds subscriptions, and no articles."""
    return hasattr(registry.load(PACKAGE, form), "SUBSCRIPTIONS")


def is_binary(form: str) -> bool:
    exporter = of_articles().get(form)
    return exporter is not None and exporter.binary
