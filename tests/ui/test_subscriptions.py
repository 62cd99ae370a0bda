"""The feed under the cursor is renamed, moved and left; each can be taken back."""

import pytest

from tuireader.library import Library
from tuireader.model.feed import Subscription
from tuireader.safe import safe_url
from tuireader.ui import starter
from tuireader.ui.starter import tastes

TASTES = """
["Sea"]
"The log" = "http://127.0.0.1:9/log"
"The map" = "http://127.0.0.1:9/map"
["Town"]
"The quay" = "http://127.0.0.1:9/quay"
"The clock" = "http://127.0.0.1:9/clock"
"""


@pytest.fixture
async def path(path):
    async with await Library.open(path) as library:
        await library.subscribe([Subscription("https://tides.example/feed", "Tides")])
    return path


async def _at_the_feed(reader, command):
    await reader.press("1", "G")
    assert reader.screen.feed_tree.branches[reader.screen.feed_tree.cursor].name == "Tides"
    await reader.command(command)


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
        await reader.command("unsubscribe")
        assert "Which feed?" in reader.text
        assert len(await reader.screen.library.feeds()) == 3


async def test_feeds_to_start_with_are_picked_by_taste(open_reader, tmp_path, monkeypatch):
    """All below a heading, one of another; the list is another one, because these are asked for at once."""
    (tmp_path / "starter.toml").write_text(TASTES)
    monkeypatch.setattr(starter, "_LIST", tmp_path / "starter.toml")
    async with open_reader(at=tmp_path / "empty.db") as reader:
        await reader.press("W")
        assert "[ ] The log" in reader.text
        await reader.press("space", "j", "j", "j", "j", "space")
        assert reader.text.count("[x]") == 3
        await reader.press("enter")
        assert [(feed.title, feed.folder) for feed in await reader.screen.library.feeds()] == [
            ("The log", "Sea"),
            ("The map", "Sea"),
            ("The quay", "Town"),
        ]


async def test_nothing_is_subscribed_where_nothing_was_picked(open_reader, tmp_path):
    async with open_reader(at=tmp_path / "empty.db") as reader:
        assert "W  feeds to start with" in reader.text
        await reader.press("W", "space", "escape")
        assert await reader.screen.library.feeds() == []


def test_every_feed_of_the_starter_list_has_an_address_of_its_own():
    offered = [one for feeds in tastes().values() for one in feeds]
    assert len({one.url for one in offered}) == len({one.title for one in offered}) == len(offered) > 20
    assert all(safe_url(one.url) == one.url and one.url.startswith("https://") for one in offered)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (20, 5)])
async def test_the_last_row_of_a_long_menu_can_be_seen(open_reader, tmp_path, size):
    async with open_reader(size=size, at=tmp_path / "empty.db") as reader:
        await reader.press("W", "G")
        last = list(tastes().values())[-1][-1].title
        assert f"[ ] {last}"[: size[0] - 14] in reader.text
