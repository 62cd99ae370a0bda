"""Going through the quotations, figures and links of a page, also where it cannot scroll any further."""

import pytest

from tuireader.library import Library
from tuireader.model.article import Article, Embed, Mark, Paragraph, Quote, Span

VOICES = ("Ruth Amsel", "Joon Park", "Samira Vale")
TOLD = Article(
    "What was said",
    (
        Paragraph("The tide came in and the tide went out, as it does. " * 60),
        *(Quote(f"The lamp stays lit, number {n}.", voice) for n, voice in enumerate(VOICES)),
    ),
    byline="Ada Reyes",
)

PLACES = [f"https://keeper@lamp{n}.example/" for n in range(1, 41)]  # the reader asks before it leaves for one of these
LINKED = Article(
    "Forty links",
    (
        *(Paragraph(f"the lamp {n}", spans=(Span(4, 8, Mark.LINK, place),)) for n, place in enumerate(PLACES)),
        Embed("", "https://play.example/film"),
    ),
)


@pytest.fixture
async def library(path):
    async with await Library.open(path) as library:
        await library.file_articles("The Pier", [TOLD, LINKED])
    return path


async def _open(reader, headline):
    await reader.press("g", *["j"] * reader.headlines.index(headline), "enter")


def _flashed(reader):
    pane = reader.screen.pane
    return "".join(run.text for run in pane.setting_lines[pane._flash].runs)


async def test_every_quotation_of_the_last_screen_is_gone_to_and_copied_with_its_speaker(open_reader, library):
    async with open_reader() as reader:
        await _open(reader, "What was said")
        for n, voice in enumerate(VOICES):
            await reader.press("right_square_bracket")
            assert f"number {n}." in _flashed(reader)
            await reader.press("Y")
            assert reader.app.clipboard == f"The lamp stays lit, number {n}.\n— {voice}, in: Ada Reyes, “What was said”"
        await reader.press("right_square_bracket")
        assert "No quotation or figure below" in reader.text
        await reader.press("left_square_bracket")
        assert "number 1." in _flashed(reader)


async def test_more_links_than_letters_have_two_letters_each(open_reader, library):
    async with open_reader(size=(120, 100)) as reader:
        await _open(reader, "Forty links")
        await reader.press("f")
        assert "[sa]" in reader.text
        assert "play.example" in reader.text  # no letters over what is no number
        await reader.press("s")
        assert "[s]" in reader.text
        await reader.press("S")
        assert "[s]" not in reader.text
        assert "leads to lamp28.example" in reader.text


async def test_the_list_of_links_says_what_they_stand_on(open_reader, library):
    async with open_reader() as reader:
        await _open(reader, "Forty links")
        await reader.press("u")
        lines = reader.text.splitlines()
        at = next(n for n, line in enumerate(lines) if "lamp1.example" in line)
        assert lines[at - 1].split("│")[1].split() == ["▌", "lamp", "1"]
