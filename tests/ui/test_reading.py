"""The reader as it is used: keys in, what stands on the screen and in the library out."""

import json
import sys

import pytest
from ui.stories import HEADLINES, SAID, story

from tuireader.library import Library
from tuireader.model.query import Query


async def test_the_first_view_is_all_articles_newest_first_with_the_focus_on_them(open_reader):
    async with open_reader() as reader:
        assert tuple(reader.headlines) == HEADLINES
        assert reader.screen.looking == "headlines"
        assert reader.text.count("●") == 6  # five rows and the count


async def test_opening_marks_read_and_space_goes_through_the_unread(open_reader):
    async with open_reader() as reader:
        await reader.press("enter")
        assert "A lamp is lit" in reader.text.splitlines()[4]
        assert reader.screen.counts.unread == 4
        seen = 0
        while reader.screen.article_id == reader.screen.headlines.ids[0]:
            await reader.press("space")
            seen += 1
            assert seen < 40
            if "End – Space again" in reader.text:
                assert reader.screen.pane.at_end
        assert reader.screen.headlines.cursor == 1
        assert reader.screen.counts.unread == 3


async def test_opening_leaves_unread_where_the_settings_say_finish(open_reader):
    async with open_reader(mark_read="finish") as reader:
        await reader.press("enter")
        assert reader.screen.counts.unread == 5
        await reader.press("G", "space")
        assert reader.screen.counts.unread == 4


async def test_next_unread_leaves_out_what_is_read_and_says_when_there_is_no_more(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "m", "k", "enter", "n")
        assert reader.screen.headlines.cursor == 2
        await reader.press("n", "n")
        assert reader.screen.counts.unread == 0
        await reader.press("n")
        assert "Nothing unread here" in reader.text


async def test_next_unread_begins_again_at_the_top(open_reader):
    async with open_reader() as reader:
        await reader.press("G", "enter", "n")
        assert reader.screen.headlines.cursor == 0
        await reader.press("p")
        assert reader.screen.headlines.cursor == 3


async def test_an_unread_list_keeps_what_was_read_until_it_is_read_again(open_reader):
    async with open_reader() as reader:
        await reader.press("L")
        assert reader.screen.view.name == "Unread"
        await reader.press("enter", "h", "j", "m")
        assert tuple(reader.headlines) == HEADLINES
        await reader.press("r")
        assert tuple(reader.headlines) == HEADLINES[2:]


async def test_a_read_row_stays_also_when_another_process_writes(open_reader, path):
    async with open_reader() as reader:
        await reader.press("L", "j", "j", "enter", "h")
        async with await Library.open(path) as other:
            await other.file_articles("The Pier", [story(-1, "Fresh ink")])
        await reader.screen.listing.look_around()
        await reader.settle()
        assert tuple(reader.headlines) == ("Fresh ink", *HEADLINES)
        assert reader.screen.headlines.row(reader.screen.headlines.cursor).headline == HEADLINES[2]


async def test_mark_all_read_is_one_step_that_undo_takes_back_after_a_restart_too(open_reader):
    async with open_reader() as reader:
        await reader.press("A")
        assert "5 marked read – z undoes" in reader.text
        assert reader.screen.counts.unread == 0
    async with open_reader() as reader:
        await reader.press("z")
        assert "Taken back: 5 marked read" in reader.text
        assert reader.screen.counts.unread == 5


async def test_a_star_shows_as_a_shape(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "s")
        assert "★" in reader.text.splitlines()[4]
        await reader.press("L", "L")
        assert reader.headlines == ["Boats come home"]
        await reader.press("s")
        assert reader.screen.counts.starred == 0


async def test_typing_filters_the_list_over_headlines_and_bodies(open_reader):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("word3")
        assert reader.headlines == ["Rain on the quay"]
        await reader.press("enter")
        assert reader.screen.looking == "headlines"
        await reader.press("escape")
        assert len(reader.headlines) == 5


