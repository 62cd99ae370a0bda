"""Themes: every one of ours can be read, on the page, on its cards and under the cursor."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from tuireader import ui
from tuireader.config import Config
from tuireader.errors import ConfigError
from tuireader.ui import theming
from tuireader.ui.app import ReaderApp

OURS = theming.own_names()
COLOURED = [name for name in OURS if not theming.load(name).ansi]


def _light(colour):
    """Relative luminance, as WCAG 2 defines it."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one, other):
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", COLOURED)
def test_text_can_be_read(name):
    """WCAG 2, AA: 4.5 to 1."""
    of = theming.load(name).variables
    grounds = {
        "page": of["page-background"],
        "bar": of["page-bar"],
        "cursor": of["page-cursor"],
        "idle": of["page-idle"],
    }
    texts = [of[f"page-{ink}"] for ink in ("text", "ink", "dim", "accent")]
    pairs = [(text, ground) for text in texts for ground in grounds.values()]
    pairs += [
        (of[key], of["page-background"])
        for key in ("page-heading", "page-caption", *(f"voice{n}" for n in range(1, 5)))
    ]
    pairs += [
        (of["page-caption"], of["tint-caption"]),
        (of["page-text"], of["tint-caption"]),
        (of["page-text"], of["tint-code"]),
    ]
    for n in range(1, 5):
        pairs += [(of[key], of[f"tint{n}"]) for key in ("page-ink", "page-dim", f"voice{n}")]
    pairs.append((of["page-hit-ink"], of["page-hit"]))
    poor = [(text, ground, _contrast(text, ground)) for text, ground in pairs if _contrast(text, ground) < 4.5]
    assert poor == []


@pytest.mark.parametrize("name", COLOURED)
def test_a_card_can_be_told_from_the_page(name):
    of = theming.load(name).variables
    tints = [of[f"tint{n}"] for n in range(1, 5)] + [of["tint-caption"]]
    assert all(_contrast(tint, of["page-background"]) > 1.03 for tint in tints)


@pytest.mark.parametrize("name", OURS)
async def test_every_theme_draws_an_article(name, open_reader):
    async with open_reader(theme=name) as reader:
        await reader.press("enter", "space", "h", "u", "escape", "question_mark", "q")
        assert reader.app.theme == name
        assert reader.screen.pane.tints is not reader.app.current_theme.ansi


@pytest.mark.parametrize("name", ["tuireader", "nord", "no-such-theme"])
async def test_where_there_are_sixteen_colours_they_are_the_terminals_own(path, monkeypatch, name):
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "linux")
    app = ReaderApp(path, Config(theme=name, refresh_on_start=False))
    app.suit_terminal()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert app.theme == "ansi"
        assert not app.reading.pane.tints
        await pilot.press("t")
        assert "sixteen colours" in app.reading.message
        assert app.reading.config.theme == name


@pytest.mark.parametrize(("term", "more"), [("xterm-256color", ""), ("tmux-256color", ""), ("xterm", "truecolor")])
def test_where_there_are_more_the_theme_is_as_it_was_chosen(path, monkeypatch, term, more):
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", more)
    app = ReaderApp(path, Config(theme="dusk"))
    app.suit_terminal()
    assert app.theme == "dusk"


def test_the_theme_in_the_readme_is_one(tmp_path, monkeypatch):
    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    sample = next(block for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if "voices" in block)
    (tmp_path / "sample.toml").write_text(sample, "utf-8")
    theme = theming.load("sample", tmp_path)
    monkeypatch.setattr(theming, "load", lambda name: theme)
    test_text_can_be_read("sample")
    test_a_card_can_be_told_from_the_page("sample")


def test_an_ansi_theme_mixes_nothing():
    ours = {k: v for k, v in theming.load("ansi").variables.items() if k.startswith(("page-", "voice", "tint"))}
    assert all(value.startswith(("ansi_", "no")) for value in ours.values())


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_textuals_own_themes_have_all_that_our_pages_name(name):
    of = theming.defaults(BUILTIN_THEMES[name])
    assert set(theming.load("tuireader").variables) == set(of)


async def test_a_theme_that_is_not_there_is_told_and_the_usual_one_taken(open_reader):
    async with open_reader(theme="neon") as reader:
        assert reader.app.theme == "tuireader"
        assert "There is no theme “neon”" in reader.text


async def test_the_users_own_theme_is_a_file(open_reader, tmp_path):
    folder = tmp_path / "config" / "tuireader" / "themes"
    folder.mkdir(parents=True)
    table = dict.fromkeys(("text", "ink", "dim", "caption"), "#cccccc")
    table |= {
        "background": "#000000",
        "accent": "#ff0000",
        "heading": "#ffff00",
        "hit": "#ffff00",
        "hit_ink": "#000000",
    }
    lines = [f'{key} = "{value}"' for key, value in table.items()] + [
        'voices = ["#00ffff", "#ffaa00", "#ff88ff", "#88ff88"]'
    ]
    (folder / "coal.toml").write_text("\n".join(lines))
    async with open_reader(theme="coal") as reader:
        assert reader.app.theme == "coal"
    (folder / "coal.toml").write_text('background = "#000000"')
    with pytest.raises(ConfigError, match="coal"):
        theming.load("coal", folder)


def test_no_two_widgets_have_one_name():
    """Styles go by the names of classes, whatever module they are in: what is said of the one would hold for the other."""
    for module in walk_packages(ui.__path__, "tuireader.ui."):
        import_module(module.name)
    waiting, names = [Widget], Counter()
    while waiting:
        waiting += (kind := waiting.pop()).__subclasses__()
        names[kind.__name__] += kind.__module__.startswith("tuireader.")
    assert [name for name, count in names.items() if count > 1] == []


async def test_a_theme_is_tried_as_the_cursor_comes_to_it_and_taken_by_enter(open_reader):
    async with open_reader(theme="dusk") as reader:
        await reader.press("enter", "t", "j")
        assert reader.app.theme == "forest"
        await reader.press("escape")
        assert (reader.app.theme, reader.screen.config.theme) == ("dusk", "dusk")
        await reader.press("t", "j", "enter")
        assert (reader.app.theme, reader.screen.config.theme) == ("forest", "forest")
