"""Ways back: out of a search, a message, a bar, a page; and where the cursor and the place are after them."""

import pytest
from textual.geometry import Offset
from textual.selection import Selection
from ui.stories import HEADLINES, story

from tuireader.library import Library


async def test_a_search_of_facts_alone_is_left_as_any_other(open_reader):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("feed:quayside")
        await reader.press("enter")
        assert reader.headlines == list(HEADLINES[3:])
        assert "All · “feed:quayside”" in reader.text
        await reader.press("escape")
        assert reader.headlines == list(HEADLINES)
        assert "“" not in reader.screen.view.name


async def test_a_search_begins_at_the_shelf_and_not_at_the_last_search(open_reader):
    async with open_reader() as reader:
        await reader.press("1", "G", "enter", "slash")
        await reader.type("lamp is")
        await reader.press("enter")
        assert "The Pier · “lamp is”" in reader.text
        await reader.press("slash")
        await reader.type("word1")
        await reader.press("enter")
        assert reader.headlines == [HEADLINES[1]]
        await reader.press("L")
        assert reader.headlines == [HEADLINES[1]]
        assert "Unread · The Pier · “word1”" in reader.text
        await reader.press("q")
        assert reader.headlines == list(HEADLINES[:3])
        assert reader.screen.view.name == "Unread · The Pier"


async def test_the_list_after_enter_is_the_list_while_typing(open_reader):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("wor")
        typed = reader.headlines
        assert len(typed) == 5
        await reader.press("enter")
        assert reader.headlines == typed


async def test_finding_begins_where_reading_stands_and_escape_returns_there(open_reader):
    async with open_reader(size=(80, 20)) as reader:
        await reader.press("enter", "space", "space", "space")
        top = reader.screen.pane.top
        await reader.press("slash")
        await reader.type("lamp")
        await reader.press("escape")
        assert reader.screen.pane.top == top
        await reader.press("slash")
        await reader.type("tide came")
        assert reader.screen.pane.top == top
        assert reader.screen.pane.over.hits[reader.screen.pane.over.hit].block >= reader.screen.pane.place.block
        assert 0 < reader.screen.pane.over.hit < 71


async def test_with_no_article_open_enter_and_the_digits_leave_the_article_pane(open_reader):
    async with open_reader() as reader:
        await reader.press("3", "2")
        assert reader.screen.looking == "headlines"
        await reader.press("3", "1")
        assert reader.screen.looking == "feeds"
        await reader.press("3", "enter")
        assert reader.screen.article_id == reader.screen.headlines.ids[0]


async def test_the_cursor_stays_on_the_first_row_while_nothing_was_chosen(open_reader, path):
    async with open_reader() as reader:
        async with await Library.open(path) as other:
            await other.file_articles("The Pier", [story(-1, "Fresh ink")])
        await reader.screen.listing.look_around()
        await reader.settle()
        assert reader.headlines[0] == "Fresh ink"
        assert reader.screen.headlines.cursor == 0


async def test_the_next_key_takes_a_message_away(open_reader):
    async with open_reader() as reader:
        await reader.press("A")
        assert "5 marked read" in reader.text
        await reader.press("j")
        assert "marked read" not in reader.text


@pytest.mark.parametrize("key", ["slash", "a", "i"])
async def test_control_c_leaves_the_bar_and_not_the_program(open_reader, key):
    async with open_reader() as reader:
        await reader.press(key, "x", "ctrl+c")
        assert reader.screen._bar is None
        assert reader.app.is_running
        assert reader.headlines == list(HEADLINES)


async def test_the_help_is_left_by_the_keys_of_the_way_back_alone(open_reader):
    async with open_reader() as reader:
        for key in ("q", "escape", "ctrl+c", "question_mark"):
            await reader.press("question_mark", "slash")
            assert reader.app.screen is not reader.screen
            await reader.press(key)
            assert reader.app.screen is reader.screen
            assert reader.app.is_running


async def test_another_list_puts_an_article_away_that_it_does_not_hold(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "h", "slash")
        await reader.type("word0")
        await reader.press("enter")
        assert reader.screen.article_id is not None
        await reader.press("slash")
        await reader.type("word4")
        await reader.press("enter")
        assert reader.screen.article_id is None