async def test_an_article_that_was_searched_for_opens_at_the_hit(open_reader):
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("ctrl+k")
        await reader.type("steps twice")
        await reader.press("enter", "enter")
        assert "— Samira Vale" in reader.text
        assert "hit 1 of" in reader.text
        await reader.press("n")
        assert reader.screen.pane.over.hit == 1
        await reader.press("escape", "n")
        assert reader.screen.headlines.cursor == 1


async def test_a_search_that_cannot_be_understood_says_so_and_keeps_the_rows(open_reader):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.press("quotation_mark")
        await reader.type("")
        assert 'A " is not closed.' in reader.text
        assert len(reader.headlines) == 5


async def test_escape_in_the_search_brings_the_list_back(open_reader):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("nowhere")
        assert reader.headlines == []
        assert "Nothing found" in reader.text
        await reader.press("escape")
        assert len(reader.headlines) == 5


async def test_find_in_the_article_counts_and_n_goes_through_the_hits(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "slash")
        await reader.type("counted the steps")
        await reader.press("enter")
        assert "hit 1 of 1" in reader.text
        assert "counted the steps" in reader.text
        await reader.press("slash")
        await reader.type("TIDE CAME")
        await reader.press("enter")
        assert "of 72" in reader.text
        before = reader.screen.pane.over.hit
        await reader.press("n")
        assert reader.screen.pane.over.hit == (before + 1) % 72
        await reader.press("N")
        assert reader.screen.pane.over.hit == before
        assert reader.screen.counts.unread == 4
        await reader.press("escape", "n")
        assert reader.screen.headlines.cursor == 1


async def test_the_place_is_kept_over_width_and_restart(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "space", "space")
        place = reader.screen.pane.place
        await reader.pilot.resize_terminal(80, 24)
        await reader.pilot.pause(0.1)
        await reader.settle()
        assert reader.screen.pane.place.block == place.block
        await reader.press("Q")
    async with open_reader() as reader:
        assert "Go on reading" in reader.text
        await reader.press("enter")
        assert reader.screen.pane.place.block == place.block
        assert "You stopped here" in reader.text


async def test_the_next_part_is_a_figure_or_a_quotation(open_reader):
    async with open_reader(size=(80, 20)) as reader:
        await reader.press("enter", "right_square_bracket")
        assert "▣ The lamp at dusk" in "\n".join(reader.text.splitlines()[1:6])
        await reader.press("right_square_bracket")
        assert "The lamp stays lit" in "\n".join(reader.text.splitlines()[1:6])
        await reader.press("left_square_bracket")
        assert "▣ The lamp at dusk" in "\n".join(reader.text.splitlines()[1:6])


async def test_what_was_left_out_is_counted_and_one_key_shows_it(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "G", "g")
        assert "2 hidden (H)" in reader.text
        await reader.press("H")
        assert "Skip to the lamps" in reader.text
        await reader.press("H", "G")
        assert "Skip to the lamps" not in reader.text


async def test_the_contents_lead_to_a_subhead(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "c")
        assert "Contents" in reader.text
        await reader.press("j", "enter")
        assert "The end" in reader.text


@pytest.fixture
def browser(tmp_path):
    """A program that writes down the words it was called with; and how to read them."""
    log = tmp_path / "asked.json"
    program = tmp_path / "browser.py"
    program.write_text(f"import json, sys; open({str(log)!r}, 'w').write(json.dumps(sys.argv[1:]))")
    return f"{sys.executable} {program} --tab", log


async def _asked(reader, log):
    for _ in range(200):
        if log.exists() and (text := log.read_text()):
            return json.loads(text)
        await reader.pilot.pause(0.02)
    raise AssertionError("no browser was called")


