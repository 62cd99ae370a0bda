"""The first ten keystrokes of three kinds of reader: newsboat's, vim's and less's, and a web reader's."""

import pytest


async def test_newsboats_habits(open_reader):
    """Enter, Space, n for the next unread, N to mark unread again, A, q back, q quits."""
    async with open_reader(keymap="newsboat") as reader:
        await reader.press("down", "enter", "space", "n")
        assert reader.screen.headlines.cursor == 2
        await reader.press("N")
        assert "Marked unread" in reader.text
        await reader.press("q")
        assert reader.screen.looking == "headlines"
        await reader.press("ctrl+e")
        assert "★" in reader.text
        await reader.press("A", "question_mark")
        assert "Keys" in reader.text
        await reader.press("q")
        assert reader.screen.counts.unread == 0


async def test_vims_habits(open_reader):
    """3j, gg, G, Ctrl-D, /word Enter n N, u takes back."""
    async with open_reader(keymap="vim") as reader:
        await reader.press("3", "j")
        assert reader.screen.headlines.cursor == 3
        await reader.press("g", "g")
        assert reader.screen.headlines.cursor == 0
        await reader.press("G")
        assert reader.screen.headlines.cursor == 4
        await reader.press("l", "slash")
        await reader.type("tide came")
        await reader.press("enter", "n", "n", "N")
        assert reader.screen.pane.over.hits
        await reader.press("escape", "ctrl+d", "5", "j")
        assert reader.screen.pane.top > 5
        await reader.press("h", "s", "u")
        assert "Taken back: 1 starred" in reader.text


async def test_lesss_habits(open_reader):
    """Space, b, d, u, g, G, /, n, q."""
    async with open_reader(keymap="less", size=(80, 24)) as reader:
        await reader.press("enter", "space")
        top = reader.screen.pane.top
        assert top > 0
        await reader.press("b")
        assert reader.screen.pane.top == 0
        await reader.press("d")
        assert 0 < reader.screen.pane.top < top
        await reader.press("u", "G")
        assert reader.screen.pane.at_end
        await reader.press("g", "slash")
        await reader.type("keeps")
        await reader.press("enter", "n", "q")
        assert not reader.screen.pane.over.hits
        await reader.press("q")
        assert reader.screen.looking == "headlines"


@pytest.mark.parametrize("opening", ["o", "enter"])
async def test_a_web_readers_habits(open_reader, opening):
    """j and k through the list, Enter, Space to the end and on, s, m, slash; wheel and click."""
    async with open_reader(browser="true") as reader:
        await reader.press("j", "j", "k", opening)
        assert (reader.screen.article_id is not None) == (opening == "enter")
        assert ("Opened" in reader.text) == (opening == "o")
        await reader.press("s", "m")
        await reader.press("slash")
        await reader.type("quay")
        await reader.press("escape")
        await reader.pilot.click("#headlines", offset=(5, 1))
        await reader.settle()
        assert reader.screen.headlines.cursor == 0
