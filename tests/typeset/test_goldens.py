"""Whole pages as they stand, in plain text. After a change that was meant: `python tests/typeset/test_goldens.py`, and
read the difference."""

from pathlib import Path

import pytest
from typeset.stories import FERRY, HARBOUR

from tuireader.model.article import Article
from tuireader.typeset import plain
from tuireader.typeset.lines import Frame
from tuireader.typeset.sheet import sheet

GOLDENS = Path(__file__).parent / "goldens"


def page(article: Article, frame: Frame) -> str:
    return "".join("".join(run.text for run in line.runs).rstrip() + "\n" for line in sheet(article, frame).lines)


PAGES = {
    "ferry-100": lambda: page(FERRY, Frame(100, hidden=True)),
    "ferry-60": lambda: page(FERRY, Frame(60)),
    "ferry-24": lambda: page(FERRY, Frame(24)),
    "ferry-16": lambda: page(FERRY, Frame(16, tints=False, numbers=False)),
    "harbour-48": lambda: page(HARBOUR, Frame(48)),
    "ferry-text": lambda: plain.text(FERRY, 66),
    "ferry-linear": lambda: plain.linear(FERRY),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_stands_as_it_was_approved(name: str) -> None:
    assert PAGES[name]() == (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, made in PAGES.items():
        (GOLDENS / f"{name}.txt").write_text(made(), encoding="utf-8")
