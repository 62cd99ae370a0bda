"""The screen is as it was left, after a restart too."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.config import Config
from tuireader.ui import arrangement, lastframe
from tuireader.ui.arrangement import Arrangement


@pytest.fixture
def file(home, tmp_path):
    return tmp_path / "state" / "tuireader" / "arrangement.toml"


def _choose(reader, words):
    return [reader.press("colon"), reader.type(words), reader.press("enter")]


async def test_panes_width_theme_and_keys_are_as_they_were_left(open_reader):
    async with open_reader() as reader:
        await reader.press("1", "1", "greater_than_sign", "t", "j", "enter")
        chosen = reader.app.theme
        for step in _choose(reader, "newsboat"):
            await step
        await reader.press("G", "enter", "Q")
        assert chosen != "tuireader"
    async with open_reader() as reader:
        assert reader.app.theme == chosen
        assert reader.screen.panes.hidden == {"feeds"}
        assert not reader.screen.feed_tree.display
        assert reader.screen.pane.measure == 76
        assert reader.screen.keymap.counts


async def test_zen_and_the_number_of_panes_are_as_they_were_left(open_reader):
    async with open_reader() as reader:
        await reader.press("vertical_line", "Z", "Q")
    async with open_reader() as reader:
        assert reader.screen.panes.most == 2
        await reader.press("enter")
        assert not reader.screen.headlines.display


async def test_settings_that_say_something_else_than_before_have_their_way(open_reader):
    async with open_reader() as reader:
        await reader.press("greater_than_sign", "Q")
    async with open_reader(measure=60) as reader:
        assert reader.screen.pane.measure == 60


async def test_who_changes_nothing_leaves_nothing_behind(open_reader, file):
    async with open_reader() as reader:
        await reader.press("enter", "q", "q")
    assert not file.exists()


@pytest.mark.parametrize(
    "kept", ["measure = [72,", "measure = 80\nmost = 9\nhidden = 3\nzen = 1", "theme = [72, 80]", "\x00"]
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(file, kept):
    file.parent.mkdir(parents=True)
    file.write_text(kept)
    assert arrangement.load(Config()) == Arrangement(Config())


def test_a_disk_that_refuses_is_told_to_whoever_paints_the_next_start(file):
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.write_text("no folder")
    assert not arrangement.keep(Config(), Arrangement(Config(), zen=True))


NAMES = st.text(max_size=20)


@given(
    config=st.builds(Config, theme=NAMES, keymap=NAMES, measure=st.integers(20, 200), linear=st.booleans()),
    hidden=st.frozensets(st.sampled_from(["feeds", "article"])),
    most=st.integers(1, 3),
    zen=st.booleans(),
    theme=NAMES,
)
def test_what_is_kept_comes_back(tmp_path_factory, config, hidden, most, zen, theme):
    file = tmp_path_factory.mktemp("state") / "arrangement.toml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lastframe, "arrangement_file", lambda: str(file))
        left = Arrangement(replace(config, measure=72), hidden, most, zen)
        settings = replace(config, theme=theme)
        assert arrangement.keep(settings, left)
        assert arrangement.load(settings) == left
