"""Themes as files: a dozen colours in TOML become a Textual theme and the variables that our widgets' styles name.

A theme is found by its file's name, in this package and in the `themes` folder beside the user's settings. Every colour
that is not written there is mixed from those that are, so that tints keep their strength on any ground. In an ansi
theme nothing is mixed: the sixteen colours are the terminal's own and their values are not known.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from tuireader.errors import ConfigError

_FOLDER = Path(__file__).with_name("themes")

TINT, FAINT, BAR, CURSOR = 0.10, 0.22, 0.045, 0.13
"""Shares of a colour that lie over the ground: cards, hairlines, the bars at top and bottom, the cursor's row."""

_WANTED = ("background", "text", "ink", "dim", "accent", "heading", "caption", "hit", "hit_ink")


class Colourless(LineFilter):
    """Leaves the shapes of letters alone; what lay on a ground of its own is reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, _colourless(style) if style else None) for text, style, _ in segments]


@cache
def _colourless(style: Style) -> Style:
    ground = style.bgcolor is not None and not style.bgcolor.is_default
    return style.without_color + Style(reverse=ground or style.reverse)


def own_names(folder: Path | None = None) -> list[str]:
    """The themes that are files, ours and the user's."""
    found = {file.stem for file in _FOLDER.glob("*.toml")}
    return sorted(found | ({f.stem for f in folder.glob("*.toml")} if folder and folder.is_dir() else set()))


def load(name: str, folder: Path | None = None) -> Theme | None:
    """The theme of that name; None where no file has it; ConfigError where the file cannot be used."""
    own = folder / f"{name}.toml" if folder else None
    if "/" in name or name.startswith("."):
        return None
    try:
        text = own.read_text("utf-8") if own and own.is_file() else _ours(name)
        return _theme(name, tomllib.loads(text)) if text else None
    except (OSError, ValueError) as error:
        raise ConfigError(f"The theme “{name}” cannot be used: {error}.") from error


def _ours(name: str) -> str:
    file = _FOLDER / f"{name}.toml"
    return file.read_text("utf-8") if file.is_file() else ""


def _theme(name: str, table: dict[str, Any]) -> Theme:
    missing = [key for key in _WANTED if key not in table] + ["voices"] * (len(table.get("voices", ())) != 4)
    if missing:
        raise ValueError(f"it has no {', '.join(missing)}")
    ansi = bool(table.get("ansi"))
    for colour in (*(table[key] for key in _WANTED), *table["voices"]):
        Color.parse(colour)
    return Theme(
        name=name,
        primary=table["accent"],
        secondary=table["heading"],
        accent=table["accent"],
        warning=table["heading"],
        error=table["accent"],
        success=table["voices"][0],
        foreground=table["text"],
        background=table["background"],
        surface=table["background"],
        panel=table["background"],
        dark=bool(table.get("dark", True)),
        ansi=ansi,
        # Textual's own widgets name some variables in ansi themes that only its own ansi themes have.
        variables=(BUILTIN_THEMES["ansi-dark"].variables if ansi else {}) | _variables(table, ansi),
    )


def _variables(table: dict[str, Any], ansi: bool) -> dict[str, str]:
    ground, voices = table["background"], table["voices"]

    def mixed(key: str, colour: str, share: float, plain: str) -> str:
        return table.get(key) or (plain if ansi else _mix(ground, colour, share))

    variables = {f"page-{key.replace('_', '-')}": table[key] for key in _WANTED}
    variables |= {f"voice{n}": voice for n, voice in enumerate(voices, 1)}
    variables |= {f"tint{n}": mixed(f"tint{n}", voice, TINT, ground) for n, voice in enumerate(voices, 1)}
    return variables | {
        "tint0": mixed("tint0", table["text"], TINT * 0.7, ground),
        "tint-caption": mixed("tint_caption", table["caption"], TINT * 0.8, ground),
        "tint-code": mixed("tint_code", table["text"], TINT * 0.5, ground),
        "page-faint": mixed("faint", table["text"], FAINT, table["dim"]),
        "page-bar": mixed("bar", table["text"], BAR, ground),
        "page-cursor": mixed("cursor", table["accent"], CURSOR, ground),
        "cursor-style": "reverse" if ansi else "none",
        "page-idle": mixed("idle", table["text"], CURSOR * 0.6, ground),
        "tints": "no" if ansi else "yes",
    }


def defaults(theme: Theme) -> dict[str, str]:
    """The variables of a theme that is not one of ours, out of the colours it has."""
    colours = theme.to_color_system().generate()
    text, ground = colours["foreground"], colours["background"]
    if theme.ansi:
        dim, caption = "ansi_bright_black", "ansi_bright_black"
        voices: Iterable[str] = ("ansi_cyan", "ansi_yellow", "ansi_magenta", "ansi_green")
    else:
        dim, caption = _mix(ground, text, 0.62), _mix(ground, text, 0.7)
        voices = (_mix(ground, colours[key], 0.9) for key in ("primary", "warning", "secondary", "success"))
    table = {"background": ground, "text": text, "ink": text, "dim": dim, "accent": colours["accent"]}
    table |= {"heading": colours["warning"], "caption": caption, "hit": colours["warning"], "hit_ink": ground}
    return _variables(table | {"voices": list(voices)}, theme.ansi)


def _mix(ground: str, colour: str, share: float) -> str:
    under, over = Color.parse(ground), Color.parse(colour)
    return under.blend(over, share).hex6
