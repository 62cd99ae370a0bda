"""Panes by the room there is, and ages as a reader says them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui import layout
from tuireader.ui.clock import age
from tuireader.ui.widgets.moves import moved

SETS = st.sets(st.sampled_from(layout.PANES))


@given(st.integers(1, 500), st.sampled_from(layout.PANES), st.integers(1, 3), SETS, st.booleans())
def test_the_panes_fill_the_width_and_the_one_looked_at_is_there(width, focus, most, hidden, zen):
    cells = layout.panes(width, focus, most=most, hidden=hidden, zen=zen)
    assert sum(cells) == width
    assert min(cells) >= 0
    assert cells[layout.PANES.index(focus)] > 0
    assert sum(cell > 0 for cell in cells) <= min(most, layout.room(width))
    assert all(cell == 0 or pane == focus or pane not in hidden for pane, cell in zip(layout.PANES, cells, strict=True))


async def test_each_pane_but_the_headlines_can_be_hidden_and_comes_to_be_looked_at(open_reader):
    async with open_reader() as reader:

        def seen():
            return [pane.id for pane in reader.screen.panes.children if pane.display]

        await reader.press("1", "1")
        assert seen() == ["headlines", "article"]
        await reader.press("2", "2")
        assert seen() == ["headlines", "article"]
        await reader.press("3", "3")
        assert seen() == ["headlines"]
        await reader.press("enter")
        assert seen() == ["headlines", "article"]
        await reader.press("h")
        assert seen() == ["headlines"]


@pytest.mark.parametrize(("width", "counts"), [(120, [3, 2, 1, 3]), (80, [2, 1, 2]), (60, [1, 1])])
async def test_the_layout_goes_through_what_there_is_room_for(open_reader, width, counts):
    async with open_reader(size=(width, 24)) as reader:
        for count in counts:
            assert sum(pane.display for pane in reader.screen.panes.children) == count
            await reader.press("vertical_line")


@pytest.mark.parametrize(("width", "count"), [(40, 1), (79, 1), (80, 2), (119, 2), (120, 3), (200, 3)])
def test_three_panes_at_120_columns_two_at_80_one_below(width, count):
    assert sum(cells > 0 for cells in layout.panes(width, "headlines")) == count


NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-90), "now"),
        (timedelta(seconds=30), "now"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=6), "6 d"),
        (timedelta(days=10), "2 Mar"),
        (timedelta(days=400), "5 Feb 2025"),
    ],
)
def test_an_age_is_said_in_its_largest_unit(ago, said):
    assert age(NOW - ago, NOW) == said


@pytest.mark.parametrize(
    ("cells", "hints"), [(40, ["? help"]), (60, ["Enter open", "? help"]), (100, ["/ find", "? help"])]
)
async def test_the_key_that_leads_to_all_others_is_hinted_at_in_every_width(open_reader, cells, hints):
    async with open_reader(size=(cells, 20)) as reader:
        assert all(hint in reader.text for hint in hints)


@pytest.mark.parametrize("page", range(1, 12))
@pytest.mark.parametrize(("there", "back"), [("down", "up"), ("page-down", "page-up"), ("half-down", "half-up")])
def test_the_way_down_and_up_again_leads_to_where_one_was(there, back, page):
    assert moved(back, moved(there, 50, 100, page), 100, page) == 50


def test_the_ends_are_where_they_are():
    assert (moved("top", 50, 100, 7), moved("bottom", 50, 100, 7)) == (0, 100)


@pytest.mark.parametrize("size", [(40, 12), (60, 24), (80, 24)])
async def test_help_is_hinted_at_beside_all_that_is_said_of_an_article(open_reader, size):
    async with open_reader(size=size) as reader:
        await reader.press("enter")
        assert "min left" in reader.text
        assert "? help" in reader.text
