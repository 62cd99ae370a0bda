"""Marks in the text and the notes that they stand for."""

import pytest

from tuireader.model.article import Article, Listing, Paragraph, PartRole, Subhead
from tuireader.typeset.footnotes import mark_of, notes, references
from tuireader.typeset.lines import Frame, Role
from tuireader.typeset.sheet import sheet

NOTED = (
    Paragraph("The shelf is full.1 It was counted.[2] Nobody read it³ or the other*. A pipe of 3.1 metres, in 1931."),
    Subhead("Notes"),
    Listing(("It is 4 m long.", "By a clerk."), ordered=True),
    Paragraph("³ Until last winter.", PartRole.FOOTNOTE),
    Paragraph("* See the map.", PartRole.FOOTNOTE),
)


def test_notes_are_known_by_their_marks():
    assert notes(Article("A log", NOTED)) == {
        "1": "It is 4 m long.",
        "2": "By a clerk.",
        "3": "Until last winter.",
        "*": "See the map.",
    }


def test_a_list_is_one_of_notes_only_where_it_is_called_so():
    assert notes(Article("A log", (Subhead("What to do"), Listing(("Read.", "Count."), ordered=True)))) == {}


def test_marks_are_found_where_they_stand_and_figures_of_the_text_are_none():
    text = NOTED[0].text
    found = list(references(text, notes(Article("A log", NOTED))))
    assert [(text[start:end], mark) for start, end, mark in found] == [("1", "1"), ("[2]", "2"), ("³", "3"), ("*", "*")]
    assert text[: found[0][0]].endswith("full.")


@pytest.mark.parametrize(("text", "mark"), [("[12]", "12"), ("¹²", "12"), ("†", "†"), ("7", "7")])
def test_a_mark_is_its_figure_however_it_is_set(text, mark):
    assert mark_of(text) == mark


def test_a_mark_is_a_run_of_its_own_and_the_words_stay_verbatim():
    lines = sheet(Article("A log", NOTED), Frame(80)).lines
    runs = [run for line in lines for run in line.runs if line.block == 0]
    assert [run.text for run in runs if run.role is Role.REFERENCE] == ["1", "[2]", "³", "*"]
    assert all(NOTED[0].text[run.start :].startswith(run.text) for run in runs if run.start >= 0)
