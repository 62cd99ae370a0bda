"""How the reader left the screen: theme, keys, width, panes; kept for the next start.

A choice made on the screen stands beside what the settings said when it was made, and holds as long as they say it: whoever
changes `config.toml` afterwards gets what it says. The settings themselves are the reader's own and are never written.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tuireader.config import Config
from tuireader.ui import lastframe, layout

CHOICES = "theme", "keymap", "measure", "linear"
"""Settings that the screen can change."""

_HIDEABLE: tuple[layout.Pane, ...] = ("feeds", "article")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`config` as the screen has changed it; panes that are hidden, how many there are at the most, and zen."""

    config: Config
    hidden: frozenset[layout.Pane] = frozenset()
    most: int = 3
    zen: bool = False


def load(settings: Config) -> Arrangement:
    """As it was left; as the settings say where nothing was kept that can be read."""
    try:
        table = tomllib.loads(Path(lastframe.arrangement_file()).read_text("utf-8"))
    except (OSError, ValueError):
        table = {}
    config = settings
    for name in CHOICES:
        if (chosen := _chosen(table.get(name), getattr(settings, name))) is not None:
            config = replace(config, **{name: chosen})
    most = table.get("most")
    return Arrangement(
        config,
        frozenset(pane for pane in _HIDEABLE if pane in _listed(table.get("hidden"))),
        most if most in (1, 2, 3) else 1 if config.linear else 3,
        table.get("zen") is True,
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _chosen(kept: Any, said: Any) -> Any:
    """What was chosen while the settings said what they say now."""
    match kept:
        case [before, chosen] if before == said and type(chosen) is type(said):
            return chosen
    return None


def keep(settings: Config, now: Arrangement) -> bool:
    """Whether the next start will find it so."""
    from tuireader import atomic

    if load(settings) == now:
        return True
    file = Path(lastframe.arrangement_file())
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.write(file, "".join(f"{line}\n" for line in _lines(settings, now)).encode())
    except OSError:
        return False
    return True


def _lines(settings: Config, now: Arrangement) -> Iterable[str]:
    yield "# Kept by tuireader when it ends: what the settings said, and what was chosen on the screen instead."
    for name in CHOICES:
        said, chosen = getattr(settings, name), getattr(now.config, name)
        if said != chosen:
            yield f"{name} = [{_value(said)}, {_value(chosen)}]"
    yield f"hidden = [{', '.join(_value(pane) for pane in sorted(now.hidden))}]"
    yield f"most = {now.most}"
    yield f"zen = {_value(now.zen)}"


def _value(value: str | int) -> str:
    """As TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\' or ord(c) < 32 or ord(c) == 127 else c for c in value)
    return f'"{escaped}"'