async def test_a_link_goes_to_the_browser_as_one_word_of_a_command(open_reader, browser):
    """From the list by o, from its letter by the capital."""
    command, log = browser
    async with open_reader(browser=command) as reader:
        await reader.press("enter", "u")
        assert "https://harbour.example/log" in reader.text
        await reader.press("j", "o")
        assert await _asked(reader, log) == ["--tab", "https://harbour.example/map"]
        assert "Opened harbour.example" in reader.text
        log.unlink()
        await reader.press("f")
        assert "[a]" in reader.text
        await reader.press("A")
        assert await _asked(reader, log) == ["--tab", "https://harbour.example/log"]
        await reader.press("9")
        assert "There is no link 9" in reader.text


async def test_only_http_is_opened_and_the_scheme_is_named(open_reader, browser):
    command, log = browser
    async with open_reader(browser=command) as reader:
        from tuireader.ui.acts.links import visit

        for address in (
            "javascript:alert(1)",
            "file:///etc/passwd",
            "--remote-debugging-port=1",
            "ssh://-oProxyCommand=x/",
        ):
            visit(reader.screen, address)
            await reader.settle()
            assert "Not opened" in reader.text
        assert not log.exists()


async def test_digits_choose_panes_in_the_list(open_reader):
    async with open_reader() as reader:
        await reader.press("1")
        assert reader.screen.looking == "feeds"
        await reader.press("G", "enter")
        assert reader.screen.looking == "headlines"
        assert reader.headlines == list(HEADLINES[:3])
        await reader.press("3")
        assert reader.screen.looking == "article"


async def test_panes_follow_the_width(open_reader):
    async with open_reader() as reader:
        shown = lambda: [w.display for w in (reader.screen.feed_tree, reader.screen.headlines, reader.screen.pane)]  # noqa: E731
        assert shown() == [True, True, True]
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        assert shown() == [False, True, True]
        await reader.pilot.resize_terminal(60, 24)
        await reader.settle()
        assert shown() == [False, True, False]
        await reader.press("enter")
        assert shown() == [False, False, True]
        await reader.press("h")
        assert shown() == [False, True, False]
        await reader.pilot.resize_terminal(120, 36)
        await reader.settle()
        await reader.press("3", "Z")
        assert shown() == [False, False, True]
        await reader.press("Z")
        assert shown() == [True, True, True]


async def test_the_width_of_lines_changes_as_one_reads(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "Z", "less_than_sign", "less_than_sign")
        assert reader.screen.pane.setting.frame.measure == 64
        await reader.press("greater_than_sign")
        assert reader.screen.pane.setting.frame.measure == 68


async def test_help_shows_every_command_with_its_keys(open_reader):
    async with open_reader(size=(100, 200)) as reader:
        await reader.press("question_mark")
        from tuireader.ui.commands import COMMANDS

        assert [c.id for c in COMMANDS if c.keys and c.help not in reader.text] == []
        await reader.press("q")
        assert reader.screen.is_current


@pytest.mark.parametrize(("cells", "columns"), [(80, 1), (60, 5)])
async def test_the_columns_of_the_help_go_through_all_groups_where_there_is_room(open_reader, cells, columns):
    async with open_reader(size=(cells, 240)) as reader:
        await reader.press("question_mark")
        bars = {line.index("│") for line in reader.text.splitlines() if "│" in line}
        assert len(bars) == 1 if columns == 1 else len(bars) >= columns
        assert [line for line in reader.text.splitlines() if line.rstrip().endswith("│")] == []


async def test_the_palette_does_what_is_chosen(open_reader):
    async with open_reader() as reader:
        await reader.command("listed read")
        assert reader.screen.counts.unread == 0


async def test_the_sort_menu_turns_the_list_round(open_reader):
    async with open_reader() as reader:
        await reader.press("S", "j", "enter")
        assert tuple(reader.headlines) == HEADLINES[::-1]
        assert reader.screen.view.query == Query.parse("sort:oldest")


async def test_an_empty_library_welcomes_and_one_key_brings_the_sample_edition(open_reader, tmp_path):
    async with open_reader(at=tmp_path / "new.db") as reader:
        assert "A page worth reading" in reader.text
        assert "sample edition" in reader.text
        await reader.press("E")
        assert reader.screen.headlines.count >= 8


