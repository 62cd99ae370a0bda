"""The page for a terminal, for a pipe, and for ears."""

import re

from typeset.stories import FERRY, HARBOUR, said

from tuireader.model.article import Article, Figure, Paragraph, PartRole, Quote, Table
from tuireader.typeset import ansi, plain
from tuireader.typeset.cells import width
from tuireader.typeset.lines import Frame
from tuireader.typeset.sheet import sheet

CODES = re.compile(r"\x1b\[([\d;]*)m")


def painted(colours: bool) -> str:
    return ansi.paint(sheet(FERRY, Frame(100, tints=False)).lines, colours)


def test_paint_is_the_page_itself_with_codes_in_it() -> None:
    bare = "".join(
        "".join(run.text for run in line.runs).rstrip() + "\n" for line in sheet(FERRY, Frame(100, tints=False)).lines
    )
    assert "".join(line.rstrip() + "\n" for line in CODES.sub("", painted(True)).splitlines()) == bare


def test_without_colours_only_weight_slant_and_underline_are_left() -> None:
    used = {code for codes in CODES.findall(painted(False)) for code in codes.split(";")}
    assert used == {"0", "1", "2", "3", "4"}
    assert {"31", "33", "36"} <= {code for codes in CODES.findall(painted(True)) for code in codes.split(";")}


def test_every_line_ends_in_its_plain_style() -> None:
    for line in painted(True).splitlines():
        codes = CODES.findall(line)
        assert not codes or codes[-1] == "0"


def test_text_fills_the_width_it_is_given_and_no_more() -> None:
    for room in (20, 40, 66, 100):
        lines = plain.text(HARBOUR, room).splitlines()
        assert max(map(width, lines)) == room


def test_text_ends_with_the_addresses_of_its_links() -> None:
    *_, first, second, third = plain.text(FERRY, 66).splitlines()
    assert first == "[1] https://tidewater.example/count"
    assert second == "[2] https://video.example/last-crossing"
    assert third == "[3] https://tidewater.example/ferry.mp3"


def test_linear_names_what_comes() -> None:
    card = said("“We were never asked about it,” said Ada Reyes.", ("We were never asked about it,", "Ada Reyes"))
    story = Article(
        "Asked",
        (
            Figure("A hall", "Ivo Lindqvist"),
            card,
            Quote("Ask first.", "Town charter"),
            Table(("Who", "What"), (("Reyes", "asked"),)),
            Paragraph("It was Tuesday.", PartRole.CORRECTION),
        ),
        agency="(Meridian Press)",
        minutes=1,
    )
    assert plain.linear(story).splitlines() == [
        "Headline: Asked",
        "Reading time: 1 minute.",
        "Caption: A hall",
        "Credit: Ivo Lindqvist",
        "Quotation, Ada Reyes: “We were never asked about it,” said Ada Reyes. End of quotation.",
        "Quotation, Town charter: Ask first. End of quotation.",
        "Table, 1 row:",
        "Row 1. Who: Reyes; What: asked",
        "End of table.",
        "Correction: It was Tuesday.",
        "Agency: Meridian Press",
        "End of article.",
    ]
