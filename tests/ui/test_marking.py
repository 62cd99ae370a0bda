"""Marks on several articles, and what the reader does to one of them."""

from ui.stories import HEADLINES

from tuireader.model.query import Query


async def test_a_selection_is_marked_in_one_step_and_ends_with_that(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "v", "j", "j")
        assert "3 selected" in reader.text
        await reader.press("N")
        assert "3 marked read – z undoes" in reader.text
        assert reader.screen.counts.unread == 2
        assert not reader.screen.headlines.selected
        await reader.press("z")
        assert reader.screen.counts.unread == 5


async def test_a_selection_goes_upwards_too_and_all_of_it_is_starred_or_read(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "v", "k", "s")
        assert reader.screen.counts.starred == 2
        await reader.press("G", "v", "k", "A")
        assert reader.screen.counts.unread == 3


async def test_a_selection_shows_and_escape_or_q_ends_it_alone(open_reader):
    async with open_reader() as reader:
        for key in ("escape", "q", "v"):
            await reader.press("g", "v", "j", "j")
            assert reader.text.count("▏") == 5  # two rows of two lines, and the feeds' own
            await reader.press(key)
            assert reader.text.count("▏") == 1
            assert "selected" not in reader.text
        assert tuple(reader.headlines) == HEADLINES


async def test_a_selection_stays_on_its_articles_when_others_come_in(open_reader, path):
    from ui.stories import story

    from tuireader.library import Library

    async with open_reader() as reader:
        await reader.press("j", "v", "j")
        async with await Library.open(path) as other:
            await other.file_articles("The Pier", [story(-1, "Fresh ink")])
        await reader.screen.listing.look_around()
        await reader.settle()
        await reader.press("s")
        assert await reader.screen.library.ids(Query.parse("is:starred")) == reader.screen.headlines.ids[2:4]


async def test_above_and_below_are_marked_read_from_the_palette(open_reader):
    async with open_reader() as reader:
        await reader.press("j", "j")
        await reader.command("above the cursor")
        assert "2 marked read – z undoes" in reader.text
        await reader.press("j")
        await reader.command("below the cursor")
        assert reader.screen.counts.unread == 2
        assert [reader.screen.headlines.row(n).read for n in range(5)] == [True, True, False, False, True]
