"""Every command is written once: what it does, its keys, its line in the help."""

from importlib import import_module
from inspect import getmembers, isfunction

import pytest

from tuireader.config import Config
from tuireader.ui.acts import doer
from tuireader.ui.commands import BY_ID, COMMANDS, Group, named, shown, with_keys
from tuireader.ui.keymaps import Keymap, keymap, presets
from tuireader.ui.pages import newsboat


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_has_one_function_that_does_it(command):
    assert callable(doer(command.id))
    assert command.title
    assert command.help


def test_a_public_function_that_takes_the_screen_alone_is_a_command():
    for group in Group:
        module = import_module(f"tuireader.ui.acts.{group.lower()}")
        for name, function in getmembers(module, isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                parameters = list(function.__code__.co_varnames[: function.__code__.co_argcount])
                if parameters == ["screen"] and name not in ("by_the_clock", "at_start"):
                    assert name.strip("_").replace("_", "-") in BY_ID


@pytest.mark.parametrize("preset", presets())
def test_no_key_means_two_things(preset):
    made, complaints = keymap(Config(keymap=preset))
    assert complaints == []
    keys = [key for command in made.commands for key in command.keys.split(",") if key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("preset", presets())
def test_what_nobody_can_do_without_has_a_key_in_every_preset(preset):
    made, _ = keymap(Config(keymap=preset))
    needed = {"down", "up", "open", "leave", "quit", "help", "palette", "find", "next-unread", "undo", "links"}
    assert {command.id for command in made.commands if command.keys} >= needed


def test_the_users_keys_stand_over_all():
    made, complaints = keymap(Config(keys={"star": "x, *", "refresh": "F5"}))
    assert complaints == []
    assert made.by_key["x"] == "star"
    assert made.by_key["f5"] == "refresh"
    assert "s" not in made.by_key


def test_a_key_taken_for_one_command_is_lost_to_another():
    made, complaints = keymap(Config(keys={"star": "j"}))
    assert complaints == []
    assert made.by_key["j"] == "star"
    assert made.by_key["down"] == "down"


def test_what_cannot_be_is_told_and_the_rest_works():
    made, complaints = keymap(Config(keymap="emacs", keys={"star": "x", "open": "x", "dance": "d"}))
    assert len(complaints) == 3
    assert "emacs" in complaints[0]
    assert any("dance" in complaint for complaint in complaints)
    assert any("x" in complaint and "star" in complaint and "open" in complaint for complaint in complaints)
    assert made.by_key["x"] == "star"
    assert made.by_key["k"] == "up"


def test_two_keys_in_a_row_are_a_command_unless_the_first_is_one():
    made, complaints = keymap(Config(keys={"star": "g s", "zen": "f11", "quit": "Z  Z"}))
    assert (made.by_key["g s"], made.by_key["Z Z"]) == ("star", "quit")
    assert made.begins == {"Z"}
    assert complaints == ["g s cannot be typed: g is top."]
    assert made.key("quit") == "Z Z"


def test_a_key_of_ones_own_takes_the_place_of_two_in_a_row_of_a_preset():
    made, complaints = keymap(Config(keymap="vim", keys={"zen": "Z"}))
    assert complaints == []
    assert made.by_key["Z"] == "zen"
    assert "Z" not in made.begins


@pytest.mark.parametrize("key", [key for command in COMMANDS for key in command.keys.split(",") if key])
def test_a_key_can_be_written_as_it_is_shown(key):
    assert named(shown(key)) == key


def test_keys_that_are_not_ours_pass_as_they_are():
    assert named("ctrl+alt+x") == "ctrl+alt+x"
    commands, _ = with_keys(COMMANDS, {}, "")
    assert Keymap(commands).by_key == Keymap().by_key


def test_a_sentence_names_the_keys_that_the_keymap_has_now():
    usual, vim = keymap(Config())[0], keymap(Config(keymap="vim"))[0]
    bare = keymap(Config(keys={"undo": ""}))[0]
    named = ("undo", "undoes"), ("refresh", "asks the feeds")
    assert usual.ways(*named) == " – z undoes, R asks the feeds"
    assert vim.ways(*named) == " – u undoes, R asks the feeds"
    assert bare.ways(*named) == " – R asks the feeds"
    assert bare.ways(named[0]) == ""


async def test_all_that_cannot_be_is_said_at_the_start_at_once(open_reader):
    async with open_reader(keys={"star": "x", "open": "x"}, theme="no-such-theme") as reader:
        assert "x is wanted by star and open; star has it." in " ".join(reader.screen.message.split())
        assert "There is no theme" in reader.screen.message
        await reader.press("x")
        assert "★" in reader.text


async def test_an_extra_that_is_wanted_and_not_there_is_told(open_reader, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    async with open_reader(hyphenate=True) as reader:
        assert "pip install 'tuireader[hyphens]'" in reader.text
    async with open_reader() as reader:
        assert "pip install" not in reader.text


async def test_the_keys_can_be_changed_as_one_reads(open_reader):
    async with open_reader() as reader:
        await reader.command("newsboat")
        assert "Keys as in" in reader.text
        await reader.press("G", "enter")
        assert "The keys are vim’s now – ? shows them" in reader.text
        await reader.press("3", "j")
        assert reader.screen.headlines.cursor == 3


async def test_who_has_newsboat_is_told_of_its_feeds_and_its_keys(open_reader, tmp_path):
    (tmp_path / ".newsboat").mkdir()
    (tmp_path / ".newsboat" / "urls").write_text("https://tides.example/feed\n")
    async with open_reader(at=tmp_path / "empty.db") as reader:
        assert "newsboat’s feeds were found in ~/.newsboat/urls" in reader.text
        assert "press : and type “newsboat”" in reader.text
        await reader.press("i", "enter")
        assert [feed.url for feed in await reader.screen.library.feeds()] == ["https://tides.example/feed"]


def test_newsboats_articles_are_found_beside_its_feeds_wherever_it_keeps_them(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert newsboat() == ()
    for name in (".config/newsboat/urls", ".local/share/newsboat/cache.db"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    assert newsboat() == ("~/.config/newsboat/urls", "~/.local/share/newsboat/cache.db")
    (tmp_path / ".newsboat").mkdir()
    (tmp_path / ".newsboat" / "urls").touch()
    assert newsboat() == ("~/.newsboat/urls",)


def test_digits_are_counts_or_links_in_any_keymap():
    usual, counting = keymap(Config())[0], keymap(Config(keys={"digits": "count"}))[0]
    assert (usual.counts, counting.counts) == (False, True)
    assert usual.by_key["1"] == "feeds-pane"
    assert "1" not in counting.by_key
    assert not keymap(Config(keymap="vim", keys={"digits": "links"}))[0].counts
    _, complaints = keymap(Config(keys={"digits": "seven"}))
    assert complaints == ["[keys]: digits are “count” or “links”, not “seven”."]


@pytest.mark.parametrize(("keys", "row"), [("3G", 2), ("4gg", 3), ("9G", 4), ("2gj", 2)])
async def test_a_count_leads_to_the_row_of_that_number(open_reader, keys, row):
    async with open_reader(keymap="vim") as reader:
        await reader.press(*keys)
        assert reader.screen.headlines.cursor == row


async def test_a_count_leads_to_a_line_of_the_article_and_escape_gives_it_up(open_reader):
    async with open_reader(keymap="less", size=(80, 24)) as reader:
        await reader.press("enter", "6", "g")
        assert reader.screen.pane.top == 5
        await reader.press("9", "escape")
        assert reader.screen.looking == "article"
        await reader.press("e")
        assert reader.screen.pane.top == 6


async def test_help_says_what_digits_are(open_reader):
    async with open_reader(keys={"digits": "count"}) as reader:
        await reader.press("question_mark", "G")
        assert "A number before a key says how often" in " ".join(reader.text.split())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("help", "help"),
        ("qui", "quit"),
        ("search", "everywhere"),
        ("width", "narrower"),
        ("mark all", "mark-all"),
        ("unsub", "unsubscribe"),
    ],
)
async def test_what_begins_as_it_was_typed_stands_first(open_reader, typed, first):
    async with open_reader() as reader:
        await reader.press("colon")
        await reader.type(typed)
        assert reader.app.screen.menu.rows[0][1][0] == BY_ID[first].help


async def test_a_name_that_no_command_has_is_said_so(open_reader):
    async with open_reader() as reader:
        await reader.press("colon")
        await reader.type("zzz")
        assert "nothing is called so; Esc goes back" in reader.text
        await reader.press("backspace", "backspace", "backspace")
        assert "nothing is called so" not in reader.text
