"""Panes by the room there is, and ages as a reader says them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui import layout
from tuireader.ui.clock import age


@given(st.integers(1, 500), st.sampled_from(layout.PANES), st.booleans(), st.booleans())
def test_the_panes_fill_the_width_and_the_one_looked_at_is_there(width, focus, zen, feeds):
    cells = layout.panes(width, focus, zen=zen, feeds=feeds)
    assert sum(cells) == width
    assert min(cells) >= 0
    assert cells[layout.PANES.index(focus)] > 0 or not feeds


@pytest.mark.parametrize(("width", "count"), [(40, 1), (79, 1), (80, 2), (119, 2), (120, 3), (200, 3)])
def test_three_panes_at_120_columns_two_at_80_one_below(width, count):
    assert sum(cells > 0 for cells in layout.panes(width, "headlines")) == count


NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-90), "now"),
        (timedelta(seconds=30), "now"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=6), "6 d"),
        (timedelta(days=10), "2 Mar"),
        (timedelta(days=400), "5 Feb 2025"),
    ],
)
def test_an_age_is_said_in_its_largest_unit(ago, said):
    assert age(NOW - ago, NOW) == said
