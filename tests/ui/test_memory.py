"""What the reader remembers for those who read: where they stopped, what is left, what was begun, and whose words they took."""

import pytest
from ui.stories import HEADLINES, SAID


async def test_the_place_is_there_after_a_restart_and_it_is_said(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "space", "j")
        block, offset = reader.screen.pane.place.block, reader.screen.pane.place.offset
        await reader.press("h")
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("enter")
        assert "You stopped here" in reader.text
        place = reader.screen.pane.place
        assert place.block == block
        assert abs(place.offset - offset) < 80


async def test_the_first_lines_of_a_story_are_no_place_to_stop(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "h", "j", "enter", "h", "k", "enter")
        assert "You stopped here" not in reader.text


async def test_what_was_begun_stands_on_the_shelf_continue_until_it_is_finished(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "space", "h", "1", "g", "j", "j", "j", "enter")
        assert reader.screen.view.name == "Continue"
        assert reader.headlines == [HEADLINES[0]]
        await reader.press("enter", "G", "h", "1", "g", "enter", "1", "j", "j", "j", "enter")
        assert reader.headlines == []
        assert "Nothing begun and not finished" in reader.text


async def test_the_front_page_names_what_was_begun(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "space", "h")
    async with open_reader() as reader:
        assert "Go on reading" in reader.text
        assert f"{HEADLINES[0]} – The Pier" in reader.text


async def test_minutes_left_count_down_to_the_end(open_reader):
    async with open_reader() as reader:
        await reader.press("enter")
        assert "min left" in reader.text.splitlines()[-1]
        await reader.press("G")
        await reader.pilot.pause(0.2)
        assert reader.text.splitlines()[-1].split()[0] == "end"


async def test_after_a_page_the_line_to_go_on_from_flashes(open_reader):
    async with open_reader(size=(80, 24)) as reader:
        pane = reader.screen.pane
        await reader.press("enter")
        seen = pane.top + pane.page
        await reader.press("space")
        following = next(n for n in range(seen, seen + 9) if pane.setting_lines[n].runs)
        grounds = {
            line: {segment.style.bgcolor for segment in pane.render_line(line - pane.top) if segment.text.strip()}
            for line in range(pane.top, pane.top + pane.page)
            if not pane.setting_lines[line].card
        }
        usual = grounds[pane.top]
        assert [line for line, ground in grounds.items() if ground and ground != usual] == [following]


async def test_space_at_the_end_says_so_and_then_opens_the_next_unread(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "G", "space")
        assert "End – Space again for the next unread" in reader.text
        assert reader.screen.story.headline == HEADLINES[0]
        await reader.press("space")
        assert reader.screen.story.headline == HEADLINES[1]


@pytest.mark.parametrize("size", [(120, 36), (60, 24)])
async def test_a_quotation_is_copied_with_who_wrote_it_and_where_it_stands(open_reader, size):
    async with open_reader(size=size) as reader:
        await reader.press("enter", "right_square_bracket", "right_square_bracket", "Y")
        assert reader.app.clipboard == f"{SAID}\n— Ada Reyes, “{HEADLINES[0]}”, The Pier, https://news.example/0"
        await reader.press("y")
        assert reader.app.clipboard == "https://news.example/0"


@pytest.mark.parametrize("way", ["G", "pagedown", "j"])
async def test_finished_is_read_where_the_settings_say_so_by_whatever_way(open_reader, way):
    async with open_reader(mark_read="finish", size=(120, 60)) as reader:
        await reader.press("enter")
        assert reader.screen.counts.unread == 5
        while not reader.screen.pane.at_end:
            await reader.press(way)
        assert reader.screen.counts.unread == 4
        await reader.press("m", "k", "j", "h")
        assert reader.screen.counts.unread == 5
