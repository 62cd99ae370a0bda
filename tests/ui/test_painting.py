"""How a page is painted: what is said stands out, what flashes is text."""

import pytest

from tuireader.model.article import Article, Paragraph, Speech
from tuireader.typeset.lines import Frame
from tuireader.typeset.sheet import sheet
from tuireader.ui import theming
from tuireader.ui.painting import Over, Painter
from tuireader.ui.palette import Palette

TEXT = "The keeper called the lamp “old” and went on up the stairs, for it was late, and the tide was near. " * 3
SAID = Article("A lamp", (Paragraph(TEXT, speech=(Speech(28, 31, ""),)),))
CELLS = 90


def _painted(name):
    """The painter of a theme, and the first line of the paragraph, on its sheet."""
    set_ = sheet(SAID, Frame(CELLS))
    line = next(line for line in set_.lines if line.block == 0 and line.runs)
    return Painter(Palette(theming.load(name).variables)), line, set_


@pytest.mark.parametrize("name", [name for name in theming.own_names() if name != "ansi"])
def test_words_that_nobody_is_named_for_stand_out_and_not_back(name):
    painter, line, set_ = _painted(name)
    colours = {segment.text.strip(): segment.style.color for segment in painter.strip(line, set_, CELLS, Over())}
    ink = Palette(theming.load(name).variables).colour("page-ink")
    assert colours["“old”"] == ink


@pytest.mark.parametrize("name", ["tuireader", "ansi"])
def test_a_flash_keeps_to_the_measure(name):
    painter, line, set_ = _painted(name)
    plain = painter.strip(line, set_, CELLS, Over())
    cuts = [set_.margin, set_.margin + set_.measure, CELLS]
    before, after = plain.divide(cuts), painter.flashed(plain, set_).divide(cuts)
    grounds = [
        [{(segment.style.bgcolor, bool(segment.style.reverse)) for segment in part} for part in parts]
        for parts in (before, after)
    ]
    assert [old == new for old, new in zip(*grounds, strict=True)] == [True, False, True]
