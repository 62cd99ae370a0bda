"""The first ten keystrokes of those who come from newsboat, from vim, from less, or from a reader on the web.

What each of them means there: newsboat's default bindings (doc/keycmds.dsv), vim's normal mode, less's commands, and what
readers on the web agree on (Miniflux's and NetNewsWire's keys, the mouse).
"""


async def test_newsboats_habits(open_reader):
    """Down, Enter, Space, n (next unread), N (toggle read), q, ^E (flag), s (save), A (mark all read), ?"""
    async with open_reader(keymap="newsboat") as reader:
        await reader.press("down", "enter", "space", "n")
        assert reader.screen.headlines.cursor == 2
        await reader.press("N")
        assert "Marked unread" in reader.text
        await reader.press("q")
        assert reader.screen.looking == "headlines"
        await reader.press("ctrl+e")
        assert "★" in reader.text
        await reader.press("s")
        assert "Write as" in reader.text
        await reader.press("escape", "A", "question_mark")
        assert "Keys" in reader.text
        await reader.press("q")
        assert reader.screen.counts.unread == 0


async def test_vims_habits(open_reader):
    """3j, gg, G, l, /word, n, N, ^D, 5j, u, ^W and a direction, :q; ZZ."""
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
        for keys, pane in (("l", "article"), ("h", "headlines"), ("h", "feeds"), ("w", "headlines")):
            await reader.press("ctrl+w", keys)
            assert reader.screen.looking == pane
        await reader.command("q")
        assert reader.screen.over
    async with open_reader(keymap="vim") as reader:
        await reader.press("Z", "j", "Z")
        assert not reader.screen.over
        assert reader.screen.headlines.cursor == 0
        await reader.press("escape", "Z", "Z")
        assert reader.screen.over


async def test_lesss_habits(open_reader):
    """Space, b, d, u, G, 3g, /word, n, e, y, h (help), q."""
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
        await reader.press("3", "g")
        assert reader.screen.pane.top == 2
        await reader.press("e", "e", "y")
        assert reader.screen.pane.top == 3
        await reader.press("g", "slash")
        await reader.type("keeps")
        await reader.press("enter", "n", "q")
        assert not reader.screen.pane.over.hits
        await reader.press("h")
        assert reader.app.screen is not reader.screen
        await reader.press("q", "q")
        assert reader.screen.looking == "headlines"


async def test_a_web_readers_habits(open_reader):
    """j, k, o (the page itself), Enter, s, m, Space to the end and on, slash, a click, the wheel."""
    async with open_reader(browser="true", size=(120, 24)) as reader:
        await reader.press("j", "j", "k", "o")
        assert reader.screen.article_id is None
        assert "Opened" in reader.text
        await reader.press("enter", "s")
        assert "★" in reader.text
        await reader.press("m")
        assert "Marked unread" in reader.text
        opened = reader.screen.article_id
        for _ in range(12):
            await reader.press("space")
        assert reader.screen.article_id != opened
        await reader.press("slash")
        await reader.type("quay")
        await reader.press("escape", "h")
        await reader.pilot.click("#headlines", offset=(5, 1))
        await reader.settle()
        assert reader.screen.headlines.cursor == 0
        await reader.pilot.click("#headlines", offset=(5, 1))
        await reader.settle()
        assert reader.screen.looking == "article"
        reader.screen.pane.on_mouse_scroll_down(_wheel())
        assert reader.screen.pane.top == 3


def _wheel():
    from textual.events import MouseScrollDown

    return MouseScrollDown(None, 0, 0, 0, 1, 0, False, False, False)
