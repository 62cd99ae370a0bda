"""The menu that narrows a list, the linear page, the source of an article."""

import pytest
from textual.widgets import Input
from ui.stories import HEADLINES

from tuireader.library import Library
from tuireader.library.importing import bring


async def test_the_filter_menu_narrows_the_list_and_escape_clears_it(open_reader):
    async with open_reader() as reader:
        await reader.press("s", "F")
        assert "Begun and not finished" in reader.text
        await reader.press("j", "enter")
        assert reader.headlines == [HEADLINES[0]]
        assert reader.screen.view.sought == "is:starred"
        await reader.press("F", "enter")
        assert reader.screen.view.sought == "is:starred is:unread"
        await reader.press("escape")
        assert len(reader.headlines) == 5


async def test_the_readers_own_tags_are_in_the_filter_menu(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "T")
        await reader.type("harbour lights")
        await reader.press("enter", "F", "G", "enter")
        assert reader.headlines == [HEADLINES[1]]


async def test_linear_says_what_comes_in_one_pane_and_keeps_the_place(open_reader):
    async with open_reader(linear=True) as reader:
        assert sum(pane.display for pane in reader.screen.panes.children) == 1
        await reader.press("enter")
        assert f"Headline: {HEADLINES[0]}" in reader.text
        assert "Caption: The lamp at dusk, seen from the pier" in reader.text
        assert "Heading: The keeper" in reader.text
        assert "▌" not in reader.text
        await reader.press("right_square_bracket", "slash")
        await reader.type("lamp stays")
        await reader.press("enter")
        assert len(reader.screen.pane.over.hits) == 1
        await reader.press("escape", "G")
        assert "Quotation, Samira Vale: Nobody has ever counted the steps twice. End of quotation." in " ".join(
            line.strip() for line in reader.text.splitlines()
        )


async def test_the_palette_turns_the_page_into_lines_and_back(open_reader):
    async with open_reader() as reader:
        await reader.press("enter")
        await reader.command("name what comes")
        assert f"Headline: {HEADLINES[0]}" in reader.text
        await reader.command("name what comes")
        assert "Headline:" not in reader.text
        assert sum(pane.display for pane in reader.screen.panes.children) == 3


async def test_the_source_of_an_article_is_shown_as_it_came(open_reader, path, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><body><h1>The log</h1><p class=x>" + "The keeper wrote it. " * 20 + "</p></body></html>")
    async with await Library.open(path) as library:
        await bring(library, [str(page)], lambda event: None)
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("keeper wrote")
        await reader.press("enter")
        await reader.command("as it came")
        assert "<p class=x>" in reader.text
        await reader.press("escape", "escape", "G")
        await reader.command("as it came")
        assert "was not kept" in reader.text


@pytest.mark.parametrize("charset", ["zlib", "idna", "undefined", "no-such"])
async def test_a_source_whose_server_names_no_encoding_of_text_is_shown_all_the_same(open_reader, path, site, charset):
    page = "<html><body><h1>The log</h1><p class=x>" + "The keeper wrote it. " * 20 + "</p></body></html>"
    address = site.say("/log", page, Content_Type=f"text/html; charset={charset}")
    async with await Library.open(path) as library:
        await bring(library, [address], lambda event: None)
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("keeper wrote")
        await reader.press("enter")
        await reader.command("as it came")
        assert "<p class=x>" in reader.text


async def test_a_mistake_in_a_search_is_told_and_underlined_where_it_stands(open_reader):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("lamp is:unred sea")
        assert "is:unread is meant?" in reader.text
        (mistake,) = reader.screen.query_one(Input)._value.spans
        assert (mistake.start, mistake.end) == (5, 13)
        assert len(reader.headlines) == 2  # of “lamp”, which could be read
        await reader.press(*["backspace"] * 12)
        assert not reader.screen.query_one(Input)._value.spans


async def test_what_stands_above_or_below_the_cursor_is_marked_read_by_a_key(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "j", "left_curly_bracket", "L")
        assert len(reader.headlines) == 3
        await reader.press("z", "L", "L")
        assert len(reader.headlines) == 5
        await reader.press("g", "right_curly_bracket", "L")
        assert len(reader.headlines) == 1