async def test_nothing_hidden_is_said_so(open_reader, tmp_path):
    async with open_reader(at=tmp_path / "plain.db") as reader:
        async with await Library.open(tmp_path / "plain.db") as other:
            await other.file_articles("Quayside", [bare()])
        await reader.screen.listing.look_around()
        await reader.settle()
        assert "1 article in the library" in reader.text
        await reader.press("enter", "H")
        assert "Nothing was left out" in reader.text


def bare():
    from dataclasses import replace

    return replace(story(1, "Plain"), dropped=())


async def test_control_c_copies_what_is_selected_and_else_quits(open_reader):
    async with open_reader() as reader:
        await reader.press("enter")
        pane = reader.screen.pane
        reader.screen.selections = {pane: Selection(Offset(0, 3), Offset(999, 3))}
        words = reader.screen.get_selected_text()
        await reader.press("ctrl+c")
        assert words
        assert reader.app.clipboard == words
        assert not reader.screen.over
        await reader.press("ctrl+c")
        assert reader.screen.over


@pytest.mark.parametrize("key", ["q", "escape", "h"])
async def test_the_way_back_from_a_feeds_list_leads_to_the_feeds_and_from_there_to_all(open_reader, key):
    async with open_reader() as reader:
        await reader.press("1", "G", "enter")
        assert reader.headlines != list(HEADLINES)
        await reader.press(key)
        assert reader.screen.looking == "feeds"
        await reader.press(key)
        assert reader.screen.looking == "headlines"
        assert reader.headlines == list(HEADLINES)
        assert not reader.screen.over


@pytest.mark.parametrize("key", ["s", "m", "w", "T", "M", "x", "u", "c", "f", "P", "V", "right_square_bracket", "n"])
async def test_with_nothing_there_every_key_says_so(open_reader, tmp_path, key):
    async with open_reader(at=tmp_path / "empty.db") as reader:
        await reader.press(key)
        assert any(
            said in reader.text for said in ("There is no article here", "Open an article first", "Nothing unread here")
        )


async def test_an_address_is_copied_from_the_list_too(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "y")
        assert reader.app.clipboard.startswith("https://")
        assert "Copied https://" in reader.text


@pytest.mark.parametrize("key", ["slash", "a", "i"])
async def test_while_one_types_no_key_is_hinted_at_that_would_be_typed(open_reader, key):
    async with open_reader() as reader:
        await reader.press(key)
        assert "Enter done  Esc back" in reader.text
        assert "n next unread" not in reader.text
        await reader.press("escape")
        assert "n next unread" in reader.text


@pytest.mark.parametrize("key", ["question_mark", "colon", "t", "S", "F", "W"])
async def test_every_box_and_page_over_the_screen_says_how_to_go_back(open_reader, key):
    async with open_reader() as reader:
        await reader.press(key)
        assert "q back" in reader.text or "Esc goes back" in reader.text


async def test_while_one_types_what_to_find_no_key_leads_to_the_next_hit(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "slash")
        await reader.type("tide")
        assert "hit 1 of" in reader.text
        assert "next hit" not in reader.text
        await reader.press("enter")
        assert "n next hit" in reader.text


@pytest.mark.parametrize(
    ("keys", "why", "ways"),
    [
        (["slash", "x", "x"], "Nothing found", ["Esc"]),
        (["A", "L"], "All is read", ["R", "L"]),
        (["L", "L"], "Nothing starred", ["L", "s"]),
        (["1", "g", "j", "j", "j", "enter"], "Nothing begun", ["L", "Space"]),
    ],
)
async def test_an_empty_list_says_why_and_what_to_press(open_reader, keys, why, ways):
    async with open_reader() as reader:
        await reader.press(*keys)
        assert why in reader.text
        told = [
            line.partition("•")[2].replace("\u00a0", " ").split()[0] for line in reader.text.splitlines() if "•" in line
        ]
        assert told == ways


async def test_between_the_shelves_and_the_feeds_is_air_that_nobody_can_stand_on(open_reader):
    async with open_reader() as reader:
        tree = reader.screen.feed_tree
        await reader.press("1", "j", "j", "j")
        assert tree.branches[tree.cursor].name == "Continue"
        await reader.press("j")
        assert tree.branches[tree.cursor].name == "Quayside"
        await reader.press("k")
        assert tree.branches[tree.cursor].name == "Continue"
        await reader.pilot.click("#feeds", offset=(5, 4))
        await reader.settle()
        assert reader.screen.view.name == "Quayside"