async def test_a_library_that_cannot_be_opened_is_one_sentence(tmp_path):
    from tuireader.config import Config
    from tuireader.ui.app import ReaderApp

    bad = tmp_path / "bad.db"
    bad.write_bytes(b"no library " * 1000)
    app = ReaderApp(bad, Config())
    async with app.run_test() as pilot:
        await pilot.pause()
    assert app.return_code == 1
    assert app.sentence.endswith(".")


async def test_a_click_selects_and_the_next_one_opens(open_reader):
    async with open_reader() as reader:
        await reader.pilot.click("#headlines", offset=(5, 3))
        await reader.settle()
        assert reader.screen.headlines.cursor == 1
        assert reader.screen.article_id is None
        assert reader.screen.counts.unread == 5
        await reader.pilot.click("#headlines", offset=(5, 3))
        await reader.settle()
        assert reader.screen.article_id == reader.screen.headlines.ids[1]


async def test_a_copied_selection_has_no_bars_and_no_soft_breaks(open_reader):
    from textual.geometry import Offset
    from textual.selection import Selection

    async with open_reader() as reader:
        await reader.press("enter")
        pane = reader.screen.pane
        first = next(
            n for n, line in enumerate(pane.setting_lines) if "The lamp stays" in "".join(r.text for r in line.runs)
        )
        last = next(n for n, line in enumerate(pane.setting_lines) if "both open" in "".join(r.text for r in line.runs))
        text, _ = pane.get_selection(Selection(Offset(0, first), Offset(999, last)))
        assert text.startswith(SAID)
        assert "▌" not in text
        assert text.count("\n") == 2


async def test_a_failing_child_is_a_line_and_never_a_traceback(open_reader, tmp_path):
    async with open_reader() as reader:
        await reader.press("i")
        await reader.type("/nowhere/at all.txt")
        await reader.press("enter")
        assert reader.screen.job is None
        assert "/nowhere" in reader.screen.message
        assert "Traceback" not in reader.text


async def test_a_file_comes_in_through_a_child(open_reader, tmp_path):
    (tmp_path / "story.txt").write_text(
        "Gulls return\n\nThe gulls returned to the pier on Monday, the keeper said.\n" * 3
    )
    async with open_reader() as reader:
        await reader.press("i")
        await reader.type(str(tmp_path / "story.txt"))
        await reader.press("enter")
        assert reader.screen.headlines.count == 6
        assert "1 new" in reader.screen.message


@pytest.fixture
def feed(site):
    """The address of a feed."""
    items = "".join(f"<item><title>Tide table {n}</title><guid>t{n}</guid></item>" for n in range(3))
    return site.say("/tides.xml", f'<rss version="2.0"><channel><title>Tides</title>{items}</channel></rss>')


async def test_a_feed_is_added_and_refreshed_without_leaving_the_screen(open_reader, feed):
    async with open_reader() as reader:
        await reader.press("j", "a")
        await reader.type(feed)
        await reader.press("enter")
        assert reader.screen.headlines.count == 8
        assert reader.screen.headlines.row(reader.screen.headlines.cursor).headline == HEADLINES[1]
        assert "Subscribed: Tides – 3 new – z undoes" in reader.text
        await reader.press("R")
        assert "failed" not in reader.screen.message
        assert reader.screen.job is None


async def test_the_feeds_are_asked_by_themselves(open_reader, feed, path):
    from tuireader.model.feed import Subscription

    async with await Library.open(path) as library:
        await library.subscribe([Subscription(feed)])
    async with open_reader(refresh_on_start=True) as reader:
        for _ in range(200):
            await reader.pilot.pause(0.05)
            if reader.screen.headlines.count == 8:
                break
        await reader.settle()
        assert reader.screen.headlines.count == 8
        assert "3 new" in reader.screen.message
