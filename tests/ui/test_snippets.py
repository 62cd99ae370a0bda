"""A search shows where it hit."""

import pytest


async def _sought(reader, words):
    await reader.press("ctrl+k")
    await reader.type(words)
    await reader.press("enter")
    await reader.pilot.pause(0.12)
    await reader.settle()


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_second_line_shows_the_hit_marked_while_a_search_is_on(open_reader, width):
    async with open_reader(size=(width, 24)) as reader:
        await _sought(reader, "counted")
        listed = reader.screen.headlines
        lines = [listed.render_line(y) for y in range(4)]
        assert [" counted " in lines[n].text for n in range(4)] == [False, True, False, True]
        assert [s.text for s in lines[3] if s.style and s.style.bold and s.text.strip()] == ["counted"]
        await reader.press("escape")
        assert "6 min" in listed.render_line(1).text
        assert "counted" not in listed.render_line(1).text


async def test_rows_that_come_into_sight_show_their_hits_too(open_reader, path):
    from ui.stories import story

    from tuireader.library import Library

    async with await Library.open(path) as library:
        await library.file_articles("The Pier", [story(100 + n, f"Log {n}", f"entry{n}") for n in range(60)])
    async with open_reader(size=(80, 24)) as reader:
        await _sought(reader, "counted")
        await reader.press("G")
        await reader.pilot.pause(0.12)
        await reader.settle()
        assert reader.text.count(" counted ") >= 10
