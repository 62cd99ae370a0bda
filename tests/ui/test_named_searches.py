"""What the list shows can be kept under a name, which then stands among the feeds."""

from tuireader.library import Library


def names(reader):
    return [branch.name for branch in reader.screen.feed_tree.branches]


async def test_a_search_gets_a_name_is_chosen_by_it_and_the_name_is_taken_back(open_reader, path):
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("word1")
        await reader.press("enter", "B")
        await reader.type("Tides")
        await reader.press("enter")
        assert names(reader)[:5] == ["All", "Unread", "Starred", "Continue", "Tides"]
        assert len(reader.headlines) == 1
        await reader.press("1", "g", "enter")
        assert len(reader.headlines) == 5
        await reader.press("1", "j", "j", "j", "j", "enter")
        assert len(reader.headlines) == 1
        async with await Library.open(path) as library:
            assert [search.name for search in await library.searches()] == ["Tides"]
        await reader.press("z")
        assert "Tides" not in names(reader)


async def test_a_name_is_taken_away_by_typing_none(open_reader):
    async with open_reader() as reader:
        await reader.press("L", "B")
        await reader.type("New")
        await reader.press("enter")
        assert "New" in names(reader)
        await reader.press("B", "enter")
        assert "New" not in names(reader)


async def test_everything_wants_no_name(open_reader):
    async with open_reader() as reader:
        await reader.press("B")
        assert "All is a name already" in reader.text


async def test_packing_what_is_whole_says_so(open_reader):
    async with open_reader() as reader:
        await reader.press("X")
        assert "All of it is here already" in reader.text
