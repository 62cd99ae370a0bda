"""Pages written for plain-text recognition to learn from: whole pages of publishers that do not exist, as copying leaves them.

`pages/` holds a file a page, named by its language: for each line its label, a bar, and its text; blank lines are the page's.
Labels are the corpus' (`LABELS`); "unknown?" leaves open what a line is: a table's cell that copying put on a line of its own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pastes import TEXT

PAGES = Path(__file__).parent / "pages"
LABELS = frozenset(
    ("title", "standfirst", "byline", "dateline_time", "caption", "credit", "boilerplate", "unknown?", *TEXT)
)


class Written(NamedTuple):
    """`labels`: one for each line of the text that is not blank."""

    name: str
    text: str
    labels: list[str]


def written(folder: Path = PAGES) -> Iterator[Written]:
    for path in sorted(folder.iterdir()):
        lines = [line.partition(" | ") for line in path.read_text("utf8").splitlines()]
        yield Written(path.stem, "\n".join(text for _, _, text in lines), [label for label, bar, _ in lines if bar])
