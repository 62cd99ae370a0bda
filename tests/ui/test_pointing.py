"""The terminal's own cursor stands, unseen, at what the reader is at: screen readers and braille lines follow it."""

import pytest
from textual.geometry import Offset


@pytest.mark.parametrize("linear", [False, True])
async def test_it_follows_the_row_and_the_line_to_go_on_from(open_reader, linear):
    async with open_reader(size=(100, 24), linear=linear) as reader:
        top = reader.app.cursor_position
        await reader.press("j", "j")
        assert reader.app.cursor_position == top + Offset(0, 4)
        await reader.press("enter")
        pane = reader.screen.pane
        assert reader.app.cursor_position == pane.region.offset
        await reader.press("space")
        assert reader.app.cursor_position == pane.region.offset + Offset(0, 2)  # two lines of the last page stand above
        await reader.press("j")
        assert reader.app.cursor_position == pane.region.offset


async def test_it_stands_in_the_menu_and_where_one_types(open_reader):
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("S", "j")
        lines = reader.text.splitlines()
        assert "oldest first" in lines[reader.app.cursor_position.y]
        await reader.press("escape", "slash")
        await reader.type("tide")
        assert reader.app.cursor_position.y == 22
