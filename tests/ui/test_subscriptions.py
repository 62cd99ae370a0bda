"""The feed under the cursor is renamed, moved and left; each can be taken back."""

import pytest

from tuireader.library import Library
from tuireader.model.feed import Subscription


@pytest.fixture
async def path(path):
    async with await Library.open(path) as library:
        await library.subscribe([Subscription("https://tides.example/feed", "Tides")])
    return path


async def _at_the_feed(reader, command):
    await reader.press("1", "G")
    assert reader.screen.feed_tree.branches[reader.screen.feed_tree.cursor].name == "Tides"
    await reader.press("colon")
    await reader.type(command)
    await reader.press("enter")


async def test_a_feed_is_renamed_and_named_as_before(open_reader):
    async with open_reader() as reader:
        await _at_the_feed(reader, "another name")
        await reader.type(" daily")
        await reader.press("enter")
        assert "Tides daily" in [branch.name for branch in reader.screen.feed_tree.branches]
        await reader.press("z")
        assert "Taken back" in reader.text
        assert "Tides" in [branch.name for branch in reader.screen.feed_tree.branches]


async def test_a_feed_is_moved_into_a_folder_and_back(open_reader):
    async with open_reader() as reader:
        await _at_the_feed(reader, "into a folder")
        await reader.type("Water/Sea")
        await reader.press("enter")
        assert [b.depth for b in reader.screen.feed_tree.branches if b.name == "Tides"] == [1]
        await reader.press("z")
        assert [b.depth for b in reader.screen.feed_tree.branches if b.name == "Tides"] == [0]


async def test_a_feed_is_left_and_taken_up_again(open_reader):
    async with open_reader() as reader:
        await _at_the_feed(reader, "unsubscribe")
        assert "“Tides” is unsubscribed, its articles stay – z undoes" in reader.text
        assert "Tides" not in [branch.name for branch in reader.screen.feed_tree.branches]
        await reader.press("z")
        assert "Tides" in [branch.name for branch in reader.screen.feed_tree.branches]


async def test_without_a_feed_nothing_is_left(open_reader):
    async with open_reader() as reader:
        await reader.press("colon")
        await reader.type("unsubscribe")
        await reader.press("enter")
        assert "Which feed?" in reader.text
        assert len(await reader.screen.library.feeds()) == 3
