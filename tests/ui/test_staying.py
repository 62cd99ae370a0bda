"""What comes in moves nothing that is being looked at, and only what looks otherwise is painted."""

import pytest
from ui.stories import story

from tuireader.library import Library


@pytest.fixture
async def long_list(tmp_path):
    where = tmp_path / "long.db"
    async with await Library.open(where) as library:
        await library.file_articles("The Log", [story(n, f"Entry {n} of the log") for n in range(60)])
    return where


async def _come_in(reader, stories):
    async with await Library.open(reader.screen.path) as library:
        await library.file_articles("The Wire", stories)
    await reader.screen.listing.look_around()
    await reader.settle()


def _rows(reader):
    listed = reader.screen.headlines
    return [listed.render_line(y).text for y in range(listed.outer_size.height)]


async def test_headlines_that_come_in_above_leave_the_rows_where_they_are(open_reader, long_list):
    async with open_reader(at=long_list) as reader:
        await reader.press("j", "j", "j")
        before = _rows(reader)
        await _come_in(reader, [story(n - 9, f"Late wire {n}") for n in range(9)])
        assert reader.screen.headlines.cursor == 12
        assert _rows(reader) == before
        await reader.press("g")
        assert "Late wire" in _rows(reader)[0]


async def test_rows_that_look_the_same_are_not_painted_again(open_reader, long_list, monkeypatch):
    async with open_reader(at=long_list) as reader:
        await reader.press("j")
        listed, painted = reader.screen.headlines, []
        monkeypatch.setattr(listed, "refresh", lambda *regions, **_: painted.extend(regions) or listed)
        await _come_in(reader, [story(-1, "A late wire")])
        assert listed.count == 61
        assert painted == []


async def test_a_reader_on_the_first_row_sees_what_comes_in(open_reader, long_list):
    async with open_reader(at=long_list) as reader:
        await _come_in(reader, [story(-1, "A late wire")])
        assert "A late wire" in _rows(reader)[0]
        assert reader.screen.headlines.cursor == 0


async def test_a_list_that_grows_past_the_pane_gets_its_scrollbar(open_reader, path):
    async with open_reader() as reader:
        listed = reader.screen.headlines
        assert not listed.show_vertical_scrollbar
        await _come_in(reader, [story(n + 9, f"Late wire {n}") for n in range(40)])
        assert listed.show_vertical_scrollbar
        await reader.press("G")
        assert listed.render_line(listed.outer_size.height - 2).text.strip()


async def test_every_line_of_a_pane_is_as_wide_as_the_pane(open_reader, long_list):
    async with open_reader(at=long_list) as reader:
        for pane in (reader.screen.headlines, reader.screen.feed_tree):
            widths = {pane.render_line(y).cell_length for y in range(pane.outer_size.height)}
            assert widths == {pane.outer_size.width}
            assert pane.render_line(0).text.endswith("▕")


async def test_a_key_that_is_pressed_while_rows_are_read_again_is_not_taken_back(open_reader, long_list, monkeypatch):
    async with open_reader(at=long_list) as reader:
        await reader.press("j")
        library, listed = reader.screen.library, reader.screen.headlines
        read, keys = library.rows, ["j", "j"]

        async def read_while_keys_are_pressed(ids):
            found = await read(ids)
            if keys:
                await reader.pilot.press(keys.pop())
            return found

        monkeypatch.setattr(library, "rows", read_while_keys_are_pressed)
        await _come_in(reader, [story(n - 9, f"Late wire {n}") for n in range(9)])
        assert not keys
        assert listed.row(listed.cursor).headline == "Entry 3 of the log"
