"""What the reader writes of an article: tags, a note, a file."""

import pytest
from ui.stories import HEADLINES


async def test_a_tag_goes_on_and_off_and_shows_under_the_article(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "T")
        await reader.type("harbour")
        await reader.press("enter", "j")
        assert "#harbour" in reader.text.splitlines()[-1]
        assert await reader.screen.library.tags() == {"harbour": 1}
        await reader.press("T")
        assert "#harbour" in reader.text.splitlines()[-2]
        await reader.type("harbour")
        await reader.press("enter", "j")
        assert "#harbour" not in reader.text
        await reader.press("z", "j")
        assert "#harbour" in reader.text.splitlines()[-1]


async def test_a_selection_is_tagged_as_one(open_reader):
    async with open_reader() as reader:
        await reader.press("v", "j", "T")
        await reader.type("pier")
        await reader.press("enter")
        assert "#pier on 2 articles – z undoes" in reader.text
        assert await reader.screen.library.tags() == {"pier": 2}
        await reader.press("z")
        assert await reader.screen.library.tags() == {}


async def test_a_note_is_written_changed_and_taken_away(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "M")
        await reader.type("ask Ruth")
        await reader.press("enter", "j")
        assert "✎ ask Ruth" in reader.text.splitlines()[-1]
        await reader.press("M")
        await reader.type(" again")
        await reader.press("enter")
        article_id = reader.screen.article_id
        assert await reader.screen.library.note(article_id) == "ask Ruth again"
        await reader.press("M", *["backspace"] * len("ask Ruth again"), "enter", "j")
        assert await reader.screen.library.note(article_id) == ""
        assert "✎" not in reader.text
        await reader.press("z", "j")
        assert "✎ ask Ruth again" in reader.text


async def test_the_article_is_written_to_a_file_that_is_offered_by_name(open_reader, tmp_path):
    async with open_reader() as reader:
        await reader.press("j", "w", "enter", "enter")
        assert "1 article written to" in reader.screen.message
        assert f"# {HEADLINES[1]}" in (tmp_path / "boats-come-home.md").read_text()
        await reader.press("w", "enter", "enter")
        assert "is there already" in reader.screen.message


async def test_a_selection_is_exported_and_a_place_that_cannot_be_is_a_sentence(open_reader, tmp_path):
    async with open_reader() as reader:
        await reader.press("v", "j", "w", "enter", "ctrl+u")
        await reader.type(str(tmp_path / "two.html"))
        await reader.press("enter")
        assert "2 articles written to" in reader.screen.message
        page = (tmp_path / "two.html").read_text()
        assert [headline in page for headline in HEADLINES] == [True, True, False, False, False]
        await reader.press("w", "enter", "ctrl+u")
        await reader.type("/nowhere/at/all.md")
        await reader.press("enter")
        assert "cannot be written" in reader.screen.message


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_tags_and_a_note_stand_in_the_row_of_the_list(open_reader, size):
    async with open_reader(size=size) as reader:
        await reader.press("j", "T")
        await reader.type("sea")
        await reader.press("enter", "M")
        await reader.type("ask Ruth")
        await reader.press("enter")
        row = next(line for line in reader.text.splitlines() if "#sea" in line)
        assert "· 1 h · 6 min #sea ✎" in row
        await reader.press("z", "z")
        assert "#sea" not in reader.text
        assert "✎" not in reader.text
