"""Where things live, and one frozen Config out of the user's TOML. Never a global instance: who needs it is given it.

An unknown key or a bad value costs one sentence at start and nothing else: the default holds.
"""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tuireader.errors import ConfigError, system_says

APP = "tuireader"
MOST_JOBS = 200  # connections at once


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting. Minutes, cells and days are whole numbers; 0 days or articles keeps for ever."""

    theme: str = "tuireader"
    keymap: str = "default"
    keys: dict[str, str] = field(default_factory=dict)
    measure: int = 72
    linear: bool = False
    hyphenate: bool = False
    mark_read: str = "open"
    refresh_every: int = 60
    refresh_jobs: int = 100
    refresh_on_start: bool = True
    keep_days: int = 0
    keep_per_feed: int = 0
    images: str = "off"
    browser: str = ""
    speak: str = ""


def library_path() -> Path:
    """The library's file: `$TUIREADER_LIBRARY`, else in the user's data folder. ConfigError where that names no place."""
    if named := os.environ.get("TUIREADER_LIBRARY"):
        return _named(named)
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "library.db"


def config_path() -> Path:
    """The settings file: `$TUIREADER_CONFIG`, else in the user's config folder. ConfigError where that names no place."""
    if named := os.environ.get("TUIREADER_CONFIG"):
        return _named(named)
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def _named(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"{path} is in nobody's home.") from error


def log_dir() -> Path:
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False)


Check = Callable[[Any], bool]


def _whole(low: int, high: int) -> Check:
    return lambda v: isinstance(v, int) and not isinstance(v, bool) and low <= v <= high


def _one_of(*words: str) -> Check:
    return lambda v: v in words


def _word(value: Any) -> bool:
    return isinstance(value, str)


# setting -> (field, what it may be, in words, the check)
_SETTINGS: dict[str, tuple[str, str, Check]] = {
    "theme": ("theme", "a name", _word),
    "keymap": ("keymap", "a name", _word),
    "measure": ("measure", "20 to 200", _whole(20, 200)),
    "linear": ("linear", "true or false", lambda v: isinstance(v, bool)),
    "hyphenate": ("hyphenate", "true or false", lambda v: isinstance(v, bool)),
    "mark_read": ("mark_read", '"open" or "finish"', _one_of("open", "finish")),
    "refresh.every": ("refresh_every", "5 to 10080 minutes", _whole(5, 10_080)),
    "refresh.jobs": ("refresh_jobs", f"1 to {MOST_JOBS}", _whole(1, MOST_JOBS)),
    "refresh.on_start": ("refresh_on_start", "true or false", lambda v: isinstance(v, bool)),
    "keep.days": ("keep_days", "0 to 36500", _whole(0, 36_500)),
    "keep.per_feed": ("keep_per_feed", "0 to 1000000", _whole(0, 1_000_000)),
    "images": ("images", '"off", "auto", "half", "kitty" or "sixel"', _one_of("off", "auto", "half", "kitty", "sixel")),
    "browser": ("browser", "a command", _word),
    "speak": ("speak", "a command", _word),
}


def load(path: Path | None = None) -> tuple[Config, tuple[str, ...]]:
    """(settings, complaints): each complaint is one sentence about a key that could not be used."""
    named, path = path is not None, path or config_path()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Config(), (f"There are no settings at {path}; all is as usual.",) if named else ()
    except (OSError, ValueError) as error:
        reason = system_says(error) if isinstance(error, OSError) else error
        return Config(), (f"The settings in {path} cannot be read: {reason}.",)
    config, complaints = Config(), []
    for name, value in _flat(table):
        if name.startswith("keys."):
            config = replace(config, keys={**config.keys, name[5:]: str(value)})
        elif name not in _SETTINGS:
            complaints.append(f"{path.name}: there is no setting “{name}”.")
        elif not _SETTINGS[name][2](value):
            complaints.append(f"{path.name}: “{name}” takes {_SETTINGS[name][1]}, not {value!r}.")
        else:
            config = replace(config, **{_SETTINGS[name][0]: value})
    return config, tuple(complaints)


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in table.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]
    return found
